import { expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { clientKinds } from './client-kinds';

const pod = (name: string, annotations: string): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: ${name}, namespace: shop }
  spec: { template: { metadata: { labels: { app: ${name} }, annotations: { ${annotations} } } } }
  ---`;

it('keeps clients apart that listen elsewhere, whichever of them comes first', () => {
  const none = pod('a', 'sidecar.istio.io/interceptionMode: NONE');
  const kindsOf = (text: string): readonly boolean[] =>
    clientKinds(mesh`${text}`.mesh).kinds.map(({ bindsPorts }) => bindsPorts);
  expect(kindsOf(none + pod('b', '') + pod('c', ''))).toEqual([true, false]);
  expect(kindsOf(pod('0', '') + none)).toEqual([false, true]);
});
