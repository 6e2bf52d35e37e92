// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, createElement, memo, Profiler, type ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NodeProps } from '@xyflow/react';
import { dispatch, getState, load, select } from '../store';
import { setView } from '../view';
import { CanvasPanel } from './canvas-panel';
import type { Card } from './drawn';

const counted = vi.hoisted(() => ({ cards: new Map<string, number>() }));

// Each card reports when React renders anything in it.
vi.mock('./cards', async (importActual) => {
  const actual = await importActual<{ cardTypes: Record<string, ComponentType<NodeProps<Card>>> }>();
  const onRender = (id: string): void => void counted.cards.set(id, (counted.cards.get(id) ?? 0) + 1);
  const types = Object.entries(actual.cardTypes).map(([type, Content]) => [
    type,
    memo((props: NodeProps<Card>) =>
      createElement(Profiler, { id: props.id, onRender }, createElement(Content, props)),
    ),
  ]);
  return { cardTypes: Object.fromEntries(types) as typeof actual.cardTypes };
});

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

const text = Array.from(
  { length: 30 },
  (_, index) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: e${index}, namespace: shop }
spec: { hosts: [e${index}.example.com], resolution: DNS, ports: [{ number: 443, name: https, protocol: HTTPS }] }
`,
).join('---\n');

/** React Flow and the findings take a moment. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}

/** Waits for all cards: on a slow machine the flow graph is made bit by bit. */
async function untilDrawn(cards: number): Promise<void> {
  while (counted.cards.size < cards) await act(settled);
}

/** The cards that were rendered since the last time it was asked. */
function rendered(): string[] {
  const cards = [...counted.cards.keys()].sort();
  counted.cards.clear();
  return cards;
}

it('renders the card that is selected, and the one that is edited, and no other', async () => {
  await act(async () => {
    // Here nothing has a size, so the view must not be moved.
    setView({ follow: false });
    load({ files: [{ path: 'egress.yaml', text }] });
    root.render(
      <MantineProvider>
        <CanvasPanel />
      </MantineProvider>,
    );
    await settled();
  });
  await untilDrawn(60);
  expect(rendered()).toHaveLength(60);
  const place = getState().snapshot.resources.find((resource) => resource.name === 'e7')?.place;
  if (!place) throw new Error('no entry');
  await act(async () => {
    select({ place, from: 'editor' });
    await settled();
  });
  expect(rendered()).toEqual(['ServiceEntry/shop/e7']);
  const at = text.indexOf('HTTPS', text.indexOf('name: e20,'));
  await act(async () => {
    dispatch({
      label: 'Typing',
      origin: 'editor',
      files: [{ type: 'edit', path: 'egress.yaml', edits: [{ from: at, to: at + 5, insert: 'TLS' }] }],
    });
    await settled();
  });
  expect(rendered()).toEqual(['ServiceEntry/shop/e20']);
});
