import { beforeEach, describe, expect, it, vi } from 'vitest';
import { editAt } from '../core/edit-at';
import { deletionOf, tickedAtFirst } from './commands/deletion';
import { addCall } from './commands/add-call';
import { renameWorkload } from './commands/rename-resource';
import { notify } from './notices';
import { dispatch, getState, load, undo } from './store';
import { changeWords } from './words';

vi.mock('./notices', () => ({ notify: vi.fn() }));

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: cart
      namespace: shop
    - name: web
      namespace: shop
`;
const egress = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
spec:
  hosts: [api.example.com]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: other
spec:
  hosts: [other.example.com]
`;

beforeEach(() => {
  load({
    files: [
      { path: 'design.yaml', text: design },
      { path: 'egress.yaml', text: egress },
    ],
  });
});

function textOf(path: string): string | undefined {
  return getState().snapshot.workspace.files.find((file) => file.path === path)?.text;
}

function make(result: ReturnType<typeof editAt>): boolean {
  if (!result.ok) throw new Error(result.detail);
  return dispatch(result.change);
}

describe('a change that was made for other text than is there now', () => {
  it('is not made where a name before it was taken back', () => {
    make(renameWorkload(getState().snapshot, 'shop', 'cart', 'cart-of-the-shop'));
    const stale = renameWorkload(getState().snapshot, 'shop', 'web', 'shopfront');
    undo();
    expect(make(stale)).toBe(false);
    expect(textOf('design.yaml')).toBe(design);
    expect(notify).toHaveBeenLastCalledWith({ tone: 'info', text: changeWords.changedMeanwhile });
  });

  it('deletes nothing of the next document', () => {
    const { snapshot } = getState();
    const entry = snapshot.resources.find((each) => each.name === 'api');
    if (!entry) throw new Error('There is no entry api');
    const rename = [{ type: 'set' as const, path: ['metadata', 'name'], value: 'api-of-the-shop' }];
    make(editAt(snapshot, entry.place, rename, { label: 'Rename', origin: 'form' }));
    const [renamed] = getState().snapshot.resources.filter((each) => each.name === 'api-of-the-shop');
    const plan = deletionOf(getState().snapshot, [{ node: renamed?.key ?? '', part: null }]);
    if ('refusal' in plan) throw new Error(plan.refusal);
    undo();
    expect(make(plan.change(tickedAtFirst(plan)))).toBe(false);
    expect(textOf('egress.yaml')).toBe(egress);
  });

  it('is a notice and no error where its place lies outside the text now', () => {
    make(renameWorkload(getState().snapshot, 'shop', 'web', `web-${'x'.repeat(50)}`));
    const stale = addCall(
      getState().snapshot,
      { namespace: 'shop', name: `web-${'x'.repeat(50)}` },
      'https://api.example.com',
    );
    undo();
    expect(make(stale)).toBe(false);
    expect(textOf('design.yaml')).toBe(design);
  });

  it('is made where the same text is back', () => {
    const wanted = renameWorkload(getState().snapshot, 'shop', 'web', 'shopfront');
    make(renameWorkload(getState().snapshot, 'shop', 'cart', 'cart-of-the-shop'));
    undo();
    expect(make(wanted)).toBe(true);
    expect(textOf('design.yaml')).toContain('name: shopfront');
  });
});
