import { testRule } from '../../testing/rule-tester';
import { apiEntry, apiTls, calls } from '../../testing/tls-rule-cases';
import { tlsToCalledAddress } from './tls-to-called-address';

const entry = apiEntry(`    addresses: [192.0.2.9]
    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: STATIC
    endpoints: [{ address: 192.0.2.1 }]
`);
const call = calls('http://192.0.2.9/v1');
const message =
  'http://192.0.2.9/v1 names an address, so Envoy sends no server name to api.example.com, and the certificate has to contain 192.0.2.9. Set sni and subjectAltNames, or let the app call the host by name.';

testRule(tlsToCalledAddress, {
  valid: [
    entry + apiTls('mode: SIMPLE'),
    entry + call,
    entry + apiTls('mode: SIMPLE') + calls('http://api.example.com'),
    entry + apiTls('mode: SIMPLE, sni: api.example.com, subjectAltNames: [api.example.com]') + call,
    entry + apiTls('mode: SIMPLE, insecureSkipVerify: true') + call,
    entry + apiTls('mode: SIMPLE') + calls('http://192.0.2.8'),
    // The rule gives the request the name again.
    `${entry}${apiTls('mode: SIMPLE')}${call}
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata:
    name: api
    namespace: shop
  spec:
    hosts: [api.example.com]
    http:
      - rewrite: { authority: api.example.com }
        route: [{ destination: { host: api.example.com } }]
`,
  ],
  invalid: [
    { code: entry + apiTls('mode: SIMPLE') + call, findings: [{ message, at: 'SIMPLE', ref: 'T19' }] },
    {
      code: entry + apiTls('mode: MUTUAL, clientCertificate: /a, privateKey: /b') + call,
      findings: [{ message, at: 'MUTUAL' }],
    },
  ],
});
