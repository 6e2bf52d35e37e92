import { sidecar } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { sidecarTls } from './sidecar-tls';

const listener = (protocol: string, tls: string): string =>
  sidecar(`    ingress:\n      - port: { number: 443, protocol: ${protocol} }\n        tls:\n${tls}`);

const files = '          serverCertificate: /c.pem\n          privateKey: /k.pem\n';

testRule(sidecarTls, {
  valid: [
    listener(
      'https',
      `          mode: SIMPLE\n          httpsRedirect: false\n          subjectAltNames: []\n${files}`,
    ),
    listener('TLS', '          mode: PASSTHROUGH\n'),
  ],
  invalid: [
    {
      code: listener('HTTPS', `          httpsRedirect: true\n          mode: SIMPLE\n${files}`),
      findings: [
        {
          message: 'httpsRedirect is not supported in the tls of a Sidecar; istiod refuses it. Remove it.',
          at: 'httpsRedirect',
          ref: 'wh-sc-in-tls-redirect',
          code: 'IST0106',
        },
      ],
      output: listener('HTTPS', `          mode: SIMPLE\n${files}`),
    },
    {
      code: listener('HTTPS', '          mode: SIMPLE\n          subjectAltNames: [a]\n          credentialName: a\n'),
      findings: [
        {
          message: 'subjectAltNames is not supported in the tls of a Sidecar; istiod refuses it. Remove it.',
          ref: 'wh-sc-in-tls-san',
        },
        {
          message:
            'credentialName is not supported in the tls of a Sidecar; istiod refuses it. Give the certificates by path.',
          ref: 'wh-sc-in-tls-cred',
        },
      ],
    },
    {
      code: listener('tcp', '          mode: ISTIO_MUTUAL\n').replace('number: 443', 'number: 90'),
      findings: [
        {
          message:
            'tls needs a port of protocol HTTPS or TLS, and this one is tcp; istiod refuses that. Set protocol to HTTPS or TLS.',
          at: 'tls',
          ref: 'wh-sc-in-tls-protocol',
        },
        {
          message:
            'mode ISTIO_MUTUAL is for gateways; istiod refuses it in a Sidecar. Use SIMPLE, MUTUAL or PASSTHROUGH.',
          at: 'ISTIO_MUTUAL',
          ref: 'wh-sc-in-tls-mode',
        },
      ],
    },
  ],
});
