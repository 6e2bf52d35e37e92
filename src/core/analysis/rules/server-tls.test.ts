import { gatewayServer, sidecar } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { serverTls } from './server-tls';

const tls = (rest: string): string => gatewayServer('HTTPS', `        tls: { ${rest} }\n`);
const files = 'serverCertificate: /c.pem, privateKey: /k.pem';

testRule(serverTls, {
  valid: [
    tls(''),
    tls(`mode: SIMPLE, ${files}, caCertificates: /ca.pem`),
    tls('mode: SIMPLE, credentialName: a, caCrl: /crl.pem, privateKey: /k.pem'),
    tls('mode: MUTUAL, credentialNames: [a, b]'),
    tls(`mode: MUTUAL, ${files}, caCertificates: /ca.pem, caCrl: /crl.pem`),
    tls(`mode: MUTUAL, tlsCertificates: [{ ${files} }], caCertificates: /ca.pem`),
    tls('mode: ISTIO_MUTUAL'),
    tls('mode: AUTO_PASSTHROUGH, caCrl: /crl.pem'),
    sidecar(`    ingress:\n      - port: { number: 443, protocol: HTTPS }\n        tls: { mode: SIMPLE, ${files} }\n`),
    // The mode is none of a Sidecar, which says enough.
    sidecar(
      `    ingress:\n      - port: { number: 443, protocol: HTTPS }\n        tls: { mode: ISTIO_MUTUAL, ${files} }\n`,
    ),
  ],
  invalid: [
    {
      code: tls('mode: SIMPLE, caCrl: /crl.pem'),
      findings: [
        {
          message: 'SIMPLE needs serverCertificate; istiod refuses it. Set serverCertificate, or credentialName.',
          at: 'tls',
          path: 'spec.servers[0].tls.serverCertificate',
          ref: 'wh-stls-cert',
          code: 'IST0106',
        },
        {
          message: 'SIMPLE needs privateKey; istiod refuses it. Set privateKey, or credentialName.',
          ref: 'wh-stls-key',
        },
        {
          message: 'istiod refuses caCrl with SIMPLE, which asks for no client certificate. Remove caCrl.',
          at: 'caCrl',
          ref: 'wh-stls-crl-simple',
        },
      ],
    },
    {
      code: tls(`mode: OPTIONAL_MUTUAL, tlsCertificates: [{ ${files} }, { serverCertificate: /d.pem }]`),
      findings: [
        {
          message: 'OPTIONAL_MUTUAL needs caCertificates; istiod refuses it. Set caCertificates, or credentialName.',
          ref: 'wh-stls-mutual-ca',
        },
        {
          message: 'OPTIONAL_MUTUAL needs privateKey; istiod refuses it. Set privateKey, or credentialName.',
          path: 'spec.servers[0].tls.tlsCertificates[1].privateKey',
          at: 'serverCertificate',
        },
      ],
    },
    {
      code: tls('mode: ISTIO_MUTUAL, credentialName: a, caCertificates: /ca.pem'),
      findings: [
        {
          message:
            'ISTIO_MUTUAL uses the certificates of the mesh, and istiod refuses credentialName beside it. Remove credentialName, or use MUTUAL.',
          at: 'credentialName',
          ref: 'wh-stls-istio-mutual',
        },
        {
          message:
            'ISTIO_MUTUAL uses the certificates of the mesh, and istiod refuses caCertificates beside it. Remove caCertificates, or use MUTUAL.',
        },
      ],
    },
    {
      code: tls('mode: PASSTHROUGH, credentialName: a, caCrl: /crl.pem'),
      findings: [
        { message: 'istiod refuses caCrl beside credentialName. Remove caCrl.', at: 'caCrl', ref: 'wh-stls-crl-cred' },
      ],
    },
    {
      code: sidecar(
        '    ingress:\n      - port: { number: 443, protocol: HTTPS }\n        tls: { mode: SIMPLE, serverCertificate: /c.pem, privateKey: "" }\n',
      ),
      findings: [{ message: 'SIMPLE needs privateKey; istiod refuses it. Set privateKey.', at: 'privateKey' }],
    },
  ],
});
