import { expect, it } from 'vitest';
import { besideGateway } from '../core/testing/beside-gateway';
import { mesh } from '../core/testing/mesh-fixture';
import { getState } from './store';
import { firstCaller, firstCallerOf, firstNamespace } from './first-caller';

/** Who calls where `cart` draws these calls, and a pod is selected by one of its fields. */
function callerIn(calls: string, selected?: string): string | undefined {
  const snapshot = besideGateway(
    '{ name: batch, namespace: shop }',
    `{ name: cart, namespace: shop, calls: ${calls} }`,
  );
  const pod = snapshot.mesh.workloads.find(({ name }) => name === selected);
  const selection = pod
    ? { place: { ...pod.place, path: [...pod.place.path, 'labels'] }, from: 'canvas' as const }
    : null;
  return firstCaller({ ...getState(), snapshot, selection })?.name;
}

it('lets the selected pod call, else the first that draws a call, else the first that is no gateway', () => {
  expect(callerIn('[{ url: "https://a.example" }]')).toBe('cart');
  expect(callerIn('[]')).toBe('batch');
  expect(callerIn('[{ url: "https://a.example" }]', 'egressgateway')).toBe('egressgateway');
});

it('lets somebody call a selected entry, or a host, who sees it', () => {
  const snapshot = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: maps, namespace: geo }
    spec: { hosts: [maps.example.com], exportTo: ['bank'], ports: [{ number: 443, name: tls, protocol: TLS }] }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec:
      workloads:
        - { name: cart, namespace: shop, calls: [{ url: 'https://a.example' }] }
        - { name: ledger, namespace: bank }`;
  const place = snapshot.mesh.entries[0]?.resource.place;
  const selection = place ? { place, from: 'canvas' as const } : null;
  expect(firstCaller({ ...getState(), snapshot, selection })?.name).toBe('ledger');
  expect(firstCallerOf({ ...getState(), snapshot, selection: null }, 'maps.example.com')?.name).toBe('ledger');
  expect(firstCallerOf({ ...getState(), snapshot, selection: null }, 'b.example')?.name).toBe('cart');
});

it('lets the pod call a host that is drawn to call it', () => {
  const snapshot = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: maps, namespace: geo }
    spec: { hosts: [maps.example.com], ports: [{ number: 443, name: tls, protocol: TLS }] }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec:
      workloads:
        - { name: idle, namespace: geo }
        - { name: cart, namespace: shop, calls: [{ url: 'https://maps.example.com/v1' }] }`;
  expect(firstCallerOf({ ...getState(), snapshot, selection: null }, 'maps.example.com')?.name).toBe('cart');
});

it('lets the pod of a selected Service call', () => {
  const snapshot = mesh`
    apiVersion: v1
    kind: Service
    metadata: { name: cart, namespace: shop }
    spec: { selector: { app: cart } }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec:
      workloads:
        - { name: batch, namespace: shop, calls: [{ url: 'https://a.example' }] }
        - { name: cart, namespace: shop, labels: { app: cart } }`;
  const place = snapshot.resources.find(({ kind }) => kind === 'Service')?.place;
  const selection = place ? { place, from: 'command' as const } : null;
  expect(firstCaller({ ...getState(), snapshot, selection })?.name).toBe('cart');
});

it('lets any pod call of the namespace that the entries are in, while no pod is drawn', () => {
  const entry = (name: string, namespace: string): string => `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: ${name}, namespace: ${namespace} }
    spec: { hosts: [${name}.example.com], ports: [{ number: 443, name: tls, protocol: TLS }] }`;
  const snapshot = mesh`${[entry('maps', 'geo'), entry('cards', 'production'), entry('mail', 'production')].join('\n    ---')}`;
  const maps = snapshot.mesh.entries.find(({ namespace }) => namespace === 'geo');
  const state = { ...getState(), snapshot, selection: null };
  expect(firstNamespace(state)).toBe('production');
  expect(firstNamespace(state, 'maps.example.com')).toBe('geo');
  expect(firstNamespace({ ...state, selection: maps ? { place: maps.resource.place, from: 'canvas' } : null })).toBe(
    'geo',
  );
  expect(firstNamespace({ ...state, snapshot: mesh`` })).toBe('default');
});
