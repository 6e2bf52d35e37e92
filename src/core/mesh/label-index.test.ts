import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexLabels, indexSelectors, selectFrom, selects } from './label-index';

const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'version', 'constructor'), fc.constantFrom('a', 'b', ''), {
  noNullPrototype: true,
});

it('selects what is selected one by one', () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 12 }), labels, (items, selector) => {
      const index = indexLabels(items, (item) => item);
      expect(selectFrom(index, selector)).toEqual(items.filter((item) => selects(selector, item)));
    }),
  );
});

it('finds the selectors that match, but for empty ones', () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 12 }), labels, (selectors, item) => {
      const matching = indexSelectors(selectors, (selector) => selector);
      const all = selectors.filter((selector) => selects(selector, item));
      expect(matching(item)).toEqual(all.filter((selector) => Object.keys(selector).length > 0));
    }),
  );
});

it('takes an empty selector for one of everything', () => {
  expect([selects({}, { app: 'a' }), selects({ app: 'a' }, {})]).toEqual([true, false]);
  expect(selects({ constructor: 'a' }, {})).toBe(false);
});
