import {
  ambientCart,
  ambientMesh,
  correctAmbient,
  entry,
  sidecarCart,
  simple,
  timeout,
} from '../../testing/ambient-cases';
import { bundle, correctGateways, document } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { ambientWithoutWaypoint } from './ambient-without-waypoint';

testRule(ambientWithoutWaypoint, {
  valid: [
    ...correctAmbient,
    ...correctGateways,
    bundle(sidecarCart, entry('resolution: DNS', ''), simple, timeout()),
    bundle(ambientCart, entry('resolution: DNS', ''), simple.replace('host:', 'exportTo: [other], host:')),
    bundle(
      ambientCart,
      document(
        'ServiceEntry shop/api',
        'hosts: [other.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS',
      ),
      simple,
    ),
  ],
  invalid: [
    {
      // The pattern of another entry is not what the route is for.
      code: bundle(
        ambientMesh(),
        entry('resolution: DNS', ''),
        document(
          'ServiceEntry shop/all',
          'hosts: ["*.example.com"], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: NONE',
        ),
        timeout(),
      ),
      findings: [
        {
          message:
            'This has no effect on calls in ambient mode: ServiceEntry shop/api has no waypoint, so ztunnel applies no VirtualService. Give it the label istio.io/use-waypoint.',
        },
      ],
    },
    ...[
      [
        'resolution: NONE',
        'Give it addresses, by which ztunnel knows it, and give it the label istio.io/use-waypoint.',
      ],
      [
        'resolution: NONE, addresses: [10.0.0.0/24]',
        'List single addresses in place of 10.0.0.0/24, by which ztunnel knows it, and give it the label istio.io/use-waypoint.',
      ],
    ].map(([spec = '', advice = '']) => ({
      code: bundle(ambientMesh(), entry(spec, ''), timeout()),
      findings: [
        {
          message: `This has no effect on calls in ambient mode: ServiceEntry shop/api has no waypoint, so ztunnel applies no VirtualService. ${advice}`,
        },
      ],
    })),
    {
      code: bundle(ambientMesh(), entry('resolution: DNS', ''), simple, timeout()),
      findings: [
        {
          message:
            'This has no effect on calls in ambient mode: ServiceEntry shop/api has no waypoint, so no proxy starts TLS and HTTP leaves in plain text. Give it the label istio.io/use-waypoint.',
          path: 'spec.host',
          ref: 'A01',
        },
        {
          message:
            'This has no effect on calls in ambient mode: ServiceEntry shop/api has no waypoint, so ztunnel applies no VirtualService. Give it the label istio.io/use-waypoint.',
          path: 'spec.hosts[0]',
          ref: 'A01',
        },
      ],
    },
    {
      code: bundle(
        ambientCart,
        entry('resolution: DNS', ''),
        simple.replace('tls: { mode: SIMPLE }', 'outlierDetection: { consecutive5xxErrors: 5 }'),
      ),
      findings: [
        {
          message:
            'This has no effect on calls in ambient mode: ServiceEntry shop/api has no waypoint, so ztunnel applies no DestinationRule. Give it the label istio.io/use-waypoint.',
          path: 'spec.host',
          ref: 'A01',
        },
      ],
    },
  ],
});
