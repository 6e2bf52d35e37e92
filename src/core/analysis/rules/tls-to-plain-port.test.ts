import { testRule } from '../../testing/rule-tester';
import {
  apiEntry,
  apiPortTls,
  apiTls,
  bothPorts,
  calls,
  onePort,
  originated,
  to443,
  viaGateway,
} from '../../testing/tls-rule-cases';
import { tlsToPlainPort } from './tls-to-plain-port';

const message =
  'Calls to port 80 of api.example.com go to port 80 of the server as TLS, since its ServiceEntry names no other port. Set targetPort: 443 there.';
const http = onePort(80, 'HTTP');

testRule(tlsToPlainPort, {
  valid: [
    http,
    originated + apiPortTls(80, 'mode: SIMPLE'),
    bothPorts + apiPortTls(443, 'mode: SIMPLE') + to443,
    // Nobody gets to port 80.
    bothPorts + apiPortTls(80, 'mode: SIMPLE') + to443,
    bothPorts + apiPortTls(80, 'mode: SIMPLE') + viaGateway(443),
    bothPorts + apiPortTls(80, 'mode: SIMPLE') + calls('https://api.example.com'),
    http + apiPortTls(80, 'mode: ISTIO_MUTUAL'),
    onePort(8080, 'HTTP') + apiPortTls(8080, 'mode: SIMPLE'),
    // The endpoint has another port.
    apiEntry(`    ports: [{ number: 80, name: http, protocol: HTTP }]
    resolution: STATIC
    endpoints: [{ address: 192.0.2.1, ports: { http: 443 } }]
`) + apiPortTls(80, 'mode: SIMPLE'),
    // TLS on every port is told of as such.
    bothPorts + apiTls('mode: SIMPLE'),
  ],
  invalid: [
    { code: http + apiPortTls(80, 'mode: SIMPLE'), findings: [{ message, at: 'SIMPLE', ref: 'T07' }] },
    {
      code: bothPorts + apiPortTls(80, 'mode: SIMPLE') + calls('http://api.example.com'),
      findings: [{ message, severity: 'error' }],
    },
    {
      code:
        apiEntry('    ports: [{ number: 80, name: http, protocol: HTTP }]\n    resolution: NONE\n') +
        apiPortTls(80, 'mode: SIMPLE'),
      findings: [{ message }],
    },
  ],
});
