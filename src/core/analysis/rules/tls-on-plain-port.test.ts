import { gatewayServer } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { tlsOnPlainPort } from './tls-on-plain-port';

testRule(tlsOnPlainPort, {
  valid: [
    gatewayServer('HTTPS', '        tls: { mode: SIMPLE, credentialName: a }\n'),
    gatewayServer('HTTP', '        tls: { httpsRedirect: true }\n'),
    gatewayServer('grpc', '        tls: { mode: AUTO_PASSTHROUGH, credentialName: a }\n'),
    gatewayServer('TCP', ''),
    // A port that istiod refuses says nothing of the TLS that it needs.
    gatewayServer('TCP', '        tls: {}\n').replace('number: 443', 'number: 0'),
  ],
  invalid: [
    {
      code: gatewayServer('HTTP', '        tls: { mode: SIMPLE, credentialName: a }\n'),
      findings: [
        {
          message:
            'tls stands beside the protocol HTTP, which is not encrypted; istiod refuses both. Use HTTPS, or leave httpsRedirect alone in it.',
          at: 'tls',
          ref: 'wh-gw-tls-on-http',
          code: 'IST0106',
        },
      ],
    },
    {
      code: gatewayServer('HTTP', '        tls: { caCertificates: /ca.pem }\n'),
      findings: [
        {
          message:
            'tls stands beside the protocol HTTP, which is not encrypted; istiod refuses both. Use HTTPS, or leave httpsRedirect alone in it.',
        },
      ],
    },
    {
      code: gatewayServer('MONGO', '        tls: {}\n'),
      findings: [
        {
          message:
            'tls stands beside the protocol MONGO, which is not encrypted; istiod refuses both. Use TLS, or remove tls.',
          ref: 'wh-gw-tls-on-other',
        },
      ],
    },
  ],
});
