import { testRule } from '../../testing/rule-tester';
import { apiEntry, apiRule, apiTls, calls, onePort, originated } from '../../testing/tls-rule-cases';
import { likelyDoubleTls } from './likely-double-tls';

const message = (tells = 'an app that dials it likely encrypts itself'): string =>
  `Port 5671 of api.example.com is a port for TLS: ${tells}, and SIMPLE encrypts the bytes again. Declare the port TLS and remove the tls block, unless the app sends plain bytes.`;
const mq = onePort(5671, 'TCP');

testRule(likelyDoubleTls, {
  valid: [
    mq + apiRule('      tls: { mode: SIMPLE }\n      tunnel: { targetHost: far.example.com, targetPort: 443 }\n'),
    mq,
    mq + apiTls('mode: DISABLE'),
    mq + apiTls('mode: ISTIO_MUTUAL'),
    onePort(5672, 'TCP') + apiTls('mode: SIMPLE'),
    // The number is what the app dials.
    apiEntry('    ports: [{ number: 5672, name: mq, protocol: TCP, targetPort: 5671 }]\n    resolution: DNS\n') +
      apiTls('mode: SIMPLE'),
    originated + apiTls('mode: SIMPLE'),
    onePort(443, 'TLS') + apiTls('mode: SIMPLE'),
    // The app sends plain bytes.
    mq + apiTls('mode: SIMPLE') + calls('tcp://api.example.com:5671'),
  ],
  invalid: [
    { code: mq + apiTls('mode: SIMPLE'), findings: [{ message: message(), at: 'SIMPLE', ref: 'T05' }] },
    {
      code: apiEntry('    ports: [{ number: 5671, name: mq }]\n    resolution: DNS\n') + apiTls('mode: SIMPLE'),
      findings: [{ message: message() }],
    },
    {
      code: mq + apiTls('mode: SIMPLE') + calls('tls://api.example.com:5671'),
      findings: [{ message: message('the app encrypts its calls') }],
    },
  ],
});
