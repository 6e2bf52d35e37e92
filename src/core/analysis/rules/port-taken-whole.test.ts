import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { portTakenWhole } from './port-taken-whole';

const entry = (key: string, rest: string): string =>
  resourceText(`ServiceEntry ${key}`, `hosts: [${key.split('/')[1]}.example.com]\n${rest}`);
const tcp = 'ports: [{ number: 5432, name: db, protocol: TCP }]';
const db = entry('shop/db', `${tcp}\nresolution: DNS`);
const design = (spec: string): string => resourceText('EgressDesign design', spec);
const four = '{ host: db.example.com, value: 240.240.0.7 }';
const six = '{ host: db.example.com, value: "2001:2::7" }';

testRule(portTakenWhole, {
  valid: [
    entry('shop/db', `${tcp}\nresolution: DNS\naddresses: [10.0.0.1]`),
    entry('shop/db', `${tcp}\nresolution: STATIC\naddresses: [10.0.0.0/24]\nendpoints: [{ address: 10.0.0.5 }]`),
    entry('shop/db', `${tcp}\nresolution: NONE`),
    entry('shop/db', 'ports: [{ number: 443, name: tls, protocol: TLS }]\nresolution: DNS'),
    entry('shop/db', 'ports: [{ number: 80, name: http, protocol: HTTP }]\nresolution: DNS'),
    bundleOf(design('mesh: { dnsCapture: true }'), db),
    bundleOf(design('mesh: { dnsCapture: true }'), `${db}status: { addresses: [${four}, ${six}] }\n`),
    bundleOf(design('mesh: { dataPlane: ambient }'), db),
    entry('shop/db', `${tcp}\nresolution: DNS\nexportTo: ['~']`),
    // Only the gateway sees it.
    bundleOf(
      entry('shop/db', `${tcp}\nresolution: DNS\nexportTo: [egress]`),
      resourceText('Gateway egress/out', 'selector: { istio: out }\nservers: []'),
    ),
    `${db}  broken: [\n`,
  ],
  invalid: [
    {
      code: db,
      findings: [
        {
          message:
            'Sidecars send every connection to port 5432, whatever host it is for, to db.example.com: port 5432 is TCP and has no address of its own. Add addresses, or turn DNS capture on.',
          at: 'TCP',
          path: 'spec.ports[0].protocol',
          ref: 'L01',
          layer: 'runtime',
        },
      ],
    },
    {
      code: entry(
        'shop/db',
        'ports: [{ number: 5432, name: db }]\nresolution: STATIC\nendpoints: [{ address: 10.0.0.5 }]',
      ),
      findings: [
        {
          message:
            'Sidecars send every connection that is not HTTP to port 5432, whatever host it is for, to db.example.com: port 5432 states no protocol and has no address of its own. Add addresses, or turn DNS capture on.',
          path: 'spec.ports[0]',
        },
      ],
    },
    {
      // Sidecars of IPv4 use no allocated address of IPv6.
      code: bundleOf(design('mesh: { dnsCapture: true }'), `${db}status: { addresses: [${six}] }\n`),
      findings: [
        {
          message:
            'Sidecars send every connection to port 5432, whatever host it is for, to db.example.com: port 5432 is TCP and has no address of its own. Add addresses.',
        },
      ],
    },
    {
      // A wildcard is allocated no address.
      code: bundleOf(
        design('mesh: { dnsCapture: true }'),
        resourceText(
          'ServiceEntry shop/db',
          `hosts: ['*.example.com']\n${tcp}\nresolution: STATIC\nendpoints: [{ address: 10.0.0.5 }]`,
        ),
      ),
      findings: [
        {
          message:
            'Sidecars send every connection to port 5432, whatever host it is for, to *.example.com: port 5432 is TCP and has no address of its own. Add addresses.',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/db', `${tcp}\nresolution: DNS\nexportTo: [.]`),
        entry(
          'pay/other',
          `ports: [{ number: 5432, name: db, protocol: TCP }]\nresolution: DNS\naddresses: [10.0.0.1]`,
        ),
        design(
          'workloads: [{ name: cart, namespace: shop, calls: [{ url: tcp://db.example.com:5432 }] }, { name: bank, namespace: pay, calls: [{ url: tcp://other.example.com:5432 }] }]',
        ),
      ),
      findings: [
        {
          message:
            'Sidecars of pods in shop send every connection to port 5432, whatever host it is for, to db.example.com: port 5432 is TCP and has no address of its own. Add addresses, or turn DNS capture on.',
        },
      ],
    },
  ],
});
