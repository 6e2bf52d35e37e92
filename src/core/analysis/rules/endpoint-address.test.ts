import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { endpointAddress } from './endpoint-address';

const endpoint = (rest: string): string => entry(`    resolution: STATIC\n    endpoints:\n      - ${rest}\n`);

testRule(endpointAddress, {
  valid: [
    endpoint('address: unix:///run/db.sock'),
    endpoint("address: 'unix://@db'"),
    endpoint('network: other'),
    endpoint('address: ""'),
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
      code: endpoint('address: unix://run/db.sock'),
      findings: [
        {
          message:
            'A socket is unix:// and an absolute path, or @ and an abstract name; the API server refuses unix://run/db.sock.',
          ref: 'crd-uds-abs',
        },
      ],
    },
    {
      code: endpoint('{ address: unix:///run/, ports: {} }'),
      findings: [
        {
          message: 'A socket is a file and no directory; the API server refuses unix:///run/. Remove the / at the end.',
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
  ],
});
