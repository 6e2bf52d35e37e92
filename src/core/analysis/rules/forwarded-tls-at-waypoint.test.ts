import { ambientMesh, correctAmbient, entry, sidecarCart } from '../../testing/ambient-cases';
import { bundle, correctGateways } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { forwardedTlsAtWaypoint } from './forwarded-tls-at-waypoint';

testRule(forwardedTlsAtWaypoint, {
  valid: [
    ...correctAmbient,
    ...correctGateways,
    bundle(
      ambientMesh(),
      entry('resolution: DYNAMIC_DNS').replace('[api', '["*').replace('.com]', '.com"]').replace('*.', '*.'),
    ),
    bundle(ambientMesh(), entry('resolution: DNS', undefined, '[{ number: 443, name: tls, protocol: TLS }]')),
    bundle(
      sidecarCart,
      entry('resolution: DYNAMIC_DNS', undefined, '[{ number: 443, name: tls, protocol: TLS }]').replace(
        '[api.example.com]',
        '["*.example.com"]',
      ),
    ),
  ],
  invalid: [
    {
      code: bundle(
        ambientMesh(),
        entry('resolution: DYNAMIC_DNS', undefined, '[{ number: 443, name: tls, protocol: TLS }]').replace(
          '[api.example.com]',
          '["*.example.com"]',
        ),
      ),
      findings: [
        {
          message:
            'Calls to port 443 fail at the waypoint, which makes no cluster of TLS for DYNAMIC_DNS unless istiod has ENABLE_WILDCARD_HOST_SERVICE_ENTRIES_FOR_TLS. Use an HTTP port with targetPort 443, and start TLS by a DestinationRule.',
          path: 'spec.ports[0].protocol',
          ref: 'A09',
        },
      ],
    },
  ],
});
