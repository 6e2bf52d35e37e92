import { ambientMesh, correctAmbient, entry, sidecarCart, timeout } from '../../testing/ambient-cases';
import { bundle, correctGateways, document, to } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { sourcesAtWaypoint } from './sources-at-waypoint';

testRule(sourcesAtWaypoint, {
  valid: [
    ...correctAmbient,
    ...correctGateways,
    bundle(ambientMesh(), entry(), timeout('match: [{ headers: { x-team: { exact: a } } }], ')),
    bundle(sidecarCart, entry(), timeout('match: [{ sourceLabels: { app: cart } }], ')),
    bundle(ambientMesh(), entry(), timeout('match: [{ sourceLabels: { app: cart } }], ', 'team')),
  ],
  invalid: [
    {
      code: bundle(ambientMesh(), entry(), timeout('match: [{ sourceLabels: { app: cart } }], ')),
      findings: [
        {
          message:
            'The waypoint of api.example.com drops a match with sourceLabels, so the route never runs. Tell callers apart by an AuthorizationPolicy or by headers.',
          path: 'spec.http[0].match[0].sourceLabels',
          ref: 'A06',
        },
      ],
    },
    {
      code: bundle(ambientMesh(), entry(), timeout('match: [{ sourceNamespace: shop }], ')),
      findings: [
        {
          message:
            'The waypoint of api.example.com compares sourceNamespace with its own namespace, shop, and not with the caller’s. Tell callers apart by an AuthorizationPolicy or by headers.',
          path: 'spec.http[0].match[0].sourceNamespace',
          ref: 'A06',
        },
      ],
    },
    {
      code: bundle(
        ambientMesh(),
        entry('resolution: DNS', undefined, '[{ number: 443, name: tls, protocol: TLS }]'),
        document(
          'VirtualService shop/api',
          `hosts: [api.example.com], tls: [{ match: [{ sniHosts: [api.example.com], sourceLabels: { app: cart } }], ${to('api.example.com', 443)} }]`,
        ),
      ),
      findings: [
        {
          message:
            'The waypoint of api.example.com never takes a tls match with sourceLabels. Tell callers apart by an AuthorizationPolicy or by headers.',
          path: 'spec.tls[0].match[0].sourceLabels',
          ref: 'A06',
        },
      ],
    },
  ],
});
