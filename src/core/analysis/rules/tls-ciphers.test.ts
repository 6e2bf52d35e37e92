import { gatewayServer } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { tlsCiphers } from './tls-ciphers';

const tls = (rest: string): string =>
  gatewayServer('HTTPS', `        tls:\n          mode: SIMPLE\n          credentialName: a\n${rest}`);

testRule(tlsCiphers, {
  valid: [
    tls('          cipherSuites: [ECDHE-RSA-AES128-GCM-SHA256, ALL, -AES128-SHA, "!AES256-SHA", ""]\n'),
    tls('          minProtocolVersion: TLSV1_0\n          cipherSuites: [AES128-SHA]\n'),
    tls('          minProtocolVersion: TLSV1_2\n'),
  ],
  invalid: [
    {
      code: tls(
        '          cipherSuites:\n            - aes128_sha # old\n            - ROT13\n            - AES256-SHA\n            - AES256-SHA\n',
      ),
      findings: [
        {
          message: 'cipherSuites[0] is not a cipher that istiod knows, and is ignored: aes128_sha. Write AES128-SHA.',
          at: 'aes128_sha',
          ref: 'wh-stls-cipher-invalid',
          code: 'IST0133',
        },
        {
          message:
            'cipherSuites[1] is not a cipher that istiod knows, and is ignored: ROT13. Correct it, or remove it.',
        },
        {
          message: 'AES256-SHA is listed a second time; istiod ignores it and warns. Remove it.',
          ref: 'wh-stls-cipher-dup',
        },
      ],
      output: tls(
        '          cipherSuites:\n            - AES128-SHA # old\n            - ROT13\n            - AES256-SHA\n            - AES256-SHA\n',
      ),
    },
    {
      code: tls('          cipherSuites:\n            - AES256-SHA\n            - AES256-SHA\n'),
      findings: [{ message: 'AES256-SHA is listed a second time; istiod ignores it and warns. Remove it.' }],
      output: tls('          cipherSuites:\n            - AES256-SHA\n'),
    },
    {
      code: tls('          minProtocolVersion: TLSV1_1\n'),
      findings: [
        {
          message:
            'TLSV1_1 needs ciphers that are no longer among the default ones; istiod warns of it. Name them in cipherSuites, or start at TLSV1_2.',
          at: 'TLSV1_1',
          ref: 'wh-stls-old-min',
        },
      ],
    },
  ],
});
