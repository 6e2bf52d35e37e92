import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath, parsePath, samePath, startsWith } from '.';

describe('formatPath and parsePath', () => {
  it.each([
    ['spec.ports[0].number', ['spec', 'ports', 0, 'number']],
    ['metadata.labels["app.kubernetes.io/name"]', ['metadata', 'labels', 'app.kubernetes.io/name']],
    ['items[2].spec', ['items', 2, 'spec']],
    ['[1]', [1]],
  ])('%s', (text, path) => {
    expect(parsePath(text)).toEqual(path);
    expect(formatPath(path)).toBe(text);
  });

  it.each(['', '.', 'a..b', 'a.', '.a', 'a[', 'a[x]', 'a["x', 'a b', 'a[1]b', 'a["\\q"]'])('refuses %j', (text) => {
    expect(parsePath(text)).toBeNull();
  });

  it('reads back every path it writes', () => {
    const step = fc.oneof(fc.string(), fc.nat(99));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (path) => {
        expect(parsePath(formatPath(path))).toEqual(path);
      }),
    );
  });
});

it('compares paths', () => {
  expect(samePath(['a', 0], ['a', 0])).toBe(true);
  expect(samePath(['a', 0], ['a', '0'])).toBe(false);
  expect(startsWith(['a', 0, 'b'], ['a', 0])).toBe(true);
  expect(startsWith(['a'], ['a', 0])).toBe(false);
});
