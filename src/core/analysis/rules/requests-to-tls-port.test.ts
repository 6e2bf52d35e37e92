import { testRule } from '../../testing/rule-tester';
import { apiPortTls, apiRule, bothPorts, calls, onePort, to443, viaGateway } from '../../testing/tls-rule-cases';
import { requestsToTlsPort } from './requests-to-tls-port';

const otherOn80 = `
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: other, namespace: shop }
  spec: { hosts: [other.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }`;

const message = (remedy: string): string =>
  `The server refuses requests: this route sends them in plain text to port 443 of api.example.com, which is HTTPS, and no tls block is in force. ${remedy}.`;
const add = message('Add a DestinationRule with tls mode SIMPLE for port 443');

testRule(requestsToTlsPort, {
  valid: [
    bothPorts,
    bothPorts + to443 + apiPortTls(443, 'mode: SIMPLE'),
    bothPorts + viaGateway(443) + apiPortTls(443, 'mode: SIMPLE'),
    // What is drawn is the app's own TLS.
    bothPorts + to443 + calls('https://api.example.com'),
    // No service has the name on port 80, and nobody is drawn to call it there.
    onePort(443, 'HTTPS') + otherOn80 + to443,
    // No listener takes requests at all.
    onePort(443, 'HTTPS') + to443 + calls('http://api.example.com'),
  ],
  invalid: [
    { code: bothPorts + to443, findings: [{ message: add, path: 'spec.http[0].route', ref: 'T08' }] },
    { code: bothPorts + to443 + calls('http://api.example.com'), findings: [{ severity: 'error', message: add }] },
    {
      code: bothPorts + to443 + apiRule('      connectionPool: { tcp: { maxConnections: 40 } }\n'),
      findings: [
        {
          message: message(
            'Set tls mode SIMPLE in spec.trafficPolicy.portLevelSettings of DestinationRule shop/api for port 443, repeating the other blocks there: that rule decides for them, and a second one would have no effect',
          ),
        },
      ],
    },
    {
      code: onePort(443, 'HTTPS') + otherOn80 + to443 + calls('http://api.example.com'),
      findings: [{ severity: 'error', message: add }],
    },
    {
      code: bothPorts + viaGateway(443),
      findings: [{ message: add.replace('requests', 'requests of gateway pods in istio-egress') }],
    },
  ],
});
