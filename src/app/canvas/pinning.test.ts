// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { dedent, workspaceOf } from '../../core/testing/mesh-fixture';
import { getState, load } from '../store';
import { graphDrawer } from './graph';
import { arrange, unpinAll } from './pinning';

const design = (layout: string): string =>
  dedent(`
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: shop }
    spec:
      workloads: [{ name: cart, namespace: shop }, { name: pay, namespace: shop }]
  `) + layout;
const pins = '  layout:\n    pins:\n      Workload/shop/cart: [16, 96]\n      Workload/shop/pay: [16, 240]\n';

it('arranges what is selected, and all only when that is asked for', () => {
  load(workspaceOf({ 'design.yaml': design(pins) }));
  const graph = graphDrawer();
  const now = () => graph(getState().snapshot);
  const text = (): string | undefined =>
    getState().snapshot.workspace.files.find((file) => file.path === 'design.yaml')?.text;
  arrange(now(), []);
  expect(text()).toBe(design(pins));
  arrange(now(), [{ node: 'Workload/shop/cart', part: null }]);
  expect(text()).toBe(design(pins.replace(/.*cart.*\n/, '')));
  arrange(now(), [{ node: 'Workload/shop/cart', part: null }]);
  expect(text()).toBe(design(pins.replace(/.*cart.*\n/, '')));
  unpinAll(now());
  expect(text()).toBe(design(''));
});
