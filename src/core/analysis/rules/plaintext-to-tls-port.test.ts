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
import { plaintextToTlsPort } from './plaintext-to-tls-port';

const message = (
  port: number,
  advice = `Add a DestinationRule with tls mode SIMPLE for port ${port}`,
  leads = port === 80 ? ' leads to port 443 and' : '',
): string =>
  `Calls to api.example.com:${port} would reach a TLS port in plain text and be refused: the port${leads} is HTTP, and no tls block is in force. ${advice}.`;
/** The same of a call that is drawn, so that it is certain. */
const drawn = (text: string): string =>
  text.replace('would reach', 'reach').replace('and be refused', 'and are refused');
/** The advice where a rule decides already. */
const inRule = (place: string): string =>
  `Set tls mode SIMPLE in ${place}: that rule decides for them, and a second one would have no effect`;
const here = message(443);
const led = message(80);
const pool = 'connectionPool: { tcp: { maxConnections: 40 } }';
const twoPorts = originated.replace('resolution', '  - { number: 8080, name: more, protocol: HTTP }\n    resolution');

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
    {
      code: onePort(443, 'HTTP2') + apiTls('mode: DISABLE'),
      findings: [{ message: message(443, inRule('spec.trafficPolicy of DestinationRule shop/api')) }],
    },
    {
      code: originated + apiRule(`      ${pool}\n`),
      findings: [{ message: message(80, inRule('spec.trafficPolicy of DestinationRule shop/api')) }],
    },
    {
      code:
        originated +
        apiRule(`      portLevelSettings: [{ port: { number: 80 }, ${pool} }]\n      tls: { mode: SIMPLE }\n`),
      findings: [
        {
          message: message(80, inRule('spec.trafficPolicy.portLevelSettings[0] of DestinationRule shop/api')),
        },
      ],
    },
    {
      code: twoPorts + apiRule(`      ${pool}\n`),
      findings: [
        {
          message: message(
            80,
            inRule(
              'spec.trafficPolicy.portLevelSettings of DestinationRule shop/api for port 80, repeating the other blocks there',
            ),
          ),
        },
      ],
    },
    // The block stands at the wrong port.
    {
      code:
        bothPorts.replace('protocol: HTTP }', 'protocol: HTTP, targetPort: 443 }') + apiPortTls(443, 'mode: SIMPLE'),
      findings: [
        {
          message: message(80, 'The tls block of DestinationRule shop/api is at port 443: move it to port 80'),
        },
      ],
    },
    // A rule for other hosts too.
    {
      code: originated + apiRule(`      ${pool}\n`).replace('host: api', "host: '*").replace('.com', ".com'"),
      findings: [
        {
          message: message(
            80,
            'Set tls mode SIMPLE in a DestinationRule for api.example.com beside DestinationRule shop/api, which decides for them, and repeat its other settings there',
          ),
        },
      ],
    },
    // Some have a rule, and some have none.
    {
      code:
        originated +
        apiRule(`      ${pool}\n`).replace('spec:', 'spec:\n    exportTo: [.]') +
        calls('http://api.example.com') +
        '      - { name: bills, namespace: billing, calls: [{ url: http://api.example.com }] }\n',
      findings: [
        {
          severity: 'error',
          message: drawn(
            message(
              80,
              'Set tls mode SIMPLE in spec.trafficPolicy of DestinationRule shop/api, and in a new DestinationRule for those without one: a second rule beside one in force would have no effect',
            ),
          ),
        },
      ],
    },
    { code: originated, findings: [{ message: led, path: 'spec.ports[0].targetPort' }] },
    { code: originated + calls('http://api.example.com'), findings: [{ severity: 'error', message: drawn(led) }] },
    {
      code:
        originated +
        apiTls('mode: SIMPLE').replace('spec:', 'spec:\n    exportTo: [.]') +
        calls('http://api.example.com').replace('namespace: shop', 'namespace: billing'),
      findings: [{ severity: 'error', message: drawn(led) }],
    },
    // Others see the block.
    {
      code:
        originated +
        apiTls('mode: SIMPLE').replace('spec:', 'spec:\n    exportTo: [.]') +
        calls('http://api.example.com') +
        '      - { name: bills, namespace: billing, calls: [{ url: http://api.example.com }] }\n',
      findings: [{ severity: 'error', message: drawn(led).replace('Calls', 'Calls of pods in billing') }],
    },
  ],
});
