import { gatewayServer } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { httpsRedirect } from './https-redirect';

testRule(httpsRedirect, {
  valid: [
    gatewayServer('http', '        tls: { httpsRedirect: true }\n'),
    gatewayServer('TLS', '        tls: { httpsRedirect: false }\n'),
  ],
  invalid: [
    {
      code: gatewayServer('HTTPS', '        tls:\n          mode: PASSTHROUGH\n          httpsRedirect: true\n'),
      findings: [
        {
          message:
            'httpsRedirect answers plain HTTP, and this port is HTTPS; istiod warns of it. Set it at a server of protocol HTTP.',
          at: 'httpsRedirect',
          ref: 'wh-gw-redirect-nonhttp',
          code: 'IST0133',
        },
      ],
      output: gatewayServer('HTTPS', '        tls:\n          mode: PASSTHROUGH\n'),
    },
  ],
});
