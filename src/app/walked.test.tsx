// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as MeshRoom from '../core/mesh';
import { load } from './store';
import { useIsOpening, useWalked } from './walked';

const slow = vi.hoisted(() => ({ isSlow: false }));

// A walk that goes on for as long as the test likes.
vi.mock('../core/mesh', async (importActual) => {
  const actual = await importActual<typeof MeshRoom>();
  function* traceSteps(mesh: Parameters<typeof actual.traceSteps>[0]) {
    while (slow.isSlow) yield;
    return actual.tracesOf(mesh);
  }
  return { ...actual, traceSteps };
});

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  // However slow the machine is, a few steps are soon done, and endless ones are not.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 0.01));
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  load({ files: [] });
  page = document.createElement('div');
  root = createRoot(page);
  slow.isSlow = false;
});
afterEach(() => {
  act(() => root.unmount());
  vi.restoreAllMocks();
});

function Shown(): string {
  const { snapshot, isNow } = useWalked();
  const isOpening = useIsOpening(snapshot);
  return `${snapshot.files.map(({ path }) => path).join(' ')} ${isNow ? 'now' : 'behind'}${isOpening ? ', opening' : ''}`;
}

const open = (path: string): void => act(() => load({ files: [{ path, text: 'kind: Pod\n' }] }));

async function until(shown: string): Promise<void> {
  while (page.textContent !== shown) await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
}

it('is the snapshot of now at once where its calls are soon followed', () => {
  act(() => root.render(<Shown />));
  expect(page.textContent).toBe(' now');
  open('a.yaml');
  expect(page.textContent).toBe('a.yaml now');
});

it('is the one before until the calls of the newest are followed', async () => {
  open('a.yaml');
  act(() => root.render(<Shown />));
  slow.isSlow = true;
  open('b.yaml');
  expect(page.textContent).toBe('a.yaml behind');
  open('c.yaml');
  slow.isSlow = false;
  await until('c.yaml now');
});

it('is empty where the first one takes a while, and says that this is not for ever', async () => {
  slow.isSlow = true;
  open('a.yaml');
  act(() => root.render(<Shown />));
  expect(page.textContent).toBe(' behind, opening');
  slow.isSlow = false;
  await until('a.yaml now');
});
