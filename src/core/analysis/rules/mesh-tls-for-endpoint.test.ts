import { testRule } from '../../testing/rule-tester';
import { apiEntry, apiTls } from '../../testing/tls-rule-cases';
import { meshTlsForEndpoint } from './mesh-tls-for-endpoint';

const inside = (endpoint: string): string =>
  apiEntry(`    location: MESH_INTERNAL
    ports: [{ number: 80, name: http, protocol: HTTP }]
    resolution: STATIC
    endpoints:
      - ${endpoint}
`);
const message = (says: string): string =>
  `Calls to 10.0.0.1 probably fail in the TLS handshake: its ${says} makes sidecars try mesh mTLS, which a server without a sidecar does not answer. Use MESH_EXTERNAL, or a DestinationRule with tls mode DISABLE.`;
const account = '{ address: 10.0.0.1, serviceAccount: api }';

testRule(meshTlsForEndpoint, {
  valid: [
    inside('{ address: 10.0.0.1 }'),
    inside('{ address: 10.0.0.1, labels: { security.istio.io/tlsMode: disabled }, serviceAccount: api }'),
    inside(account).replace('MESH_INTERNAL', 'MESH_EXTERNAL'),
    inside(account) + apiTls('mode: DISABLE'),
    inside(account) + apiTls('mode: ISTIO_MUTUAL'),
    `${inside(account)}
  ---
  apiVersion: security.istio.io/v1
  kind: PeerAuthentication
  metadata:
    name: default
    namespace: shop
  spec:
    mtls: { mode: DISABLE }
`,
    // A machine that registers itself has a sidecar.
    `${apiEntry(`    location: MESH_INTERNAL
    ports: [{ number: 80, name: http, protocol: HTTP }]
    resolution: STATIC
    workloadSelector: { labels: { app: api } }
`)}
  ---
  apiVersion: networking.istio.io/v1
  kind: WorkloadEntry
  metadata:
    name: one
    namespace: shop
  spec:
    address: 10.0.0.1
    labels: { app: api }
    serviceAccount: api
`,
  ],
  invalid: [
    { code: inside(account), findings: [{ message: message('serviceAccount'), at: 'api', ref: 'T10' }] },
    {
      code: inside('{ address: 10.0.0.1, labels: { security.istio.io/tlsMode: istio } }'),
      findings: [{ message: message('label security.istio.io/tlsMode'), at: 'istio' }],
    },
  ],
});
