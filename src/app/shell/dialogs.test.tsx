// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { editAt } from '../../core/edit-at';
import { renameWorkload } from '../commands/rename-resource';
import { closeDialog, isDialogOpen, openDialog } from '../dialogs';
import { openPatch } from '../patch-request';
import { dispatch, getState, load } from '../store';
import { button, click, findNamed, need, setValue } from '../testing/form-driver';
import { changeWords } from '../words';
import { Dialogs } from './dialogs';

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
      calls:
        - url: https://api.example.com
`;
const egress = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: https, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: other
  namespace: shop
spec:
  hosts: [other.example.com]
  ports: [{ number: 443, name: https, protocol: TLS }]
  resolution: DNS
`;

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  openDesign(design, egress);
  act(() => root.render(<Dialogs />));
});
afterEach(() => {
  act(() => closeDialog());
  act(() => root.unmount());
  page.remove();
  vi.restoreAllMocks();
});

function openDesign(...texts: readonly [string, string]): void {
  const [first, second] = texts;
  load({
    files: [
      { path: 'design.yaml', text: first },
      { path: 'egress.yaml', text: second },
    ],
  });
}

/** Dialogs are fetched when first needed, which takes a moment. */
async function until(isSo: () => boolean): Promise<void> {
  for (let times = 0; times < 200 && !isSo(); times++)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
}

/** Opens a dialog and waits until it has been fetched. */
async function open(begin: () => void): Promise<HTMLElement> {
  act(begin);
  await until(() => document.querySelector('dialog') !== null);
  return need(document.querySelector<HTMLElement>('dialog'), 'dialog');
}

function textOf(path: string): string | undefined {
  return getState().snapshot.workspace.files.find((file) => file.path === path)?.text;
}

describe('another name', () => {
  it('is refused while it is typed, after a moment, and in peace', async () => {
    const sheet = await open(() => openDialog('rename', 'workload:shop/cart'));
    const name = need(findNamed('input', 'Name'), 'field Name');
    const said = (): string => sheet.querySelector('[aria-live=polite]')?.textContent ?? '';
    setValue(name, 'cart-');
    // It is often on its way to a good one.
    expect(said()).toBe('');
    setValue(name, 'cart-api');
    setValue(name, 'web');
    await until(() => said() !== '');
    expect(said()).toBe('There is a pod web already.');
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(name.getAttribute('aria-describedby')).toBe('rename-refusal');
    setValue(name, 'web-');
    expect(said()).toContain('web-');
    setValue(name, 'web-2');
    expect(said()).toBe('');
    expect(name.getAttribute('aria-invalid')).toBe('false');
    expect(textOf('design.yaml')).toBe(design);
  });

  it('is refused by Enter at once, also where nothing is left of it', async () => {
    const sheet = await open(() => openDialog('rename', 'resource:ServiceEntry/shop/api'));
    const name = need(findNamed('input', 'Name'), 'field Name');
    setValue(name, '');
    click(need(button('Rename'), 'Rename'));
    expect(sheet.querySelector('#rename-refusal')?.textContent).not.toBe('');
    setValue(name, 'other');
    click(need(button('Rename'), 'Rename'));
    expect(sheet.querySelector('#rename-refusal')?.textContent).toBe('There is a ServiceEntry shop/other already.');
    expect(textOf('egress.yaml')).toBe(egress);
  });
});

describe('a patch that is open while another tab edits', () => {
  it('says that the design has changed, and cannot be applied', async () => {
    const renamed = renameWorkload(getState().snapshot, 'shop', 'web', 'shopfront');
    if (!renamed.ok) throw new Error(renamed.detail);
    const sheet = await open(() => openPatch({ title: 'Rename web', change: renamed.change }));
    expect(sheet.textContent).toContain('shopfront');
    act(() => openDesign('# short\n', egress));
    expect(sheet.textContent).toContain(changeWords.changedMeanwhile);
    expect(button('Apply')).toBeUndefined();
  });

  it('shows what it would write now where it can be asked again', async () => {
    const change = () => renameWorkload(getState().snapshot, 'shop', 'web', 'shopfront');
    await open(() => openPatch({ title: 'Rename web', change }));
    const edited = design.replace('name: cart', 'name: cart-of-the-shop');
    act(() => openDesign(edited, egress));
    click(need(button('Apply'), 'Apply'));
    expect(textOf('design.yaml')).toBe(edited.replace('name: web', 'name: shopfront'));
  });
});

it('closes a dialog that fails, and leaves the page', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const change = (): never => {
    throw new Error('No such thing.');
  };
  act(() => openPatch({ title: 'Fails', change }));
  await until(() => !isDialogOpen());
  expect(document.querySelector('dialog')).toBeNull();
});

it('deletes what was asked about in the text that is there by then', async () => {
  const sheet = await open(() => openDialog('delete', 'ServiceEntry/shop/api'));
  expect(sheet.textContent).toContain('api');
  const note = [{ type: 'set' as const, path: ['metadata', 'labels'], value: { team: 'payments' } }];
  const { place } = need(
    getState().snapshot.resources.find((each) => each.name === 'api'),
    'entry',
  );
  const labelled = editAt(getState().snapshot, place, note, { label: 'Label', origin: 'form' });
  act(() => void (labelled.ok && dispatch(labelled.change)));
  click(need(button('Delete'), 'Delete'));
  expect(textOf('egress.yaml')).toBe(egress.slice(egress.indexOf('---\n')));
});
