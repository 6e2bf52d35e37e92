// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { textAt } from './pointer';

it('takes all of a card’s first line for its name, and what lies below for itself', () => {
  document.body.innerHTML = `<div class="react-flow__node"><svg class="plate"></svg><div class="card-head">
    <div class="card-title">api</div><div class="card-meta">shop</div></div><div class="entry-foot"></div></div>`;
  const find = (selector: string): Element => {
    const found = document.querySelector(selector);
    if (!found) throw new Error(selector);
    return found;
  };
  const title = find('.card-title');
  title.getBoundingClientRect = () => new DOMRect(50, 10, 80, 16);
  const card = { node: 'ServiceEntry/shop/api', part: null };
  expect(textAt(find('.card-head'), card, 14)).toBe(title);
  expect(textAt(find('.plate'), card, 4)).toBe(title);
  expect(textAt(find('.card-meta'), card, 30)).toBe(find('.card-meta'));
  expect(textAt(find('.card-head'), card, 40)).toBeNull();
  expect(textAt(find('.entry-foot'), { ...card, part: 'field:resolution' }, 14)).toBeNull();
});
