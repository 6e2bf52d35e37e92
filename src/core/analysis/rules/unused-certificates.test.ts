import { gatewayServer } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { unusedCertificates } from './unused-certificates';

const tls = (rest: string): string => gatewayServer('HTTPS', `        tls: { ${rest} }\n`);

testRule(unusedCertificates, {
  valid: [
    tls('mode: SIMPLE, credentialName: a'),
    tls('mode: PASSTHROUGH, credentialName: "", credentialNames: [], subjectAltNames: [a]'),
  ],
  invalid: [
    {
      code: tls('credentialName: a'),
      findings: [
        {
          message:
            'PASSTHROUGH, the default mode, ends no TLS and ignores credentialName; istiod warns of it. Set mode to SIMPLE or MUTUAL, or remove it.',
          at: 'credentialName',
          ref: 'wh-stls-passthrough-certs',
          code: 'IST0133',
        },
      ],
    },
    {
      code: tls('mode: AUTO_PASSTHROUGH, privateKey: /k.pem, serverCertificate: /c.pem'),
      findings: [
        {
          message:
            'AUTO_PASSTHROUGH ends no TLS and ignores serverCertificate, privateKey; istiod warns of it. Set mode to SIMPLE or MUTUAL, or remove them.',
          at: 'serverCertificate',
        },
      ],
    },
  ],
});
