import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { portGovernedWhole } from './port-governed-whole';

const entry = (rest: string): string => resourceText('ServiceEntry shop/db', `hosts: [db.example.com]\n${rest}`);
const tcp = 'ports: [{ number: 5432, name: db, protocol: TCP }]';

testRule(portGovernedWhole, {
  valid: [
    entry(`${tcp}\nresolution: NONE\naddresses: [10.0.0.0/8]`),
    entry(`${tcp}\nresolution: DNS`),
    entry('ports: [{ number: 443, name: tls, protocol: TLS }]\nresolution: NONE'),
    // istiod listens on the address of each endpoint then.
    bundleOf(
      entry(`${tcp}\nresolution: NONE\nworkloadSelector: { labels: { app: db } }`),
      resourceText('WorkloadEntry shop/db', 'address: 10.0.0.1\nlabels: { app: db }'),
    ),
  ],
  invalid: [
    {
      code: entry(`${tcp}\nresolution: NONE`),
      findings: [
        {
          message:
            'The policy of db.example.com holds for every connection to port 5432, whatever address it goes to: port 5432 is TCP and has no address of its own. Write the ranges of the host into addresses.',
          at: 'TCP',
          path: 'spec.ports[0].protocol',
          ref: 'L03',
        },
      ],
    },
    {
      code: entry('ports: [{ number: 9000, name: any }]\nresolution: NONE'),
      findings: [
        {
          message:
            'The policy of db.example.com holds for every connection that is not HTTP to port 9000, whatever address it goes to: port 9000 states no protocol and has no address of its own. Write the ranges of the host into addresses.',
        },
      ],
    },
  ],
});
