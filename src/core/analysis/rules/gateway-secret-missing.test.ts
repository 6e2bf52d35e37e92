import { testRule } from '../../testing/rule-tester';
import { gatewaySecretMissing } from './gateway-secret-missing';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p, namespace: istio-system, labels: { istio: edge } }\n---\n';
const secret = (namespace: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: api-certificate, namespace: ${namespace} }\n---\n`;

const gateway = (credential: string): string => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  selector:
    istio: edge
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [api.example.com]
      tls:
        mode: SIMPLE
        credentialName: ${credential}
`;

testRule(gatewaySecretMissing, {
  valid: [
    pod + gateway('nothing'),
    secret('istio-system') + gateway('nothing'),
    pod + secret('istio-system') + gateway('api-certificate'),
    pod + secret('shop') + gateway('shop/api-certificate'),
    pod + secret('istio-system') + gateway('""'),
    pod + secret('istio-system') + gateway('[a]'),
  ],
  invalid: [
    {
      code: pod + secret('istio-system') + gateway('bogus'),
      findings: [
        {
          message:
            'No Secret bogus in the files is in istio-system, where the pods of Gateway default/edge run: without it the listener takes no connection. Add it, or correct the name.',
          at: 'bogus',
          code: 'IST0101',
          ref: 'IST0101-gw-secret',
          refType: 'credentialName',
        },
      ],
    },
    {
      code: pod + secret('shop') + gateway('api-certificate'),
      findings: [
        {
          message:
            'No Secret api-certificate in the files is in istio-system, where the pods of Gateway default/edge run: without it the listener takes no connection. It is in shop; move it to the namespace of the pods.',
        },
      ],
    },
    {
      code: { 'a.yaml': pod + secret('istio-system'), 'b.yaml': gateway('api-certifcate # from the vault') },
      findings: [
        {
          message:
            'No Secret api-certifcate in the files is in istio-system, where the pods of Gateway default/edge run: without it the listener takes no connection. Write api-certificate.',
        },
      ],
      output: gateway('api-certificate # from the vault'),
    },
  ],
});
