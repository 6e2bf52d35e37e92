// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { focusCard } from './canvas-focus';

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
