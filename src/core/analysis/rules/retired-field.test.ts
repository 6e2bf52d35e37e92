import { resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { retiredField } from './retired-field';

const delay = (fields: string, more = ''): string =>
  resourceText(
    'VirtualService shop/api',
    `hosts: [a]\nhttp:\n  - fault:\n      delay:\n        ${fields}\n        fixedDelay: 5s\n    route: [{ destination: { host: a } }]\n${more}`,
  );
const second = (fields: string): string =>
  `  - fault: { delay: { ${fields}, fixedDelay: 1s } }\n    route: [{ destination: { host: a } }]\n`;

testRule(retiredField, {
  valid: [
    delay('percentage: { value: 5 }'),
    delay('percent: 0'),
    delay('percent: much'),
    resourceText('Sidecar shop/a', 'outboundTrafficPolicy: { mode: ALLOW_ANY }'),
    resourceText('Sidecar shop/a', 'outboundTrafficPolicy: { mode: ALLOW_ANY, egressProxy: null }'),
  ],
  invalid: [
    {
      code: resourceText('Sidecar shop/a', 'outboundTrafficPolicy: { egressProxy: { host: proxy.example.com } }'),
      findings: [
        {
          message:
            'istioctl analyze calls egressProxy ignored, and istiod refuses it without ALLOW_ANY. Remove it: list the hosts, and route them with a VirtualService.',
          ref: 'IST0002-sc',
        },
      ],
    },
    {
      code: delay('percent: 50 # half of them', second('percent: 10')),
      findings: [
        {
          message: 'fault.delay.percent is deprecated. Write percentage.value: 50. It stands in 1 more of the routes.',
          at: 'percent',
          path: 'spec.http[0].fault.delay.percent',
          code: 'IST0002',
          ref: 'IST0002-vs',
          layer: 'analyze',
        },
      ],
      output: delay('percentage: # half of them\n          value: 50', second('percentage: { value: 10 }')),
    },
    {
      code: delay('percent: 1000'),
      findings: [{ message: 'fault.delay.percent is deprecated. Write percentage.value: 0 to 100.' }],
    },
    {
      code: delay('percent: 50', second('percent: 10, percentage: { value: 5 }')),
      findings: [
        {
          message: 'fault.delay.percent is deprecated. Write percentage.value: 50. It stands in 1 more of the routes.',
        },
      ],
    },
    {
      code: resourceText(
        'Sidecar shop/a',
        'outboundTrafficPolicy:\n  mode: ALLOW_ANY\n  egressProxy: { host: proxy.example.com, port: { number: 80 } }',
      ),
      findings: [
        {
          message:
            'istioctl analyze calls egressProxy ignored, though istiod still sends calls to unknown destinations there. Do not rely on it: list the hosts, and route them with a VirtualService.',
          at: 'egressProxy',
          ref: 'IST0002-sc',
        },
      ],
    },
  ],
});
