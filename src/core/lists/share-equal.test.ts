import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareEqual } from './share-equal';

it('gives the value before where all of it is equal', () => {
  const before = { hosts: ['a.example.com'], ports: [{ number: 443 }] };
  expect(shareEqual(before, structuredClone(before))).toBe(before);
});

it('keeps the parts that are equal', () => {
  const before = { hosts: ['a.example.com'], ports: [{ number: 443 }, { number: 80 }] };
  const shared = shareEqual(before, { hosts: ['b.example.com'], ports: [{ number: 443 }, { number: 8080 }] });
  expect(shared).toEqual({ hosts: ['b.example.com'], ports: [{ number: 443 }, { number: 8080 }] });
  expect(shared.ports[0]).toBe(before.ports[0]);
});

it('tells an absent key from one without a value, and a list from a mapping', () => {
  expect(shareEqual({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
  expect(Object.keys(shareEqual({ a: undefined }, { b: undefined }))).toEqual(['b']);
  expect(shareEqual({}, [])).toEqual([]);
});

it('keeps the order in which the keys stand now', () => {
  expect(Object.keys(shareEqual({ a: 1, b: 2 }, { b: 2, a: 1 }))).toEqual(['b', 'a']);
});

it('keeps a map, or what of it is equal', () => {
  const before = new Map([
    ['a', { error: 1 }],
    ['b', { error: 2 }],
  ]);
  expect(shareEqual(before, structuredClone(before))).toBe(before);
  const after = new Map([...before, ['b', { error: 3 }]]);
  const shared = shareEqual(before, structuredClone(after));
  expect(shared).toEqual(after);
  expect(shared.get('a')).toBe(before.get('a'));
  expect([...shareEqual(before, new Map([...before].reverse())).keys()]).toEqual(['b', 'a']);
});

it('takes the new one of what has more than keys', () => {
  const [before, after] = [{ at: new Set([1]) }, { at: new Set([2]) }];
  expect(shareEqual(before, after).at).toBe(after.at);
  expect(shareEqual(new Date(0), new Date(1))).toEqual(new Date(1));
});

it('changes nothing of what any value means', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      const copy = structuredClone(after);
      expect(shareEqual(before, after)).toEqual(copy);
      expect(shareEqual({ x: before, y: after }, { x: after, y: after })).toEqual({ x: copy, y: copy });
      expect(after).toEqual(copy);
    }),
  );
});
