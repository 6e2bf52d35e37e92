// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { focusCard, useKeptFocus } from './canvas-focus';
import type { Graph } from './graph';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div class="canvas-body" tabindex="0"></div><button>Elsewhere</button>';
});
afterEach(() => void vi.useRealTimers());

function put<K extends keyof HTMLElementTagNameMap>(tag: K, id?: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.tabIndex = 0;
  if (id !== undefined) element.className = 'react-flow__node';
  if (id !== undefined) element.dataset['id'] = id;
  document.querySelector('.canvas-body')?.append(element);
  return element;
}

function inForm(button: HTMLElement): HTMLElement {
  const form = put('div');
  form.className = 'floating';
  form.append(button);
  return button;
}

it('gives a card the focus that is mounted some frames later', () => {
  focusCard('reports');
  vi.advanceTimersByTime(50);
  const card = put('div', 'reports');
  vi.advanceTimersByTime(50);
  expect(document.activeElement).toBe(card);
});

it('takes the focus from a field that was there when it was asked for, as of a form that closes', () => {
  put('input').focus();
  const card = put('div', 'reports');
  focusCard('reports');
  vi.advanceTimersByTime(50);
  expect(document.activeElement).toBe(card);
});

it.each([
  ['a name field that was opened meanwhile', () => put('input')],
  ['the button of a question that was opened meanwhile', () => inForm(put('button'))],
  ['another pane', () => document.querySelector('button') as HTMLElement],
])('leaves the focus to %s', (_, there) => {
  const card = put('div', 'api');
  card.focus();
  focusCard('reports');
  const element = there();
  element.focus();
  put('div', 'reports');
  vi.advanceTimersByTime(1_000);
  expect(document.activeElement).toBe(element);
});

it.each([
  ['takes the focus of a card that leaves the page before the next key is pressed', true],
  ['leaves the focus alone that was given up on purpose, when another card leaves the page', false],
])('%s', async (_, hasFocus) => {
  const body = document.querySelector<HTMLElement>('.canvas-body');
  const cards = put('div');
  cards.className = 'react-flow__nodes';
  const [card, other] = [put('div', 'api'), put('div', 'reports')];
  cards.append(card, other);
  const Keeping = (): null => {
    useKeptFocus(body, {} as Graph, 'all');
    return null;
  };
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = createRoot(document.createElement('div'));
  act(() => root.render(<Keeping />));
  card.focus();
  if (!hasFocus) card.blur();
  await Promise.resolve();
  (hasFocus ? card : other).remove();
  await Promise.resolve();
  const { activeElement } = document;
  act(() => root.unmount());
  expect(activeElement).toBe(hasFocus ? body : document.body);
});
