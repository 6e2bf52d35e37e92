import { testRule } from '../../testing/rule-tester';
import {
  apiPortTls,
  apiTls,
  bothPorts,
  calls,
  onePort,
  originated,
  to443,
  viaGateway,
} from '../../testing/tls-rule-cases';
import { plaintextToTlsPort } from './plaintext-to-tls-port';

const message = (port: string): string =>
  `Port ${port} is HTTP, and no tls block is in force, so calls reach a TLS port in plain text and are refused. Add a DestinationRule with tls mode SIMPLE for port ${port.split(' ')[0] ?? ''}.`;
const here = message('443 of api.example.com');
const led = message('80 of api.example.com leads to port 443 and');

testRule(plaintextToTlsPort, {
  valid: [
    bothPorts,
    onePort(443, 'HTTPS'),
    onePort(443, 'HTTP') + apiTls('mode: SIMPLE'),
    originated + apiPortTls(80, 'mode: SIMPLE'),
    // What the sidecar drops is told of as such.
    originated + apiTls('mode: SIMPLE, credentialName: api'),
    // The rule leads calls to a port with TLS of its own block.
    originated.replace('resolution', '  - { number: 443, name: https, protocol: HTTPS }\n    resolution') +
      apiPortTls(443, 'mode: SIMPLE') +
      to443,
    // Calls go to the gateway, and no plain one gets here.
    originated.replace('resolution', '  - { number: 443, name: https, protocol: HTTPS }\n    resolution') +
      apiPortTls(443, 'mode: SIMPLE') +
      viaGateway(443),
    // What is drawn is no HTTP.
    onePort(443, 'HTTP') + calls('https://api.example.com'),
  ],
  invalid: [
    { code: onePort(443, 'HTTP'), findings: [{ message: here, at: '443', ref: 'T08' }] },
    { code: onePort(443, 'HTTP2') + apiTls('mode: DISABLE'), findings: [{ message: here }] },
    { code: originated, findings: [{ message: led, path: 'spec.ports[0].targetPort' }] },
    { code: originated + calls('http://api.example.com'), findings: [{ message: led }] },
    {
      code:
        originated +
        apiTls('mode: SIMPLE').replace('spec:', 'spec:\n    exportTo: [.]') +
        calls('http://api.example.com').replace('namespace: shop', 'namespace: billing'),
      findings: [{ message: led }],
    },
    // Others see the block.
    {
      code:
        originated +
        apiTls('mode: SIMPLE').replace('spec:', 'spec:\n    exportTo: [.]') +
        calls('http://api.example.com') +
        '      - { name: bills, namespace: billing, calls: [{ url: http://api.example.com }] }\n',
      findings: [{ message: led.replace('so calls', 'so calls of pods in billing') }],
    },
  ],
});
