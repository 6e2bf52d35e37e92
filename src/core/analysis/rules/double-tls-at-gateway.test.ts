import { bundle, correctGateways, document, passthrough, plainForwarding } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { doubleTlsAtGateway } from './double-tls-at-gateway';

testRule(doubleTlsAtGateway, {
  valid: [
    ...correctGateways,
    plainForwarding,
    bundle(
      passthrough,
      document(
        'DestinationRule shop/api',
        'host: api.example.com, exportTo: [.], trafficPolicy: { tls: { mode: SIMPLE } }',
      ),
    ),
    bundle(
      passthrough,
      document('DestinationRule shop/api', 'host: api.example.com, trafficPolicy: { tls: { mode: DISABLE } }'),
    ),
    bundle(
      passthrough,
      document(
        'DestinationRule shop/api',
        'host: api.example.com, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }] }',
      ),
    ),
  ],
  invalid: [
    {
      code: bundle(
        passthrough,
        document('DestinationRule shop/api', 'host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } }'),
      ),
      findings: [
        {
          message:
            'https://api.example.com reaches the server as TLS inside TLS: the app already encrypts, and DestinationRule shop/api adds SIMPLE at the egress gateway. Remove the tls block, or do not export the rule to namespace istio-system.',
          path: 'spec.trafficPolicy.tls.mode',
          ref: 'T24',
        },
      ],
    },
    {
      code: bundle(
        passthrough,
        document(
          'DestinationRule istio-system/api',
          'host: api.example.com, exportTo: [.], trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: MUTUAL, credentialName: api-client } }] }',
        ),
      ),
      findings: [
        {
          message:
            'https://api.example.com reaches the server as TLS inside TLS: the app already encrypts, and DestinationRule istio-system/api adds MUTUAL at the egress gateway. Remove the tls block, or do not export the rule to namespace istio-system.',
          path: 'spec.trafficPolicy.portLevelSettings[0].tls.mode',
          ref: 'T24',
        },
      ],
      output: bundle(
        passthrough,
        document(
          'DestinationRule istio-system/api',
          'host: api.example.com, exportTo: [.], trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: MUTUAL, credentialName: api-client } }] }',
        ),
      ).replace(
        ', trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: MUTUAL, credentialName: api-client } }] }',
        '',
      ),
    },
  ],
});
