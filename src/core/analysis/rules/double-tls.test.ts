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
import { doubleTls } from './double-tls';

const rule = 'DestinationRule shop/api';
const message = (mode = 'SIMPLE', whose = ''): string =>
  `Calls${whose} to api.example.com:443 carry TLS inside TLS: the app already encrypts, and ${rule} adds ${mode}. Remove the tls block, or let the app call http:// on an HTTP port.`;
/** A Sidecar that changes nothing, so that its namespace occurs. */
const elsewhere = `
  ---
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: default
    namespace: billing
  spec:
    egress: [{ hosts: ['*/*'] }]
`;
const withoutPolicy = (code: string): string => code.replace(/ {4}trafficPolicy:\n(?: {6}.*\n)+/, '');
const https = onePort(443, 'HTTPS');
/** What begins with a break between documents, in the root namespace but for its VirtualService. */
const inRoot = (code: string): string =>
  code
    .replaceAll('istio-egress', 'istio-system')
    .replace(/(kind: DestinationRule[^]*?namespace: )shop/, '$1istio-system');

/** A port for plain calls that leads where the apps' own TLS goes. */
const bothTo443 = bothPorts.replace('protocol: HTTP }', 'protocol: HTTP, targetPort: 443 }');
const misplaced = `Calls to api.example.com:443 carry TLS inside TLS: the app already encrypts, and ${rule} adds SIMPLE. Port 80 leads to the same port of the server in plain text: move the tls block there.`;
const limits = 'connectionPool: { tcp: { maxConnections: 40 } }';
const settings = (...items: readonly string[]): string =>
  apiRule(`      portLevelSettings:\n${items.map((item) => `        - ${item}\n`).join('')}`);

testRule(doubleTls, {
  valid: [
    // What the proxy adds ends at the server of the tunnel.
    https + apiRule('      tls: { mode: SIMPLE }\n      tunnel: { targetHost: far.example.com, targetPort: 443 }\n'),
    https,
    https + apiTls('mode: DISABLE'),
    originated + apiTls('mode: SIMPLE'),
    // Only plain HTTP is led to the port.
    bothPorts + apiPortTls(443, 'mode: SIMPLE') + to443,
    bothPorts + apiPortTls(443, 'mode: SIMPLE') + to443 + calls('http://api.example.com'),
    bothPorts + apiTls('mode: SIMPLE') + to443,
    bothPorts + apiPortTls(443, 'mode: SIMPLE') + viaGateway(443),
    bothPorts + apiPortTls(443, 'mode: SIMPLE') + viaGateway(443) + calls('http://api.example.com'),
    // The block is for the other port.
    bothPorts + apiPortTls(80, 'mode: SIMPLE'),
    // TLS on every port is told of as such.
    bothPorts + apiTls('mode: SIMPLE'),
    // What the sidecar drops is not added.
    https + apiTls('mode: SIMPLE, credentialName: api'),
  ],
  invalid: [
    {
      code: https + apiTls('mode: SIMPLE'),
      findings: [{ message: message(), at: 'SIMPLE', ref: 'T04' }],
      output: withoutPolicy(https + apiTls('mode: SIMPLE')),
    },
    {
      code: onePort(443, 'TLS') + apiPortTls(443, 'mode: MUTUAL, clientCertificate: /a, privateKey: /b'),
      findings: [{ message: message('MUTUAL'), path: 'spec.trafficPolicy.portLevelSettings[0].tls.mode' }],
      output: withoutPolicy(onePort(443, 'TLS') + apiPortTls(443, 'mode: MUTUAL')),
    },
    {
      code: https + apiRule('      tls: { mode: SIMPLE }\n      outlierDetection: { interval: 30s }\n'),
      findings: [{ message: message() }],
      output: https + apiRule('      outlierDetection: { interval: 30s }\n'),
    },
    // The app dials the port too that plain HTTP is led to.
    {
      code:
        bothPorts +
        apiPortTls(443, 'mode: SIMPLE') +
        to443 +
        calls('http://api.example.com', 'https://api.example.com'),
      findings: [{ message: message() }],
    },
    {
      code: bothPorts + apiPortTls(443, 'mode: SIMPLE') + viaGateway(443) + calls('https://api.example.com'),
      findings: [{ message: message('SIMPLE') }],
    },
    // The gateway needs the rule.
    {
      code: bothPorts + inRoot(apiPortTls(443, 'mode: SIMPLE') + viaGateway(443)) + calls('https://api.example.com'),
      findings: [
        {
          message: message()
            .replace(rule, 'DestinationRule istio-system/api')
            .replace(
              'Remove the tls block, or let the app call http:// on an HTTP port.',
              'The gateway in istio-system needs the rule for what it sends on: show it to that namespace alone by exportTo.',
            ),
        },
      ],
      fixes: ['Show the rule to its own namespace alone'],
    },
    {
      code: bothPorts + apiTls('mode: SIMPLE') + to443 + calls('https://api.example.com'),
      findings: [{ message: message() }],
    },
    {
      code: https + apiTls('mode: ISTIO_MUTUAL'),
      findings: [{ message: message('ISTIO_MUTUAL') }],
      output: withoutPolicy(https + apiTls('mode: ISTIO_MUTUAL')),
    },
    // The block is meant for the other port.
    {
      code: bothTo443 + apiPortTls(443, 'mode: SIMPLE'),
      findings: [{ message: misplaced }],
      fixes: ['Move the tls block from port 443 to port 80', 'Remove the tls block'],
      output: bothTo443 + apiPortTls(80, 'mode: SIMPLE'),
    },
    {
      code:
        bothTo443 + settings(`{ port: { number: 443 }, tls: { mode: SIMPLE } }`, `{ port: { number: 80 }, ${limits} }`),
      findings: [{ message: misplaced }],
      output: bothTo443 + settings(`{ port: { number: 80 }, ${limits}, tls: { mode: SIMPLE } }`),
    },
    {
      code: bothTo443 + settings(`{ port: { number: 443 }, tls: { mode: SIMPLE }, ${limits} }`),
      findings: [{ message: misplaced }],
      output:
        bothTo443 + settings(`{ port: { number: 443 }, ${limits} }`, `{ port: { number: 80 }, tls: { mode: SIMPLE } }`),
    },
    // Settings of port 80 would take what is said for all ports away from it.
    {
      code: bothTo443 + apiPortTls(443, 'mode: SIMPLE') + `      ${limits}\n`,
      findings: [{ message: message() }],
      output: bothTo443 + apiRule(`      ${limits}\n`),
    },
    // Pods of another namespace have no rule that leads plain HTTP there.
    {
      code:
        bothPorts +
        apiPortTls(443, 'mode: SIMPLE') +
        to443.replace('  spec:', '  spec:\n    exportTo: [.]') +
        elsewhere,
      findings: [{ message: message('SIMPLE', ' of pods in billing') }],
    },
  ],
});
