import { testRule } from '../../testing/rule-tester';
import { apiTls, bothPorts, calls, onePort, originated } from '../../testing/tls-rule-cases';
import { encryptedCallToHttpPort } from './encrypted-call-to-http-port';

const call = calls('https://api.example.com');
const message = (port: number, becomes: string): string =>
  `https://api.example.com is TLS, and api.example.com has only HTTP port ${port}, so the call ${becomes}. Declare port 443 HTTPS, or let the app call http://api.example.com.`;
const passes = 'bypasses the entry and its rules';
const strict = call.replace('spec:', 'spec:\n    mesh: { outboundTrafficPolicy: REGISTRY_ONLY }');

testRule(encryptedCallToHttpPort, {
  valid: [
    onePort(443, 'HTTP'),
    onePort(443, 'HTTP') + calls('http://api.example.com:443'),
    onePort(443, 'HTTPS') + call,
    onePort(443, 'TLS') + call,
    onePort(443, 'TCP') + call,
    bothPorts + call,
    originated + apiTls('mode: SIMPLE') + calls('http://api.example.com'),
    // Another host.
    onePort(443, 'HTTP') + calls('https://www.example.com'),
  ],
  invalid: [
    {
      code: onePort(443, 'HTTP') + call,
      findings: [{ message: message(443, passes), at: 'HTTP', path: 'spec.ports[0].protocol', ref: 'T23' }],
    },
    { code: onePort(443, 'HTTP') + strict, findings: [{ severity: 'error', message: message(443, 'is refused') }] },
    { code: originated + apiTls('mode: SIMPLE') + call, findings: [{ message: message(80, passes) }] },
  ],
});
