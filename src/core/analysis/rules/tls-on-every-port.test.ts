import { testRule } from '../../testing/rule-tester';
import {
  apiPortTls,
  apiRule,
  apiTls,
  bothPorts,
  calls,
  onePort,
  originated,
  to443,
  viaGateway,
} from '../../testing/tls-rule-cases';
import { tlsOnEveryPort } from './tls-on-every-port';

const message =
  'This tls block is for all ports of api.example.com: HTTP port 80 gets TLS, and what the app encrypts for port 443 is encrypted twice. Decide whether the server takes TLS at port 80: if so, move the block to portLevelSettings of that port alone; if not, remove it.';

testRule(tlsOnEveryPort, {
  valid: [
    bothPorts,
    bothPorts + apiPortTls(80, 'mode: SIMPLE'),
    originated + apiTls('mode: SIMPLE'),
    onePort(443, 'HTTPS') + apiTls('mode: SIMPLE'),
    bothPorts + apiTls('mode: DISABLE'),
    // Plain HTTP is led to port 443, by the sidecar or by a gateway.
    bothPorts + apiTls('mode: SIMPLE') + to443,
    bothPorts + apiTls('mode: SIMPLE') + viaGateway(443),
    bothPorts +
      apiRule(`      tls: { mode: SIMPLE }
      portLevelSettings:
        - port: { number: 443 }
          outlierDetection: { interval: 30s }
`),
    bothPorts + apiTls('mode: SIMPLE') + viaGateway(443) + calls('https://api.example.com'),
    // The twofold encryption is told of as such.
    bothPorts + apiTls('mode: SIMPLE') + to443 + calls('https://api.example.com'),
  ],
  invalid: [
    { code: bothPorts + apiTls('mode: SIMPLE'), findings: [{ message, at: 'tls', ref: 'T06' }] },
    { code: bothPorts + apiTls('mode: SIMPLE') + calls('http://api.example.com'), findings: [{ message }] },
    { code: bothPorts + apiTls('mode: SIMPLE') + calls('https://api.example.com'), findings: [{ message }] },
  ],
});
