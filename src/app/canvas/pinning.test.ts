// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { dedent, workspaceOf } from '../../core/testing/mesh-fixture';
import { toEnd } from '../../core/steps';
import { dispatch, getState, load } from '../store';
import { graphDrawer } from './graph';
import { arrange, puttingDown, unpinAll } from './pinning';

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

it.each([
  ['nothing was looked at ahead', false],
  ['what it leads to was worked out before', true],
])('pins a card in the design as it is when that is written, where %s', (_, isAhead) => {
  load(workspaceOf({ 'design.yaml': design('') }));
  const { snapshot } = getState();
  const writing = puttingDown(graphDrawer()(snapshot), {
    places: new Map([['Workload/shop/cart', { x: 16, y: 96 }]]),
    by: 'pointer',
  });
  if (isAhead && writing) toEnd(writing.lookAhead());
  expect(getState().snapshot).toBe(snapshot);
  const edits = [{ from: 0, to: 0, insert: '# typed meanwhile\n' }];
  dispatch({ label: 'Typing', origin: 'form', files: [{ type: 'edit', path: 'design.yaml', edits }] });
  writing?.write();
  const [file] = getState().snapshot.workspace.files;
  expect(file?.text).toBe(
    `# typed meanwhile\n${design('  layout:\n    pins:\n      Workload/shop/cart:\n        - 16\n        - 96\n')}`,
  );
});
