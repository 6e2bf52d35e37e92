import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import type { Mesh } from './build';
import { proxyOf } from './proxy/clients/proxies';
import { workloadNamed } from './workload-named';

function deployment(name: string, labels = `app: ${name}`, spec = ''): string {
  return `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: ${name}, namespace: shop }
  spec: { template: { metadata: { labels: { ${labels} } }, spec: { containers: [{ name: app }]${spec} } } }
  ---`;
}

/** A Pod that runs, made by a ReplicaSet that is in none of the files. */
function pod(name: string, { labels = 'app: web', extra = '', proxy = true, owner = madeBy(name) } = {}): string {
  const sidecar = proxy ? ', { name: istio-proxy }' : '';
  const hash = name.split('-').at(-2) ?? '';
  return `
  apiVersion: v1
  kind: Pod
  metadata: { name: ${name}, namespace: shop, labels: { ${labels}, pod-template-hash: "${hash}" }${owner}${extra} }
  spec: { serviceAccountName: default, containers: [{ name: app }${sidecar}] }
  status: { phase: Running, podIP: 10.0.0.1 }
  ---`;
}

function madeBy(name: string): string {
  return ownedBy('ReplicaSet', name.replace(/-[^-]+$/, ''));
}

function ownedBy(kind: string, name: string): string {
  return `, ownerReferences: [{ apiVersion: v1, kind: ${kind}, name: ${name}, uid: x, controller: true }]`;
}

/** `web(web-1-a web-1-b)`, with what its pods stay apart from. */
function shapes({ workloads }: Mesh): readonly string[] {
  return workloads.map(({ name, pods, apartFrom }) => {
    const inside = pods.map((each) => each.name).join(' ');
    return `${name}(${inside})${apartFrom === undefined ? '' : ` of ${apartFrom}`}`;
  });
}

describe('mergeWorkloads', () => {
  it('takes Pods for pods of their Deployment, whose ReplicaSet no file has', () => {
    const { mesh: model } = mesh`${deployment('web')}${pod('web-1-a')}${pod('web-1-b')}`;
    expect(shapes(model)).toEqual(['web(web-1-a web-1-b)']);
    expect(model.workloads[0]?.labels).toEqual({ app: 'web' });
    expect(workloadNamed(model, 'shop', 'web-1-b')).toBe(model.workloads[0]);
  });

  it('takes ReplicaSets, old ones too, for those of their Deployment', () => {
    const replicas = (name: string): string => `
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata: { name: ${name}, namespace: shop${ownedBy('Deployment', 'web')} }
      spec: { template: { metadata: { labels: { app: web } } } }
      ---`;
    const { mesh: model } = mesh`${deployment('web')}${replicas('web-1')}${replicas('web-2')}${pod('web-2-a')}`;
    expect(shapes(model)).toEqual(['web(web-2-a)']);
    expect(shapes(mesh`${replicas('web-2')}${pod('web-2-a')}`.mesh)).toEqual(['web-2(web-2-a)']);
  });

  it.each(['StatefulSet', 'DaemonSet', 'Job'])('takes Pods for pods of their %s', (kind) => {
    const owner = `
      apiVersion: ${kind === 'Job' ? 'batch' : 'apps'}/v1
      kind: ${kind}
      metadata: { name: db, namespace: shop }
      spec: { template: { metadata: { labels: { app: web } } } }
      ---`;
    const { mesh: model } = mesh`${owner}${pod('db-0-x', { owner: ownedBy(kind, 'db') })}`;
    expect(shapes(model)).toEqual(['db(db-0-x)']);
  });

  it('takes the Pod of a CronJob’s Job for one of the CronJob', () => {
    const { mesh: model } = mesh`
      apiVersion: batch/v1
      kind: CronJob
      metadata: { name: nightly, namespace: shop }
      spec: { jobTemplate: { spec: { template: { metadata: { labels: { app: web } } } } } }
      ---${pod('nightly-291-x', { owner: ownedBy('Job', 'nightly-291') })}`;
    expect(shapes(model)).toEqual(['nightly(nightly-291-x)']);
  });

  it('finds the template of Pods without owner references by labels and name', () => {
    const { mesh: model } = mesh`${deployment('web')}
      ${pod('web-1-a', { owner: '' })}
      ${pod('other-1-a', { owner: '' })}
      ${pod('web-1-b', { owner: '', labels: 'app: web, tier: x' })}`;
    expect(shapes(model)).toEqual(['other-1-a(other-1-a)', 'web(web-1-a)', 'web-1-b(web-1-b)']);
  });

  it('leaves Pods alone whose owner is in none of the files', () => {
    expect(shapes(mesh`${pod('web-1-a')}${pod('web-1-b')}`.mesh)).toEqual(['web-1-a(web-1-a)', 'web-1-b(web-1-b)']);
  });

  it('keeps Pods apart that run without the proxy that others have', () => {
    const { mesh: model } = mesh`${deployment('web')}
      ${pod('web-1-a')}${pod('web-1-b')}${pod('web-1-c', { proxy: false })}`;
    expect(shapes(model)).toEqual(['web(web-1-a web-1-b)', 'web-1-c(web-1-c) of web']);
    expect(model.workloads.map((each) => proxyOf(model, each).kind)).toEqual(['sidecar', 'none']);
  });

  it('believes running Pods rather than what their template would get', () => {
    const injected = deployment('web', 'app: web, sidecar.istio.io/inject: "true"');
    const labels = 'app: web, sidecar.istio.io/inject: "true"';
    const { mesh: model } = mesh`${injected}${pod('web-1-a', { labels, proxy: false })}`;
    expect(shapes(model)).toEqual(['web(web-1-a)']);
    expect(model.workloads.map((each) => proxyOf(model, each).kind)).toEqual(['none']);
  });

  it('keeps Pods apart that are not what the template makes now', () => {
    const { mesh: model } = mesh`${deployment('web', 'app: web, version: v2')}
      ${pod('web-1-a', { labels: 'app: web, version: v1' })}${pod('web-1-b', { labels: 'app: web, version: v1' })}
      ${pod('web-2-a', { labels: 'app: web, version: v2' })}`;
    expect(shapes(model)).toEqual(['web(web-2-a)', 'web-1-a(web-1-a web-1-b) of web']);
  });

  it.each([
    ['another account', deployment('web', 'app: web', ', serviceAccountName: web'), '', [undefined, 'web']],
    ['ports left out', deployment('web'), 'excludeOutboundPorts: "5432"', [undefined]],
  ])('with %s keeps them apart only where the template says something else', (_, owner, annotation, expected) => {
    const extra = annotation === '' ? '' : `, annotations: { traffic.sidecar.istio.io/${annotation} }`;
    const { workloads } = mesh`${owner}${pod('web-1-a', { extra })}`.mesh;
    expect(workloads.map(({ apartFrom }) => apartFrom)).toEqual(expected);
  });

  it('tells Pods apart by their hash where a selector for proxies asks for it', () => {
    const sidecar = `
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: canary, namespace: shop }
      spec: { workloadSelector: { labels: { pod-template-hash: "1b" } }, egress: [{ hosts: ["./*"] }] }
      ---`;
    const pods = `${deployment('web')}${pod('web-1a-a')}${pod('web-1b-a')}`;
    expect(shapes(mesh`${pods}`.mesh)).toEqual(['web(web-1a-a web-1b-a)']);
    expect(shapes(mesh`${pods}${sidecar}`.mesh)).toEqual(['web(web-1a-a)', 'web-1b-a(web-1b-a) of web']);
  });

  it('adds what is drawn for a Pod to its workload', () => {
    const { mesh: model } = mesh`${deployment('web')}${pod('web-1-a')}
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec:
        workloads:
          - { name: web-1-a, namespace: shop, calls: [{ url: "https://a.example.com" }] }`;
    expect(model.workloads.map(({ name, calls }) => [name, calls.length])).toEqual([['web', 1]]);
  });
});
