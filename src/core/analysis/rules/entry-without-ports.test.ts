import { resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { entryWithoutPorts } from './entry-without-ports';

const entry = (rest: string): string => resourceText('ServiceEntry shop/api', `hosts: [api.example.com]\n${rest}`);
const message =
  'No proxy sends a call by this entry: listeners and clusters are made for each port, and it has none. Write the ports that apps dial.';

testRule(entryWithoutPorts, {
  valid: [
    entry('resolution: DNS\nports: [{ number: 443, name: https, protocol: HTTPS }]'),
    // Something else is wrong with these.
    entry('ports: 443'),
    entry('ports: [443]'),
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: api }\n',
  ],
  invalid: [
    { code: entry('resolution: DNS'), findings: [{ message, at: 'spec', path: 'spec', ref: null }] },
    { code: entry('ports: []'), findings: [{ message, at: 'ports', path: 'spec.ports' }] },
    // A list that was cut off within its first item.
    {
      code: 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: networking.istio.io/v1\n  kind: ServiceEntry\n  metadata: { name: api }\n  spec:\n    hosts:\n    - a.exa',
      findings: [{ message }],
    },
  ],
});
