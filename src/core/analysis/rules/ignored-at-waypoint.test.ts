import { ambientMesh, correctAmbient, entry, sidecarCart, simple } from '../../testing/ambient-cases';
import { bundle, correctGateways } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { ignoredAtWaypoint } from './ignored-at-waypoint';

testRule(ignoredAtWaypoint, {
  valid: [
    ...correctAmbient,
    ...correctGateways,
    bundle(ambientMesh(), entry(), simple.replace('mode: SIMPLE', 'mode: SIMPLE, subjectAltNames: [api.example.com]')),
    bundle(
      ambientMesh(),
      entry('resolution: DNS, subjectAltNames: [api.example.com]'),
      simple.replace('mode: SIMPLE', 'mode: SIMPLE, subjectAltNames: [api.example.com]'),
    ),
    bundle(
      sidecarCart,
      entry('resolution: DNS, subjectAltNames: [api.example.com]'),
      simple.replace('host:', 'workloadSelector: { matchLabels: { app: cart } }, host:'),
    ),
    bundle(ambientMesh(), entry(), simple.replace('SIMPLE', 'ISTIO_MUTUAL').replace('host: api', 'host: web')),
  ],
  invalid: [
    {
      code: bundle(
        ambientMesh(),
        entry(),
        simple.replace('host:', 'workloadSelector: { matchLabels: { app: cart } }, host:'),
      ),
      findings: [
        {
          message:
            'Waypoints leave out DestinationRules with a workloadSelector, so this one has no effect on calls to api.example.com. Remove the workloadSelector, so that the rule is for all callers.',
          path: 'spec.workloadSelector',
          ref: 'A07',
        },
      ],
    },
    {
      code: bundle(ambientMesh(), entry(), simple.replace('SIMPLE', 'ISTIO_MUTUAL')),
      findings: [
        {
          message:
            'The waypoint of api.example.com ignores ISTIO_MUTUAL and starts no TLS. Use SIMPLE for a server outside of the mesh.',
          path: 'spec.trafficPolicy.tls.mode',
          ref: 'A07',
        },
      ],
    },
    {
      code: bundle(ambientMesh(), entry('resolution: DNS, subjectAltNames: [api.example.com]'), simple),
      findings: [
        {
          message:
            'The waypoint of api.example.com does not check certificates against these names. Write subjectAltNames in the DestinationRule.',
          path: 'spec.subjectAltNames',
          ref: 'A07',
        },
      ],
    },
  ],
});
