import { expiredCertificate, lastingCertificate, toBase64 } from '../../testing/certificates';
import { testRule } from '../../testing/rule-tester';
import { gatewayCredential } from './gateway-credential';

const gateway = `
apiVersion: v1
kind: Pod
metadata: { name: p, namespace: istio-system, labels: { istio: edge } }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  selector: { istio: edge }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [api.example.com]
      tls: { mode: SIMPLE, credentialName: api }
---
`;

const secret = (data: Readonly<Record<string, string>>, field = 'data'): string =>
  `${gateway}apiVersion: v1\nkind: Secret\nmetadata: { name: api, namespace: istio-system }\n${field}: ${JSON.stringify(data)}\n`;

const encoded = (certificate: string, certificateKey = 'tls.crt', privateKey = 'tls.key'): string =>
  secret({ [certificateKey]: toBase64(certificate), [privateKey]: toBase64('key') });

const lacks =
  'Secret istio-system/api has neither tls.crt with tls.key nor cert with key, so the gateway has no certificate to show. Add the pair.';
const unreadable = (key: string): string =>
  `Secret istio-system/api holds no certificate under ${key} that can be read, so the gateway takes no connection. Put it there as PEM, in base64 under data.`;

testRule(gatewayCredential, {
  valid: [
    gateway,
    encoded(lastingCertificate),
    encoded(lastingCertificate + expiredCertificate),
    encoded(lastingCertificate, 'cert', 'key'),
    secret({ 'tls.crt': lastingCertificate, 'tls.key': 'key' }, 'stringData'),
    secret({ cert: toBase64('hush'), 'tls.crt': toBase64(lastingCertificate), 'tls.key': toBase64('key') }),
  ],
  invalid: [
    {
      code: encoded('hush hush hush\n', 'cert', 'key'),
      findings: [{ message: unreadable('cert'), at: 'api', code: 'IST0161', ref: 'IST0161' }],
    },
    { code: secret({ 'tls.cert': toBase64('hush') }), findings: [{ message: lacks }] },
    { code: secret({ 'tls.crt': toBase64(lastingCertificate), 'tls.key': '' }), findings: [{ message: lacks }] },
    { code: secret({}, 'data: 7\nother'), findings: [{ message: lacks }] },
    { code: secret({ 'tls.crt': lastingCertificate, 'tls.key': toBase64('key') }), findings: [{ message: lacks }] },
    {
      code: encoded(expiredCertificate + lastingCertificate),
      findings: [
        {
          message:
            'Secret istio-system/api holds a certificate that expired on 2023-03-15, so clients refuse the gateway. Renew it.',
        },
      ],
    },
  ],
});
