// @vitest-environment happy-dom
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isTraced } from '../core/mesh';
import { dedent } from '../core/testing/mesh-fixture';
import { fetchDrawing } from './drawing';
import { getState, load, select } from './store';
import { ask, drawnCallAt, followSelectedCall, getTraceView, openTrace, traceCallAt } from './traced-call';
import { defaultView, getView, setView } from './view';

const design = dedent(`
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - { name: cart, namespace: shop, calls: [{ url: https://a.example }, { url: https://b.example }] }
      - { name: web, namespace: shop, calls: [{ url: https://c.example }] }
      - { name: idle, namespace: shop }
`);

beforeAll(async () => {
  await fetchDrawing();
  followSelectedCall();
});

beforeEach(() => {
  load({ files: [{ path: 'design.yaml', text: design }] });
  ask(null);
});

function selectPart(pod: string, ...part: readonly (string | number)[]): void {
  const { place } = getState().snapshot.mesh.workloads.find(({ name }) => name === pod) ?? {};
  if (place) select({ place: { ...place, path: [...place.path, ...part] }, from: 'canvas' });
}

function traced(): string | undefined {
  const { asked } = getTraceView();
  return asked?.type === 'drawn' ? drawnCallAt(getState().snapshot, asked.place)?.call.url : asked?.call.url;
}

it('traces the first call of a pod that is selected, and keeps one of its own', () => {
  selectPart('cart');
  expect(traced()).toBe('https://a.example');
  selectPart('cart', 'calls', 1);
  expect(traced()).toBe('https://b.example');
  selectPart('cart', 'labels');
  expect(traced()).toBe('https://b.example');
  selectPart('web');
  expect(traced()).toBe('https://c.example');
});

it('leaves what is asked to a pod without calls, and a call that somebody has typed', () => {
  selectPart('web');
  selectPart('idle');
  expect(traced()).toBe('https://c.example');
  const call = { namespace: 'shop', name: 'web', url: 'https://d.example', method: 'GET', headers: {} };
  ask({ type: 'free', call });
  selectPart('cart');
  expect(traced()).toBe('https://d.example');
});

it('waits for no graph: the caret goes from key to key while it is made', () => {
  selectPart('cart', 'calls', 1, 'url');
  expect(traced()).toBe('https://b.example');
  expect(isTraced(getState().snapshot.mesh)).toBe(false);
});

it('opens with a selected pod without calls as who calls, and with what somebody has typed', () => {
  selectPart('web');
  selectPart('idle');
  openTrace(getState());
  expect(getTraceView().asked).toMatchObject({ type: 'free', call: { namespace: 'shop', name: 'idle', url: '' } });
  const call = { namespace: 'shop', name: 'web', url: 'https://d.example', method: 'GET', headers: {} };
  ask({ type: 'free', call });
  openTrace(getState());
  expect(traced()).toBe('https://d.example');
});

describe('the height of the sections below the canvas', () => {
  const height = (dock: number): void => setView({ sizes: { ...getView().sizes, dock } });
  const readable = (): number => Math.round(window.innerHeight * 0.44);

  beforeEach(() => {
    setView({ dockGiven: null });
    height(defaultView.sizes.dock);
  });

  it('is enough for an answer and what follows it where nobody has chosen one', () => {
    traceCallAt({
      type: 'free',
      call: { namespace: 'shop', name: 'web', url: 'https://d.example', method: 'GET', headers: {} },
    });
    expect(getView().sizes.dock).toBe(readable());
  });

  it.each([700, 150])('stays as somebody has made it: %i', (chosen) => {
    openTrace(getState());
    height(chosen);
    openTrace(getState());
    expect(getView().sizes.dock).toBe(chosen);
  });

  it('follows a window that grows, as long as the page itself has given it', () => {
    vi.stubGlobal('innerHeight', 900);
    openTrace(getState());
    vi.stubGlobal('innerHeight', 1400);
    openTrace(getState());
    expect(getView().sizes.dock).toBe(616);
    vi.unstubAllGlobals();
  });
});
