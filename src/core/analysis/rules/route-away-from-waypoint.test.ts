import { ambientMesh, correctAmbient, entry, sidecarCart, timeout, waypoint } from '../../testing/ambient-cases';
import { bundle, correctGateways } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { routeAwayFromWaypoint } from './route-away-from-waypoint';

testRule(routeAwayFromWaypoint, {
  valid: [
    ...correctAmbient,
    ...correctGateways,
    bundle(ambientMesh(), entry('resolution: DNS', ''), timeout('', 'team')),
    bundle(sidecarCart, entry(), timeout('', 'team')),
    bundle(
      ambientMesh(),
      waypoint('edge', ', allowedRoutes: { namespaces: { from: All } }'),
      entry('resolution: DNS', 'labels: { istio.io/use-waypoint: wp, istio.io/use-waypoint-namespace: edge }'),
      timeout('', 'edge'),
    ),
  ],
  invalid: [
    {
      code: bundle(ambientMesh(), entry(), timeout('', 'team')),
      findings: [
        {
          message:
            'The waypoint of api.example.com ignores this VirtualService: it is in team, and the waypoint reads only those of shop. Move it there.',
          path: 'spec.hosts[0]',
          ref: 'A05',
        },
      ],
    },
  ],
});
