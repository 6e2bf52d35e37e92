import { testRule } from '../../testing/rule-tester';
import { apiEntry, apiTls } from '../../testing/tls-rule-cases';
import { meshIdentityExpected } from './mesh-identity-expected';

const outside = (endpoint: string): string =>
  apiEntry(`    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: STATIC
    endpoints:
      - ${endpoint}
`);
const message =
  'Every call to api.example.com fails in the TLS handshake: Envoy expects spiffe://cluster.local/ns/shop/sa/api in the certificate, which a server outside of the mesh does not have. Remove serviceAccount, or set subjectAltNames in the DestinationRule.';
const account = outside('{ address: 192.0.2.1, serviceAccount: api }');

testRule(meshIdentityExpected, {
  valid: [
    account,
    outside('{ address: 192.0.2.1 }') + apiTls('mode: SIMPLE'),
    account + apiTls('mode: SIMPLE, subjectAltNames: [api.example.com]'),
    account + apiTls('mode: SIMPLE, insecureSkipVerify: true'),
    // One of the listed names will do.
    `${account}    subjectAltNames: [api.example.com]\n${apiTls('mode: SIMPLE')}`,
    account.replace('spec:', 'spec:\n    location: MESH_INTERNAL') + apiTls('mode: SIMPLE'),
  ],
  invalid: [
    {
      code: account + apiTls('mode: SIMPLE'),
      findings: [{ message, at: 'api', path: 'spec.endpoints[0].serviceAccount', ref: 'T11' }],
      output: outside('{ address: 192.0.2.1 }') + apiTls('mode: SIMPLE'),
    },
    {
      code: `${account}      - { address: 192.0.2.2, serviceAccount: api }\n${apiTls('mode: SIMPLE')}`,
      findings: [{ message }],
      output: `${outside('{ address: 192.0.2.1 }')}      - { address: 192.0.2.2 }\n${apiTls('mode: SIMPLE')}`,
    },
    // Without the identities no name would be checked.
    { code: account + apiTls('mode: SIMPLE, sni: api.example.com'), findings: [{ message }] },
  ],
});
