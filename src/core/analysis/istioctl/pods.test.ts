import { expect, it } from 'vitest';
import { takeSnapshot } from '../../snapshot';
import { workspaceOf } from '../../testing/mesh-fixture';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { inMesh } from './in-mesh';
import { podsOf, podsSelectedBy } from './pods';

const snapshotOf = (...documents: readonly string[]) => takeSnapshot(workspaceOf({ 'a.yaml': bundleOf(...documents) }));
const template = 'template: { metadata: { labels: { app: api, version: v1 } } }';
const pod = (key: string, metadata: string, spec = ''): string => resourceText(`Pod ${key}`, spec, metadata);

it('takes pods, what makes pods, and the workloads of designs', () => {
  const input = snapshotOf(
    pod('shop/one', 'labels: { app: one }'),
    resourceText('Deployment shop/api', template),
    resourceText('CronJob shop/nightly', `jobTemplate: { spec: { ${template} } }`).replace(
      'networking.istio.io',
      'batch',
    ),
    resourceText(
      'EgressDesign d',
      'workloads: [{ name: api, namespace: shop, labels: { app: x, tier: a } }, { name: drawn }]',
    ),
    pod('kube-system/dns', 'labels: { app: dns }'),
  );
  expect(podsOf(input).map(({ kind, namespace, name, labels }) => [kind, namespace, name, labels])).toEqual([
    ['Pod', 'shop', 'one', { app: 'one' }],
    ['Deployment', 'shop', 'api', { app: 'api', version: 'v1', tier: 'a' }],
    ['CronJob', 'shop', 'nightly', { app: 'api', version: 'v1' }],
    ['EgressDesign', 'default', 'drawn', {}],
  ]);
});

it('selects by all pairs of labels, and all pods by none', () => {
  const input = snapshotOf(pod('shop/a', 'labels: { app: api, v: a }'), pod('infra/b', 'labels: { app: api }'));
  const names = (selector: Record<string, string>, namespace?: string): readonly string[] =>
    podsSelectedBy(input, selector, namespace).map(({ name }) => name);
  expect(names({ app: 'api' })).toEqual(['a', 'b']);
  expect(names({ app: 'api', v: 'a' })).toEqual(['a']);
  expect(names({ app: 'api' }, 'infra')).toEqual(['b']);
  expect(names({ toString: 'a' })).toEqual([]);
  expect(names({})).toEqual(['a', 'b']);
});

it('says who is in the mesh, by what stands nearest to the pod', () => {
  const namespace = (labels: string): string => resourceText('Namespace shop', '', `labels: { ${labels} }`);
  const injected = namespace('istio-injection: enabled');
  const isIn = (...documents: readonly string[]): boolean | undefined => {
    const input = snapshotOf(...documents);
    return podsOf(input).map((each) => inMesh(input, each))[0];
  };
  const inject = (value: string): string => `{ sidecar.istio.io/inject: '${value}' }`;
  expect(isIn(pod('shop/a', 'labels: {}'))).toBeUndefined();
  expect(isIn(pod('shop/a', 'labels: {}'), injected)).toBe(true);
  expect(isIn(pod('shop/a', 'labels: {}'), namespace('istio.io/rev: canary'))).toBe(false);
  expect(isIn(pod('other/a', 'labels: {}'), injected)).toBe(false);
  expect(isIn(pod('shop/a', `labels: ${inject('false')}\n  annotations: ${inject('true')}`), injected)).toBe(false);
  expect(isIn(pod('shop/a', `annotations: ${inject('true')}`))).toBe(true);
  const proxy = '[{ name: istio-proxy, image: proxyv2 }]';
  expect(isIn(pod('shop/a', `labels: ${inject('false')}`, `containers: ${proxy}`))).toBe(true);
  expect(isIn(pod('shop/a', 'labels: {}', `initContainers: ${proxy}`))).toBe(true);
  expect(isIn(pod('shop/a', 'labels: {}', 'containers: [null, { name: istio-proxy }]'), injected)).toBe(true);
});
