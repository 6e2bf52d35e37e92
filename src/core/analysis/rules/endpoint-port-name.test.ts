import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { endpointPortName } from './endpoint-port-name';

const entry = (port = ''): string =>
  resourceText(
    'ServiceEntry shop/a',
    `hosts: [a.example.com]\nports: [{ number: 80, name: web, protocol: HTTP${port} }]\nresolution: STATIC\nworkloadSelector: { labels: { app: a } }`,
  );
const workload = (rest: string): string =>
  resourceText('WorkloadEntry shop/one', `address: 10.0.0.1\nlabels: { app: a }\n${rest}`);

testRule(endpointPortName, {
  valid: [
    bundleOf(entry(), workload('')),
    bundleOf(entry(), workload('ports: { web: 8080, other: 9090 }')),
    bundleOf(entry(), workload('ports: { http: 8080 }').replace('app: a', 'app: b')),
  ],
  invalid: [
    {
      code: bundleOf(entry(), workload('ports: { http: 8080 }')),
      findings: [
        {
          message:
            'Calls to port 80 go to port 80 here: ServiceEntry shop/a names that port web, and these ports have only http. Add web if another number is intended.',
          path: 'spec.ports',
          ref: 'L34',
        },
      ],
    },
    {
      code: bundleOf(entry(', targetPort: 8000'), workload('ports: { http: 8080 }')),
      findings: [
        {
          message:
            'Calls to port 80 go to port 8000 here: ServiceEntry shop/a names that port web, and these ports have only http. Add web if another number is intended.',
        },
      ],
    },
  ],
});
