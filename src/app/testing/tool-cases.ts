import { expect } from 'vitest';
import { findingsOf } from '../../core/analysis';
import type { ChangeResult } from '../../core/edit-at';
import type { Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { filesAfter, snapshotAfter } from '../../core/testing/change-cases';

/** A ServiceEntry `shop/NAME` with ports in flow style. */
export function entryText(name: string, ports: string, host = `${name}.example.com`): string {
  return `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: ${name}
    namespace: shop
  spec:
    hosts: [${host}] # agreed
    location: MESH_EXTERNAL
    ports: [${ports}]
    resolution: DNS
`;
}

/** Ports of `entryText`. */
export const ports = {
  https: '{ number: 443, name: https, protocol: HTTPS }',
  http: '{ number: 80, name: http, protocol: HTTP }',
  alt: '{ number: 8080, name: http-alt, protocol: HTTP }',
  tcp: '{ number: 5432, name: db, protocol: TCP }',
} as const;

/** A design with the pod `shop/cart`, which calls nothing. */
export const cartText = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      # the busy one
      - { name: cart, namespace: shop, labels: { app: cart } }
`;

/** Findings above info after a change; what a tool writes must have none. */
export function troublesAfter(snapshot: Snapshot, result: ChangeResult): readonly string[] {
  return findingsOf(snapshotAfter(snapshot, result))
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

/** What a change adds to `egress.yaml` behind the documents that are there, which it must leave as they are, and without findings. */
export function documentAdded(snapshot: Snapshot, result: ChangeResult): string {
  const before = snapshot.workspace.files.find((file) => file.path === 'egress.yaml')?.text ?? '';
  const after = filesAfter(snapshot, result)['egress.yaml'] ?? '';
  expect(after.startsWith(before)).toBe(true);
  expect(troublesAfter(snapshot, result)).toEqual([]);
  return after.slice(before.length).replace(/^---\r?\n/, '');
}

/** The resource of a key; throws when there is none. */
export function resourceNamed(snapshot: Snapshot, key: string): Resource {
  const found = snapshot.resources.find((each) => each.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
}

/** The sentence that says why a change is refused; empty when it is not. */
export function refusalOf(result: ChangeResult): string {
  return result.ok ? '' : result.detail;
}
