import { testRule } from '../../testing/rule-tester';
import { apiRule, onePort, originated } from '../../testing/tls-rule-cases';
import { forcedHttp2OverTls } from './forced-http2-over-tls';

const message =
  'Calls to port 80 of api.example.com probably fail if the server speaks only HTTP/1.1: with h2UpgradePolicy UPGRADE Envoy offers only HTTP/2. Remove h2UpgradePolicy, or declare the port HTTP2 if the server speaks it.';
const upgrade = '      connectionPool: { http: { h2UpgradePolicy: UPGRADE } }\n';
const simple = '      tls: { mode: SIMPLE }\n';

testRule(forcedHttp2OverTls, {
  valid: [
    originated + apiRule(simple),
    originated + apiRule(upgrade),
    originated + apiRule(upgrade.replace('UPGRADE }', 'DO_NOT_UPGRADE }') + simple),
    onePort(80, 'HTTP2') + apiRule(upgrade + simple),
    onePort(80, 'GRPC') + apiRule(upgrade + simple),
    onePort(443, 'HTTPS') + apiRule(upgrade + simple),
  ],
  invalid: [
    {
      code: originated + apiRule(upgrade + simple),
      findings: [{ message, at: 'UPGRADE', ref: 'T21' }],
      fixes: ['Remove h2UpgradePolicy'],
      output: originated + apiRule(simple),
    },
    {
      code: originated + apiRule(upgrade + simple.replace('SIMPLE', 'MUTUAL, clientCertificate: /a, privateKey: /b')),
      findings: [{ message, path: 'spec.trafficPolicy.connectionPool.http.h2UpgradePolicy' }],
      fixes: ['Remove h2UpgradePolicy'],
    },
  ],
});
