import { describe, expect, it } from 'vitest';
import { IdentityMap } from './identity-map';

const pod = {};
const rule = {};

describe('values by objects and a text', () => {
  it('makes a value once for the same objects and text', () => {
    const { ask, made } = counting(8);
    expect([ask([pod, rule], 'a'), ask([pod, rule], 'a')]).toEqual(['a 1', 'a 1']);
    expect(made()).toBe(1);
  });

  it('tells other objects, another order and another text apart', () => {
    const { ask, made } = counting(8);
    for (const objects of [[pod, rule], [rule, pod], [pod], [{}]]) ask(objects, 'a');
    ask([pod, rule], 'b');
    expect(made()).toBe(5);
  });

  it('keeps as many texts as its limit says', () => {
    const { ask, made } = counting(3);
    for (const text of ['a', 'b', 'c', 'a', 'b', 'c']) ask([pod], text);
    expect(made()).toBe(3);
  });

  it('keeps what is still asked for while a label is typed', () => {
    const { ask, made } = counting(3);
    for (let typed = 0; typed < 100; typed++) {
      ask([pod], 'stays');
      ask([pod], `typed ${typed}`);
    }
    expect(made()).toBe(101);
  });

  it('forgets texts that nobody asked for lately', () => {
    const { ask, made } = counting(3);
    ask([pod], 'first');
    for (let typed = 0; typed < 6; typed++) ask([pod], `typed ${typed}`);
    expect(ask([pod], 'first')).toBe('first 8');
    expect(made()).toBe(8);
  });

  it('remembers null', () => {
    const map = new IdentityMap<null>(1);
    let made = 0;
    const ask = (text: string): null => map.get([pod], text, () => (made++, null));
    for (const text of ['a', 'a', 'b', 'a']) ask(text);
    expect(made).toBe(2);
  });
});

function counting(limit: number): { ask: (objects: readonly object[], text: string) => string; made: () => number } {
  const map = new IdentityMap<string>(limit);
  let count = 0;
  return { ask: (objects, text) => map.get(objects, text, () => `${text} ${++count}`), made: () => count };
}
