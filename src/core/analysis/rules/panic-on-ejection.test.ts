import { addresses, governed } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { panicOnEjection } from './panic-on-ejection';

const panicking = (min: number, max = 100): { policy: string } => ({
  policy: `outlierDetection: { maxEjectionPercent: ${max}, minHealthPercent: ${min} }`,
});

/** Labels rank for pods that have some. */
const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  selector: { matchLabels: { app: cart } }
  template: { metadata: { labels: { app: cart } } }`;

testRule(panicOnEjection, {
  valid: [
    governed(panicking(60)),
    governed(panicking(66)),
    governed({ ...panicking(80), endpoints: 10 }),
    // Too few to be ejected before endpoints that are left can take everything.
    governed({ ...panicking(95, 20), endpoints: 10 }),
    governed({ ...panicking(90), resolution: 'DNS' }),
    governed({ policy: 'outlierDetection: { maxEjectionPercent: 100 }' }),
    // Those of the other priority are all healthy.
    governed(
      {
        policy:
          'outlierDetection: { maxEjectionPercent: 100, minHealthPercent: 90 }, loadBalancer: { localityLbSetting: { failoverPriority: [tier=first] } }',
        endpoints: '{ address: 192.0.2.1, labels: { tier: first } }, { address: 192.0.2.2 }, { address: 192.0.2.3 }',
      },
      workload,
    ),
  ],
  invalid: [
    {
      code: governed(panicking(67)),
      findings: [
        {
          message:
            'As soon as 1 is ejected of 3 endpoints, fewer than 67 % are healthy and Envoy calls all of them again, failing ones too. Set a lower minHealthPercent.',
          at: '67',
          ref: 'P28',
        },
      ],
    },
    {
      code: governed({ ...panicking(90), endpoints: addresses(5) }),
      findings: [
        {
          message:
            'As soon as 2 are ejected of 5 endpoints, fewer than 90 % are healthy and Envoy calls all of them again, failing ones too. Set a lower minHealthPercent.',
          severity: 'info',
        },
      ],
    },
    {
      code: governed({ ...panicking(50), endpoints: 1 }),
      findings: [
        {
          message:
            'As soon as 1 is ejected of 1 endpoint, fewer than 50 % are healthy and Envoy calls all of them again, failing ones too. Set a lower minHealthPercent.',
        },
      ],
    },
  ],
});
