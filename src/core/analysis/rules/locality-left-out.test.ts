import { governed } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { localityLeftOut } from './locality-left-out';

const two = '{ address: 192.0.2.1, locality: eu-west/a }, { address: 192.0.2.2, locality: us-east/a }';
const distribute = (...items: readonly string[]): { policy: string } => ({
  policy: `loadBalancer: { localityLbSetting: { distribute: [${items.join(', ')}] } }`,
});

testRule(localityLeftOut, {
  valid: [
    governed({ ...distribute('{ from: "eu-west/*", to: { "eu-west/*": 80, "us-east/*": 20 } }'), endpoints: two }),
    governed({ ...distribute('{ from: eu-west, to: { eu-west/a: 80, "*": 20 } }'), endpoints: two }),
    governed({ ...distribute('{ from: "*", to: { eu-west: 50, us-east: 50 } }'), endpoints: two }),
    governed({
      policy:
        'loadBalancer: { localityLbSetting: { enabled: false, distribute: [{ from: "*", to: { eu-west: 100 } }] } }',
      endpoints: two,
    }),
    governed({ ...distribute('{ from: "*", to: { eu-west: 100 } }'), resolution: 'NONE' }),
    governed({ policy: 'loadBalancer: { localityLbSetting: { enabled: true } }', endpoints: two }),
  ],
  invalid: [
    {
      code: governed({ ...distribute('{ from: "*", to: { eu-west: 100 } }'), endpoints: two }),
      findings: [
        {
          message:
            'Endpoints in us-east/a get no calls from anywhere: this distribute names only eu-west. List every locality that has endpoints, or *.',
          path: 'spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[0].to',
          ref: 'P32',
        },
      ],
    },
    {
      code: governed({
        ...distribute(
          '{ from: eu-west, to: { eu-west: 90, us-east: 10 } }',
          '{ from: us-east, to: { us-east/b: 100 } }',
        ),
        endpoints: two,
        resolution: 'DNS',
      }),
      findings: [
        {
          message:
            'No endpoint gets calls from us-east: this distribute names only us-east/b. List every locality that has endpoints, or *.',
          path: 'spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].to',
        },
      ],
    },
    {
      code: governed({
        ...distribute('{ from: "*", to: { eu-west: 50, us-east: 50 } }'),
        endpoints: `${two}, { address: 192.0.2.3 }`,
      }),
      findings: [
        {
          message:
            'Endpoints without locality get no calls from anywhere: this distribute names only eu-west and us-east. List every locality that has endpoints, or *.',
        },
      ],
    },
  ],
});
