import { destinationRule, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { clientTls } from './client-tls';

const tls = (rest: string): string => rule(`      tls: { ${rest} }\n`);

testRule(clientTls, {
  valid: [
    tls('mode: SIMPLE, caCertificates: /ca.pem, subjectAltNames: [a.com]'),
    tls('mode: SIMPLE, credentialName: a, subjectAltNames: [a.com], insecureSkipVerify: false'),
    tls('mode: SIMPLE, credentialName: "", caCertificates: /ca.pem, clientCertificate: /c.pem'),
    tls('mode: SIMPLE, subjectAltNames: [], insecureSkipVerify: true'),
    tls('mode: MUTUAL, credentialName: a'),
    tls('mode: MUTUAL, credentialName: a, insecureSkipVerify: true'),
    tls('mode: MUTUAL, clientCertificate: /c.pem, privateKey: /k.pem, caCertificates: /ca.pem, caCrl: /crl.pem'),
    tls('mode: MUTUAL, clientCertificate: /c.pem, privateKey: /k.pem, insecureSkipVerify: true'),
    // Of the other modes istiod looks at nothing.
    tls('mode: DISABLE, credentialName: a, caCertificates: /ca.pem, insecureSkipVerify: true'),
    tls('mode: ISTIO_MUTUAL, credentialName: a, privateKey: /k.pem'),
    tls('credentialName: a, caCertificates: /ca.pem'),
    // What is no text is refused for that alone.
    tls('mode: MUTUAL, clientCertificate: 5, privateKey: [a]'),
  ],
  invalid: [
    {
      code: tls('mode: SIMPLE, insecureSkipVerify: true, caCertificates: /ca.pem, subjectAltNames: [a.com]'),
      findings: [
        {
          message:
            'insecureSkipVerify verifies nothing, and istiod refuses caCertificates beside it. Remove one of them.',
          at: 'caCertificates',
          ref: 'wh-dr-tls-skip-simple',
          code: 'IST0106',
        },
        {
          message:
            'insecureSkipVerify verifies nothing, and istiod refuses subjectAltNames beside it. Remove one of them.',
        },
      ],
    },
    {
      code: tls('mode: SIMPLE, insecureSkipVerify: true, credentialName: a, caCertificates: /ca.pem'),
      findings: [
        {
          message:
            'insecureSkipVerify verifies nothing, and istiod refuses credentialName beside it. Remove one of them.',
          at: 'credentialName',
        },
        {
          message:
            'insecureSkipVerify verifies nothing, and istiod refuses caCertificates beside it. Remove one of them.',
        },
      ],
    },
    {
      code: destinationRule(
        '    subsets:\n      - name: v1\n        trafficPolicy:\n          tls: { mode: MUTUAL, credentialName: a, privateKey: /k.pem, caCrl: /crl.pem }\n',
      ),
      findings: [
        {
          message:
            'credentialName brings all certificates, and istiod refuses privateKey beside it. Remove one of them.',
          at: 'privateKey',
          ref: 'wh-dr-tls-cred-files',
        },
        { message: 'credentialName brings all certificates, and istiod refuses caCrl beside it. Remove one of them.' },
      ],
    },
    {
      code: rule(
        '      portLevelSettings:\n        - port: { number: 443 }\n          tls:\n            mode: MUTUAL\n            privateKey: ""\n            caCertificates: /ca.pem\n            insecureSkipVerify: true\n',
      ),
      findings: [
        {
          message:
            'MUTUAL shows a client certificate, and istiod refuses it without clientCertificate. Set clientCertificate, or credentialName.',
          at: 'tls',
          ref: 'wh-dr-tls-mutual-cert',
        },
        {
          message:
            'MUTUAL shows a client certificate, and istiod refuses it without privateKey. Set privateKey, or credentialName.',
          at: 'privateKey',
          ref: 'wh-dr-tls-mutual-key',
        },
        {
          message:
            'insecureSkipVerify verifies nothing, and istiod refuses caCertificates beside it. Remove one of them.',
          ref: 'wh-dr-tls-skip-mutual',
        },
      ],
    },
  ],
});
