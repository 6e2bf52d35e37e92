// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { afterPress, watchPresses } from './after-press';

let stop: () => void;
let done: string[];

beforeEach(() => {
  done = [];
  stop = watchPresses();
});
afterEach(() => stop());

const act = (): void => {
  done.push('written');
};
const fire = (type: string): boolean => document.body.dispatchEvent(new Event(type, { bubbles: true }));

it('acts at once while nothing is pressed', () => {
  afterPress(act);
  expect(done).toEqual(['written']);
});

it('waits for the click of a press, and is done before what the click does', () => {
  const onClick = (): void => {
    done.push('clicked');
  };
  document.body.addEventListener('click', onClick);
  fire('pointerdown');
  afterPress(act);
  afterPress(act);
  expect(done).toEqual([]);
  fire('pointerup');
  fire('click');
  document.body.removeEventListener('click', onClick);
  expect(done).toEqual(['written', 'clicked']);
});

it('acts after a release that is no click, and when the press is taken away', async () => {
  fire('pointerdown');
  afterPress(act);
  fire('pointerup');
  await new Promise((resolve) => setTimeout(resolve, 5));
  fire('pointerdown');
  afterPress(act);
  fire('pointercancel');
  expect(done).toEqual(['written', 'written']);
});

it('is not held up by the focus moving inside the page', () => {
  fire('pointerdown');
  afterPress(act);
  fire('blur');
  expect(done).toEqual([]);
  window.dispatchEvent(new Event('blur'));
  expect(done).toEqual(['written']);
});
