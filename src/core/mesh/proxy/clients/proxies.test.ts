import { describe, expect, it } from 'vitest';
import { meshConfig } from '../../../testing/istio-resource';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { anyPod, proxyOf } from './proxies';
import type { Proxy } from './proxy';

function deployment(pod: string, spec = ''): string {
  return `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web, namespace: shop }
  spec: { template: { metadata: ${pod}, spec: { containers: []${spec} } } }
  ---`;
}

function namespace(labels: string): string {
  return `
  apiVersion: v1
  kind: Namespace
  metadata: { name: shop, labels: ${labels} }
  ---`;
}

const ambient = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: { dataPlane: ambient } }
  ---`;

function proxyIn(model: Mesh): Proxy {
  const [workload] = model.workloads;
  if (workload === undefined) throw new Error('no workload');
  return proxyOf(model, workload);
}

describe('proxyOf', () => {
  it.each([
    ['{ labels: { app: web } }', 'sidecar', 'ztunnel'],
    ['{ labels: { sidecar.istio.io/inject: "false" } }', 'none', 'ztunnel'],
    ['{ annotations: { sidecar.istio.io/inject: "false" } }', 'none', 'ztunnel'],
    ['{ labels: { sidecar.istio.io/inject: "true" } }', 'sidecar', 'sidecar'],
    ['{ annotations: { sidecar.istio.io/inject: "true" } }', 'sidecar', 'ztunnel'],
    ['{ labels: { istio.io/dataplane-mode: ambient } }', 'ztunnel', 'ztunnel'],
    ['{ labels: { istio.io/dataplane-mode: none } }', 'sidecar', 'none'],
  ])('takes a pod with %s for %s, in an ambient mesh for %s', (pod, inSidecarMesh, inAmbientMesh) => {
    expect(proxyIn(mesh`${deployment(pod)}`.mesh).kind).toBe(inSidecarMesh);
    expect(proxyIn(mesh`${ambient}${deployment(pod)}`.mesh).kind).toBe(inAmbientMesh);
  });

  it.each([
    ['{ istio-injection: disabled }', '{ labels: { sidecar.istio.io/inject: "true" } }', 'none'],
    ['{ istio-injection: enabled }', '{ labels: { app: web } }', 'sidecar'],
    ['{ istio-injection: enabled }', '{ labels: { sidecar.istio.io/inject: "false" } }', 'none'],
    ['{ istio.io/dataplane-mode: ambient }', '{ labels: { app: web } }', 'ztunnel'],
    ['{ istio.io/dataplane-mode: ambient, istio.io/rev: stable }', '{ labels: { app: web } }', 'ztunnel'],
    ['{ istio.io/dataplane-mode: ambient, istio-injection: enabled }', '{ labels: { app: web } }', 'sidecar'],
    ['{ istio.io/dataplane-mode: ambient }', '{ labels: { istio.io/dataplane-mode: none } }', 'none'],
  ])('in a namespace with %s takes a pod with %s for %s', (labels, pod, kind) => {
    expect(proxyIn(mesh`${namespace(labels)}${deployment(pod)}`.mesh).kind).toBe(kind);
  });

  // istio/istio pkg/kube/inject/inject.go, injectRequired: those of IgnoredNamespaces are passed over, whatever they are labelled.
  it('gives no sidecar to pods in namespaces of Kubernetes itself', () => {
    const pods = deployment('{ labels: { sidecar.istio.io/inject: "true" } }').replace(
      'namespace: shop',
      'namespace: kube-system',
    );
    expect(proxyIn(mesh`${pods}`.mesh).kind).toBe('none');
  });

  it('takes pods on the network of their node for none, in either data plane', () => {
    const pods = deployment('{ labels: { app: web } }', ', hostNetwork: true');
    expect(proxyIn(mesh`${pods}`.mesh).kind).toBe('none');
    expect(proxyIn(mesh`${ambient}${pods}`.mesh)).toMatchObject({ kind: 'none', dnsCapture: false });
  });

  it('takes pods that a Gateway selects for a gateway, with the names of all that select them', () => {
    const gateway = (name: string, selector: string): string => `
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: { name: ${name}, namespace: out }
      spec: { selector: ${selector} }
      ---`;
    const { mesh: model } = mesh`
      ${deployment('{ labels: { istio: egressgateway, tier: a } }')}
      ${gateway('one', '{ istio: egressgateway }')}
      ${gateway('two', '{ tier: a }')}
      ${gateway('other', '{ istio: ingressgateway }')}
      ${gateway('all', '{}')}`;
    expect(proxyIn(model)).toMatchObject({ kind: 'egress-gateway', gateways: ['out/one', 'out/two', 'out/all'] });
  });

  it.each([
    ['[{ name: app }]', '{ app: web }', 'none'],
    ['[{ name: istio-proxy }]', '{ app: web }', 'sidecar'],
    ['[{ name: istio-proxy, args: [proxy, router] }]', '{ app: web }', 'egress-gateway'],
    ['[{ name: istio-proxy }]', '{ istio: egressgateway }', 'egress-gateway'],
    ['[{ name: istio-proxy, args: [proxy, sidecar] }]', '{ istio: egressgateway }', 'sidecar'],
    ['[{ name: envoy }]', '{ istio: egressgateway }', 'egress-gateway'],
  ])('takes a pod that runs %s with labels %s for %s, beside a Gateway', (containers, labels, kind) => {
    const { mesh: model } = mesh`
      apiVersion: v1
      kind: Pod
      metadata: { name: web, namespace: shop, labels: ${labels} }
      spec: { containers: ${containers} }
      status: { phase: Running }
      ---
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: { name: out, namespace: out }
      spec: { selector: { istio: egressgateway } }`;
    expect(proxyIn(model).kind).toBe(kind);
  });

  it('takes pods of a waypoint for one', () => {
    const pods = deployment('{ labels: { gateway.networking.k8s.io/gateway-class-name: istio-waypoint } }');
    expect(proxyIn(mesh`${ambient}${pods}`.mesh).kind).toBe('waypoint');
  });

  it('answers names where the mesh or the pod says so, and always in ambient mode', () => {
    const captures = meshConfig('{ defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: "true" } } }');
    const plain = deployment('{ labels: { app: web } }');
    const off = deployment(
      `{ annotations: { proxy.istio.io/config: 'proxyMetadata: { ISTIO_META_DNS_CAPTURE: "false" }' } }`,
    );
    expect(proxyIn(mesh`${plain}`.mesh).dnsCapture).toBe(false);
    expect(proxyIn(mesh`${captures}${plain}`.mesh).dnsCapture).toBe(true);
    expect(proxyIn(mesh`${captures}${off}`.mesh).dnsCapture).toBe(false);
    expect(proxyIn(mesh`${ambient}${off}`.mesh).dnsCapture).toBe(true);
  });

  it('knows a pod that nobody drew by its namespace', () => {
    const { mesh: model } = mesh`${namespace('{ istio.io/dataplane-mode: ambient }')}`;
    expect(anyPod(model, 'shop')).toMatchObject({ kind: 'ztunnel', namespace: 'shop', labels: {}, gateways: [] });
    expect(anyPod(model, 'other')).toMatchObject({ kind: 'sidecar', gateways: ['mesh'] });
  });

  it('is where the label of its pods says', () => {
    const { mesh: model } = mesh`${deployment('{ labels: { istio-locality: eu.west.a } }')}`;
    expect(proxyIn(model).locality).toBe('eu/west/a');
  });
});
