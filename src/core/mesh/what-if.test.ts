import { expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { withResource, withSettings } from '.';

const { mesh: open } = mesh`
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: { outboundTrafficPolicy: ALLOW_ANY } }
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: a, namespace: shop }
  spec: { hosts: [a.example], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
`;

it('is the same mesh under other settings, whatever the files say, and stays under them', () => {
  const closed = withSettings(open, { outboundTrafficPolicy: 'REGISTRY_ONLY' });
  expect(closed?.settings).toEqual({ ...open.settings, outboundTrafficPolicy: 'REGISTRY_ONLY' });
  expect(closed?.entries).toBe(open.entries);
  const empty = closed && withResource(closed, open.entries[0]?.resource, undefined);
  expect(empty?.entries).toEqual([]);
  expect(empty?.settings).toBe(closed?.settings);
});

it('is none of what was not built', () => {
  expect(withSettings({ ...open }, { dnsCapture: true })).toBeUndefined();
});
