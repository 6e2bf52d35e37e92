import { testRule } from '../../testing/rule-tester';
import { apiEntry, apiTls, calls, onePort, originated } from '../../testing/tls-rule-cases';
import { meshTlsOutside } from './mesh-tls-outside';

const message =
  'Calls to api.example.com fail in the TLS handshake: ISTIO_MUTUAL shows a certificate of the mesh and expects one back, which a server outside of the mesh does not have. Use SIMPLE, or MUTUAL with a certificate that the server knows.';
const gateway = apiEntry(`    ports: [{ number: 80, name: http, protocol: HTTP }]
    resolution: STATIC
    endpoints: [{ address: 192.0.2.1, ports: { http: 15443 } }]
`);

testRule(meshTlsOutside, {
  valid: [
    originated + apiTls('mode: SIMPLE'),
    `${originated}    location: MESH_INTERNAL\n${apiTls('mode: ISTIO_MUTUAL')}`,
    // Gateways of another cluster.
    gateway + apiTls('mode: ISTIO_MUTUAL'),
    apiEntry(`    ports: [{ number: 80, name: http, protocol: HTTP }]
    resolution: DNS
    endpoints: [{ address: istio-egressgateway.istio-system.svc.cluster.local }]
`) + apiTls('mode: ISTIO_MUTUAL'),
    // A machine with a sidecar.
    apiEntry(`    ports: [{ number: 80, name: http, protocol: HTTP }]
    resolution: STATIC
    workloadSelector: { labels: { app: api } }
`) + apiTls('mode: ISTIO_MUTUAL'),
  ],
  invalid: [
    {
      code: originated + apiTls('mode: ISTIO_MUTUAL'),
      findings: [{ message, at: 'ISTIO_MUTUAL', ref: 'T09' }],
      output: originated + apiTls('mode: SIMPLE'),
    },
    {
      code: originated + apiTls('mode: ISTIO_MUTUAL, sni: api.example.com'),
      findings: [{ message }],
      output: originated + apiTls('mode: SIMPLE, sni: api.example.com, subjectAltNames: [ api.example.com ]'),
    },
    { code: onePort(5432, 'TCP') + apiTls('mode: ISTIO_MUTUAL'), findings: [{ severity: 'warning', message }] },
    // One mode is for both ports, and a drawn call fails at the second alone.
    {
      code:
        apiEntry(`    ports: [{ number: 5432, name: a, protocol: TCP }, { number: 5433, name: b, protocol: TCP }]
    resolution: DNS
`) +
        apiTls('mode: ISTIO_MUTUAL') +
        calls('tcp://api.example.com:5433'),
      findings: [{ severity: 'error', message }],
    },
    // A drawn call certainly fails.
    {
      code: originated + apiTls('mode: ISTIO_MUTUAL') + calls('http://api.example.com'),
      findings: [{ severity: 'error', message }],
      output: originated + apiTls('mode: SIMPLE') + calls('http://api.example.com'),
    },
  ],
});
