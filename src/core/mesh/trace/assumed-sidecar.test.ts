import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod, proxyOf } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import { traceText } from './trace-text';

const namespace = (labels: string): string => `
  apiVersion: v1
  kind: Namespace
  metadata: { name: shop, labels: ${labels} }
  ---`;

const deployment = (labels: string): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: cart, namespace: shop }
  spec: { template: { metadata: { labels: ${labels} } } }
  ---`;

const injector = `
  apiVersion: v1
  kind: ConfigMap
  metadata: { name: istio-sidecar-injector, namespace: istio-system }
  data: { values: '{ "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }' }
  ---`;

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: { outboundTrafficPolicy: ALLOW_ANY } }
  ---`;

const caveat =
  'Nothing among these files gives pods in shop a sidecar: their Namespace has neither istio-injection nor istio.io/rev. One is taken to be there; without it the call leaves as the app sends it, and no rule applies.';

function caveatsOf(text: string): readonly string[] {
  const { mesh: model } = mesh`${text}${design}`;
  const [workload] = model.workloads;
  const client = workload ? proxyOf(model, workload) : anyPod(model, 'shop');
  return traceCall(model, { client, url: 'https://api.example.com', method: 'GET', headers: {} })?.caveats ?? [];
}

// manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml: what the four webhooks select.
describe('a sidecar that nothing among the files asks for', () => {
  it.each([
    ['a Deployment', namespace('{}') + deployment('{ app: cart }')],
    ['any pod', namespace('{}')],
  ])('is said to be assumed: %s', (_, text) => expect(caveatsOf(text)).toEqual([caveat]));

  it('is said right behind the answer, and not again below it', () => {
    const { mesh: model } = mesh`${namespace('{}')}${design}`;
    const client = anyPod(model, 'shop');
    const trace = traceCall(model, { client, url: 'https://api.example.com', method: 'GET', headers: {} });
    const text = trace ? traceText(trace, () => 'a.yaml:1').replaceAll('\n', ' ') : '';
    expect(text.split(caveat)).toHaveLength(2);
    expect(text).toContain(`TLS by the app. ${caveat}`);
    expect(text).not.toContain('Not decided by the files');
  });

  it.each([
    ['the Namespace is not among the files', deployment('{ app: cart }')],
    ['the Namespace asks for it', namespace('{ istio-injection: enabled }')],
    ['a revision asks for it', namespace('{ istio.io/rev: stable }')],
    ['the Namespace rules it out, whatever it says', namespace('{ istio-injection: "true" }')],
    ['the pod asks for it', namespace('{}') + deployment('{ sidecar.istio.io/inject: "true" }')],
    ['the pod names a revision', namespace('{}') + deployment('{ istio.io/rev: stable }')],
    ['the injector gives it to all', namespace('{}') + injector],
  ])('is taken for given where %s', (_, text) => expect(caveatsOf(text)).toEqual([]));
});
