import { ambientMesh, correctAmbient, entry, sidecarCart, waypoint } from '../../testing/ambient-cases';
import { bundle, correctGateways } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { unusedWaypoint } from './unused-waypoint';

testRule(unusedWaypoint, {
  valid: [
    ...correctAmbient,
    ...correctGateways,
    bundle(
      ambientMesh(),
      waypoint('edge', ', allowedRoutes: { namespaces: { from: All } }'),
      entry('resolution: DNS', 'labels: { istio.io/use-waypoint: wp, istio.io/use-waypoint-namespace: edge }'),
    ),
    bundle(ambientMesh(), waypoint('shop', '', 'istio.io/waypoint-for: all'), entry()),
    bundle(sidecarCart, waypoint('edge'), entry()),
  ],
  invalid: [
    {
      code: bundle(ambientMesh(), waypoint(), entry('resolution: DNS', 'labels: { istio.io/use-waypoint: wpp }')),
      findings: [
        {
          message:
            'No Gateway shop/wpp is there to be the waypoint, so none is used. Calls to api.example.com get none of its rules.',
          path: 'metadata.labels["istio.io/use-waypoint"]',
          ref: 'A08',
        },
      ],
    },
    {
      code: bundle(ambientMesh(), waypoint('shop', '', 'istio.io/waypoint-for: workload'), entry()),
      findings: [
        {
          message:
            'Gateway shop/wp is for workload and not for services (istio.io/waypoint-for), so it is not used. Calls to api.example.com get none of its rules.',
          path: 'metadata.labels["istio.io/use-waypoint"]',
          ref: 'A08',
        },
      ],
    },
    {
      code: bundle(
        ambientMesh(),
        waypoint('edge'),
        entry('resolution: DNS', 'labels: { istio.io/use-waypoint: wp, istio.io/use-waypoint-namespace: edge }'),
      ),
      findings: [
        {
          message:
            'Gateway edge/wp does not admit namespace shop: allowedRoutes of its listener is Same, so it is not used. Calls to api.example.com get none of its rules.',
          path: 'metadata.labels["istio.io/use-waypoint"]',
          ref: 'A08',
        },
      ],
    },
  ],
});
