import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { endpointAddress } from './endpoint-address';

const endpoint = (rest: string): string => entry(`    resolution: STATIC\n    endpoints:\n      - ${rest}\n`);
const onePort = '    ports: [{ number: 5432, name: db, protocol: TCP }]\n';

testRule(endpointAddress, {
  valid: [
    endpoint('address: unix:///run/db.sock') + onePort,
    endpoint("address: 'unix://@db'") + onePort,
    endpoint('network: other'),
    'apiVersion: networking.istio.io/v1\nkind: WorkloadGroup\nmetadata:\n  name: a\nspec:\n  template: {}\n',
  ],
  invalid: [
    {
      code: endpoint('labels: { app: a }'),
      findings: [
        {
          message: 'endpoints[0] has neither address nor network; the API server refuses it. Give it an address.',
          at: 'labels',
          path: 'spec.endpoints[0].address',
          ref: 'crd-we-address',
        },
      ],
    },
    {
      code: endpoint('address: unix://run/db.sock') + onePort,
      findings: [
        {
          message:
            'A socket is unix:// and an absolute path, or @ and an abstract name; the API server refuses unix://run/db.sock. Write one such as unix:///var/run/app.sock.',
          ref: 'crd-uds-abs',
        },
      ],
    },
    {
      code: endpoint('{ address: unix:///run/, ports: {} }') + onePort,
      findings: [
        {
          message: 'A socket is a file, not a directory; the API server refuses unix:///run/. Remove the / at the end.',
          ref: 'crd-uds-dir',
        },
        {
          message: 'endpoints[0] is a socket and takes no ports; the API server refuses them. Remove ports.',
          at: 'ports',
          ref: 'crd-uds-ports',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: WorkloadEntry\nmetadata:\n  name: a\nspec:\n  weight: 1\n',
      findings: [
        {
          message: 'spec has neither address nor network; the API server refuses it. Give it an address.',
          path: 'spec.address',
        },
      ],
    },
    {
      code: endpoint('address: ""'),
      findings: [
        {
          message: 'endpoints[0] has an empty address, and istiod refuses it. Give it an address.',
          at: '""',
          ref: 'wh-we-address-required',
          layer: 'webhook',
          code: 'IST0106',
        },
      ],
    },
    {
      code: entry('    resolution: DNS\n    endpoints: [{ network: "" }]\n'),
      findings: [
        {
          message: 'endpoints[0] has an empty network and no address, and istiod refuses it. Give it an address.',
          at: 'network',
          ref: 'wh-se-dns-ep-address',
        },
      ],
    },
    {
      code: `${endpoint('address: unix:///run/db.sock')}    ports:
      - { number: 80, name: http, protocol: HTTP }
      - { number: 443, name: tls, protocol: TLS }
`,
      findings: [
        {
          message:
            'endpoints[0] is a socket, for which an entry has one port; istiod refuses 2. Make an entry with one port for it.',
          at: 'unix:///run/db.sock',
          ref: 'wh-we-uds-one-port',
        },
      ],
    },
  ],
});
