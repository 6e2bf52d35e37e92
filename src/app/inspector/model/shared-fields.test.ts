import { describe, expect, it } from 'vitest';
import { findKind } from '../../../core/schema';
import { mesh } from '../../../core/testing/mesh-fixture';
import { valueAt } from '../../../core/yaml';
import { agreementOf, refusalOf, sharedFields, type Target } from './shared-fields';

const snapshot = mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], resolution: DNS, exportTo: ['.'] }
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: db, namespace: shop }
  spec: { hosts: [db.example.com], resolution: STATIC }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: db, namespace: shop }
  spec: { host: db.example.com, exportTo: ['.'] }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - { name: cart, namespace: shop, locality: a/b }
      - { name: pay, namespace: bank, locality: a/b }
`;

function target(key: string, base: readonly (string | number)[] = []): Target {
  const resource = snapshot.resources.find((each) => each.key === key);
  const kind = resource && findKind(resource.apiVersion, resource.kind);
  if (!resource || !kind) throw new Error(`The fixture has no ${key}`);
  const place = { ...resource.place, path: [...resource.place.path, ...base] };
  return { kind, place, base, value: valueAt(resource.value, base) };
}

function said(targets: readonly Target[]): Record<string, unknown> {
  return Object.fromEntries(
    sharedFields(targets).map((shared) => {
      const agreement = agreementOf(shared);
      return [shared.path.join('.'), agreement.same ? agreement.value : agreement.shares.map((share) => share.count)];
    }),
  );
}

describe('the fields that several objects share', () => {
  it('are those of their kind, with what they agree and differ in', () => {
    const shared = said([target('ServiceEntry/shop/api'), target('ServiceEntry/shop/db')]);
    expect(shared).toMatchObject({ 'metadata.namespace': 'shop', 'spec.resolution': [1, 1], 'spec.exportTo': [1, 1] });
    expect(shared).not.toHaveProperty(['metadata.name']);
    expect(shared).toHaveProperty(['spec.location'], undefined);
  });

  it('of different kinds are those that stand in each', () => {
    const shared = said([target('ServiceEntry/shop/api'), target('DestinationRule/shop/db')]);
    expect(shared).toMatchObject({ 'metadata.namespace': 'shop', 'spec.exportTo': ['.'] });
    expect(shared).not.toHaveProperty(['spec.resolution']);
  });

  it('of items start at the item', () => {
    const both = [0, 1].map((index) => target('EgressDesign/shop', ['spec', 'workloads', index]));
    expect(said(both)).toMatchObject({ namespace: [1, 1], locality: 'a/b' });
  });

  it('refuse what their type refuses', () => {
    const [resolution] = sharedFields([target('ServiceEntry/shop/api')]).filter(({ path }) => path[1] === 'resolution');
    expect(resolution && refusalOf(resolution, 'SOMETIMES')).toContain('resolution');
    expect(resolution && refusalOf(resolution, 'DNS')).toBeNull();
  });
});
