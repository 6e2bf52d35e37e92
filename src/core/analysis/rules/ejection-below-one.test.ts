import { addresses, governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { ejectionBelowOne } from './ejection-below-one';

const ejecting = (block: string): { policy: string } => ({ policy: `outlierDetection: { ${block} }` });

testRule(ejectionBelowOne, {
  valid: [
    governed(ejecting('maxEjectionPercent: 34')),
    governed({ ...ejecting('interval: 5s'), endpoints: 10 }),
    governed({ ...ejecting('maxEjectionPercent: 50'), endpoints: 2 }),
    governed({ ...ejecting('maxEjectionPercent: 100'), resolution: 'DNS' }),
    governed({ policy: 'loadBalancer: { simple: RANDOM }' }),
    // Nothing is ejected there at all, which another rule says.
    governed({ ...ejecting(''), resolution: 'NONE' }),
    // Of hosts of the cluster files tell no endpoints.
    ruleOf(ejecting('maxEjectionPercent: 10')),
    // The settings of the port are in force, and those are enough.
    governed({
      policy:
        'outlierDetection: {}, portLevelSettings: [{ port: { number: 80 }, outlierDetection: { maxEjectionPercent: 50 } }]',
    }),
    governed({ ...ejecting('maxEjectionPercent: 50'), subsets: '{ name: none, labels: { app: none } }' }),
  ],
  invalid: [
    {
      code: governed(ejecting('interval: 5s')),
      findings: [
        {
          message: 'No endpoint can be ejected: 10 % of 3 is less than one. Set maxEjectionPercent to 34 or more.',
          at: 'outlierDetection',
          ref: 'P20',
          layer: 'runtime',
        },
      ],
      output: governed(ejecting('interval: 5s, maxEjectionPercent: 34')),
    },
    {
      code: governed({ ...ejecting('maxEjectionPercent: 49'), resolution: 'DNS', endpoints: 2 }),
      findings: [
        {
          message: 'No endpoint can be ejected: 49 % of 2 is less than one. Set maxEjectionPercent to 50 or more.',
          at: '49',
        },
      ],
      output: governed({ ...ejecting('maxEjectionPercent: 50'), resolution: 'DNS', endpoints: 2 }),
    },
    {
      code: governed({ ...ejecting('maxEjectionPercent: 50'), endpoints: 1 }),
      findings: [
        {
          message:
            'The only endpoint cannot be ejected: 50 % of 1 is less than one. Add endpoints, or remove outlierDetection.',
        },
      ],
      fixes: ['Remove outlierDetection'],
    },
    {
      code: governed({ ...ejecting('maxEjectionPercent: 50'), resolution: 'DNS_ROUND_ROBIN' }),
      findings: [
        {
          message:
            'Nothing can be ejected: the cluster has one logical host, and 50 % of it is less than one. Remove outlierDetection, or use resolution DNS.',
        },
      ],
      fixes: ['Remove outlierDetection'],
    },
    {
      code: governed({ ...ejecting(''), resolution: 'DNS' }),
      findings: [
        {
          message:
            'Probably no endpoint is ever ejected: 10 % is less than one unless DNS answers with 10 addresses or more for api.net. Set a higher maxEjectionPercent.',
          severity: 'info',
        },
      ],
    },
    {
      // The whole host could lose one, and the subset has fewer endpoints.
      code: governed({
        ...ejecting('maxEjectionPercent: 25'),
        endpoints: `${addresses(3)}, { address: 192.0.2.9, labels: { tier: last } }`,
        subsets: '{ name: last, labels: { tier: last } }',
      }),
      findings: [
        {
          message:
            'The only endpoint of subset last cannot be ejected: 25 % of 1 is less than one. Add endpoints, or remove outlierDetection.',
        },
      ],
    },
  ],
});
