import { ambientMesh, correctAmbient, entry, sidecarCart, waypoint } from '../../testing/ambient-cases';
import { bundle, correctGateways } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { waypointWithoutAddress } from './waypoint-without-address';

testRule(waypointWithoutAddress, {
  valid: [
    ...correctAmbient,
    ...correctGateways,
    bundle(ambientMesh(), entry('resolution: NONE, addresses: [192.0.2.1]')),
    bundle(ambientMesh(), entry('resolution: NONE', '')),
    // ztunnel knows addresses of either family.
    bundle(
      ambientMesh(),
      `${entry('resolution: DNS')}status: { addresses: [{ host: api.example.com, value: "2001:2::7" }] }\n`,
    ),
    bundle(sidecarCart, entry('resolution: NONE')),
  ],
  invalid: [
    {
      code: bundle(ambientMesh(), entry('resolution: NONE, addresses: [192.0.2.1, 198.51.100.0/24]')),
      findings: [
        {
          message:
            'Calls to api.example.com bypass waypoint shop/wp: its address 198.51.100.0/24 is a range, and istiod tells ztunnel nothing of an entry with one. List single addresses.',
          path: 'metadata.labels["istio.io/use-waypoint"]',
          ref: 'A04',
        },
      ],
    },
    {
      code: bundle(ambientMesh(), entry('resolution: NONE')),
      findings: [
        {
          message:
            'Calls to api.example.com bypass waypoint shop/wp: the entry has no addresses, and resolution NONE gets no address, so ztunnel does not know it. Write addresses, or a resolution that gets one.',
          path: 'metadata.labels["istio.io/use-waypoint"]',
          ref: 'A04',
        },
      ],
    },
    {
      code: bundle(
        ambientMesh(),
        waypoint(),
        entry(
          'resolution: DNS',
          'labels: { istio.io/use-waypoint: wp, networking.istio.io/enable-autoallocate-ip: "false" }',
        ),
      ),
      findings: [
        {
          message:
            'Calls to api.example.com bypass waypoint shop/wp: the entry has no addresses, and none is allocated for it, so ztunnel does not know it. Write addresses, or a resolution that gets one.',
          path: 'metadata.labels["istio.io/use-waypoint"]',
          ref: 'A04',
        },
      ],
    },
  ],
});
