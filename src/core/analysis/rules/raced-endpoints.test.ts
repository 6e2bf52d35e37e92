import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { racedEndpoints } from './raced-endpoints';

const race = 'annotations: { istio.io/connect-strategy: RACE_FIRST_TCP_CONNECT }';
const entry = (endpoints: string, metadata = race, resolution = 'DNS'): string =>
  resourceText(
    'ServiceEntry shop/a',
    `hosts: [a.example.com]\nports: [{ number: 443, name: tls, protocol: TLS }]\nresolution: ${resolution}\n${endpoints}`,
    metadata,
  );
const two = 'endpoints: [{ address: one.example.com }, { address: two.example.com }]';

testRule(racedEndpoints, {
  valid: [
    entry(''),
    entry('endpoints: [{ address: one.example.com }]'),
    entry(two, ''),
    entry(two, race.replace('RACE_FIRST_TCP_CONNECT', 'DEFAULT')),
    entry('endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2 }]', race, 'STATIC'),
    bundleOf(resourceText('EgressDesign design', "istioVersion: '1.29'"), entry(two)),
  ],
  invalid: [
    {
      code: entry(two),
      findings: [
        {
          message:
            'Calls to a.example.com probably get a closed connection (NC): with this annotation Envoy accepts only a cluster of one endpoint. Remove the annotation, or keep one endpoint.',
          at: 'RACE_FIRST_TCP_CONNECT',
          ref: 'L17',
        },
      ],
    },
    {
      code: bundleOf(
        entry('endpoints: [{ address: one.example.com }]'),
        entry('endpoints: [{ address: two.example.com }]', race).replace('name: a\n', 'name: b\n'),
      ),
      findings: [
        {
          message:
            'Calls to a.example.com probably get a closed connection (NC): with this annotation Envoy accepts only a cluster of one endpoint. Remove the annotation, or keep one endpoint.',
        },
      ],
    },
  ],
});
