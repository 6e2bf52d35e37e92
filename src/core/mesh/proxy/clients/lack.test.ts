import { expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { traceCall } from '../../trace/trace-call';
import { proxyOf } from './proxies';

const deployment = (metadata: string, spec = ''): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: cart, namespace: shop }
  spec: { template: { metadata: { ${metadata} }, spec: { ${spec} } } }
  ---`;
const namespace = (labels: string): string => `
  apiVersion: v1
  kind: Namespace
  metadata: { name: shop, labels: { ${labels} } }
  ---`;
const label = ['metadata', 'labels'];
const own = ['spec', 'template', 'metadata'];

it.each([
  [deployment('', 'hostNetwork: true'), 'Deployment', ['spec', 'template', 'spec', 'hostNetwork']],
  [deployment('') + namespace('istio-injection: disabled'), 'Namespace', [...label, 'istio-injection']],
  [
    deployment('labels: { sidecar.istio.io/inject: "false" }'),
    'Deployment',
    [...own, 'labels', 'sidecar.istio.io/inject'],
  ],
  [
    deployment('annotations: { sidecar.istio.io/inject: "false" }'),
    'Deployment',
    [...own, 'annotations', 'sidecar.istio.io/inject'],
  ],
  [
    deployment('labels: { istio.io/dataplane-mode: none }') + namespace('istio.io/dataplane-mode: ambient'),
    'Deployment',
    [...own, 'labels', 'istio.io/dataplane-mode'],
  ],
])('leads to what keeps a proxy from pods: %s', (text, kind, path) => {
  const { mesh: from } = mesh`${text}`;
  const [workload] = from.workloads;
  const client = workload && proxyOf(from, workload);
  const trace = client && traceCall(from, { client, url: 'https://a.example', method: 'GET', headers: {} });
  const hop = trace?.hops.at(-1);
  expect([hop?.resource?.kind, hop?.path]).toEqual([kind, path]);
  expect(hop?.because).toContain(path.at(-1));
});
