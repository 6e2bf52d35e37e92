import { resourceText } from '../../testing/resource-text';
import { apiPortTls, bothPorts, to443, viaGateway } from '../../testing/tls-rule-cases';
import { testRule } from '../../testing/rule-tester';
import { noCaCertificates } from './no-ca-certificates';

const rule = (policy: string, rest = ''): string =>
  resourceText('DestinationRule shop/api', `host: api.example.com\n${rest}trafficPolicy:\n  ${policy}`);
const tls = (fields: string): string => `tls:\n    mode: ${fields}`;
const atPort = (fields: string): string =>
  `portLevelSettings:\n    - port: { number: 443 }\n      tls:\n        mode: ${fields}`;
const verified =
  'so istioctl analyze calls the server unverified; Envoy does check it, against the CAs of the proxy image. Write caCertificates: system to say so, or the file of a private CA.';

const dropped =
  'tls of port 443 has mode SIMPLE and no caCertificates, so istioctl analyze calls the server unverified; a sidecar drops the whole block, since credentialName needs a workloadSelector. Add a workloadSelector, or name files.';

testRule(noCaCertificates, {
  valid: [
    rule(tls('SIMPLE\n    caCertificates: /etc/certs/ca.pem')),
    rule(tls('ISTIO_MUTUAL')),
    rule(tls('DISABLE')),
    rule(tls('SIMPLE\n    credentialName: partner'), 'workloadSelector: { matchLabels: { app: api } }\n'),
    rule('tls: SIMPLE'),
  ],
  invalid: [
    {
      code: rule(tls('SIMPLE # since March')),
      findings: [
        {
          message: `tls has mode SIMPLE and no caCertificates, ${verified}`,
          at: 'SIMPLE',
          path: 'spec.trafficPolicy.tls.mode',
          code: 'IST0128',
          ref: 'IST0128',
          layer: 'analyze',
        },
      ],
      output: rule(tls('SIMPLE # since March\n    caCertificates: system')),
    },
    {
      code: rule(atPort('MUTUAL\n        clientCertificate: /a.pem\n        privateKey: /b.pem')),
      findings: [
        {
          message: `tls of port 443 has mode MUTUAL and no caCertificates, ${verified}`,
          code: 'IST0129',
          ref: 'IST0129',
        },
      ],
      output: rule(
        atPort('MUTUAL\n        clientCertificate: /a.pem\n        privateKey: /b.pem\n        caCertificates: system'),
      ),
    },
    {
      code: rule(tls('SIMPLE\n    credentialName: partner')),
      findings: [
        {
          message:
            'tls has mode SIMPLE and no caCertificates, so istioctl analyze calls the server unverified; a sidecar drops the whole block, since credentialName needs a workloadSelector. Add a workloadSelector, or name files.',
        },
      ],
    },
    {
      code: rule(tls('SIMPLE\n    insecureSkipVerify: true')),
      findings: [
        {
          message:
            'tls has mode SIMPLE and no caCertificates, so istioctl analyze calls the server unverified; with insecureSkipVerify it is unverified. Set caCertificates and remove insecureSkipVerify to have it checked.',
        },
      ],
    },
    {
      code: bothPorts + apiPortTls(443, 'mode: SIMPLE, credentialName: partner') + viaGateway(443),
      findings: [
        {
          message:
            'tls of port 443 has mode SIMPLE and no caCertificates, so istioctl analyze calls the server unverified; the egress gateway that uses this block does check it, against the CA of partner. Nothing is missing: accept this finding, with that as the reason.',
        },
      ],
    },
    // A rule leads what pods call there, too.
    {
      code: bothPorts + apiPortTls(443, 'mode: SIMPLE, credentialName: partner') + to443,
      findings: [{ message: dropped }],
    },
  ],
});
