import { testRule } from '../../testing/rule-tester';
import { apiEntry, apiTls, originated } from '../../testing/tls-rule-cases';
import { rewrittenServerName } from './rewritten-server-name';

const routed = (route: string): string => `
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata:
    name: api
    namespace: shop
  spec:
    hosts: [api.example.com]
    http:
      - ${route}
`;
const plain = 'route: [{ destination: { host: api.example.com } }]';
const rewriting = (name: string): string => routed(`rewrite: { authority: ${name} }\n        ${plain}`);
const message =
  'Envoy sends www.example.org as server name to api.example.com and expects it in the certificate, since the tls block there has no sni. Rewrite to api.example.com, or set sni and subjectAltNames.';

testRule(rewrittenServerName, {
  valid: [
    originated + rewriting('www.example.org'),
    originated + apiTls('mode: SIMPLE') + routed(plain),
    originated + apiTls('mode: SIMPLE') + rewriting('api.example.com'),
    originated +
      apiTls('mode: SIMPLE, sni: api.example.com, subjectAltNames: [api.example.com]') +
      rewriting('www.example.org'),
    originated + apiTls('mode: SIMPLE, subjectAltNames: [api.example.com]') + rewriting('www.example.org'),
    originated + apiTls('mode: DISABLE') + rewriting('www.example.org'),
    // The name of the server that the host stands for.
    apiEntry(`    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: DNS
    endpoints: [{ address: www.example.org }]
`) +
      apiTls('mode: SIMPLE') +
      rewriting('www.example.org'),
  ],
  invalid: [
    {
      code: originated + apiTls('mode: SIMPLE') + rewriting('www.example.org'),
      findings: [{ message, at: 'www.example.org', path: 'spec.http[0].rewrite.authority', ref: 'T18' }],
    },
    {
      code:
        originated +
        apiTls('mode: SIMPLE') +
        routed(
          'route: [{ destination: { host: api.example.com }, headers: { request: { set: { Host: www.example.org } } } }]',
        ),
      findings: [{ message, path: 'spec.http[0].route[0].headers.request.set.Host' }],
    },
  ],
});
