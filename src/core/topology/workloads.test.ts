import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { dedent, mesh, workspaceOf } from '../testing/mesh-fixture';

function proxyIn(dataPlane: string, labels: string, more = ''): string | undefined {
  const text = dedent(`
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: d }
    spec:
      mesh: { dataPlane: ${dataPlane} }
      workloads: [{ name: w, namespace: a, labels: { ${labels} } }]
  `);
  const node = topologyOf(takeSnapshot(workspaceOf({ 'design.yaml': text, 'more.yaml': dedent(more) }))).nodes.find(
    ({ type }) => type === 'workload',
  );
  return node?.type === 'workload' ? node.proxy : undefined;
}

describe('what carries the calls of a workload', () => {
  it('is Envoy beside it, unless its labels switch injection off', () => {
    expect(proxyIn('sidecar', 'app: w')).toBe('envoy');
    expect(proxyIn('sidecar', 'sidecar.istio.io/inject: "false"')).toBe('none');
  });

  it('is ztunnel in ambient, unless its labels keep it out', () => {
    expect(proxyIn('ambient', 'app: w')).toBe('ztunnel');
    expect(proxyIn('ambient', 'istio.io/dataplane-mode: none')).toBe('none');
  });

  it('is that of a gateway where a Gateway selects the pods', () => {
    const gateway = `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: out, namespace: a }
    spec: { selector: { istio: egressgateway }, servers: [] }
    `;
    expect(proxyIn('sidecar', 'istio: egressgateway', gateway)).toBe('gateway');
    expect(proxyIn('sidecar', 'app: w', gateway)).toBe('envoy');
  });
});

describe('the card of a workload with Pods', () => {
  const pod = (name: string): string => `
    apiVersion: v1
    kind: Pod
    metadata: { name: ${name}, namespace: a, labels: { app: w }, ownerReferences: [{ kind: ReplicaSet, name: w-1 }] }
    spec: { containers: [{ name: app }, { name: istio-proxy }] }
    status: { phase: Running }
    ---`;
  const { mesh: model, ...rest } = mesh`${pod('w-1-a')}${pod('w-1-b')}
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: w, namespace: a }
    spec: { template: { metadata: { labels: { app: w } } } }`;
  const topology = topologyOf({ mesh: model, ...rest });

  it('stands for all of them', () => {
    const cards = topology.nodes.filter(({ type }) => type === 'workload');
    expect(cards).toMatchObject([{ name: 'w', pods: [{ name: 'w-1-a' }, { name: 'w-1-b' }] }]);
  });
});

it('shows the url of a call that cannot be read without its password, on its row and on its wire', () => {
  const text = dedent(`
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: d }
    spec:
      workloads:
        - { name: w, namespace: a, calls: [{ url: 'https://app:hunter2@api.example.com:443:x' }, { url: 'https://api.example.com' }] }
  `);
  const { nodes, edges } = topologyOf(takeSnapshot(workspaceOf({ 'design.yaml': text })));
  const [workload] = nodes.filter(({ type }) => type === 'workload');
  expect(workload?.type === 'workload' && workload.calls.map(({ shown }) => shown)).toEqual([
    'https://(hidden)@api.example.com:443:x',
    undefined,
  ]);
  expect(JSON.stringify(edges)).not.toContain('hunter2');
});
