import { describe, expect, it } from 'vitest';
import { readDocuments, valueAt, type Document } from '../yaml';
import { readResources } from './resource';
import { validateDocument } from './validate';

const item = (name: string, more = ''): string =>
  `- apiVersion: networking.istio.io/v1\n  kind: ServiceEntry\n  metadata:\n    name: ${name}\n${more}  spec:\n    hosts: [${name}.example.com]\n    resolution: dns\n`;

function listOf(items: readonly string[], tail = ''): Document {
  const { documents } = readDocuments(`apiVersion: v1\nkind: List\nitems:\n${items.join('')}${tail}`);
  expect(documents).toHaveLength(1);
  return documents[0] as Document;
}

/** The names of the resources that are there as they are written, and of those that may not be. */
function told(document: Document): { readonly whole: readonly string[]; readonly others: readonly string[] } {
  const resources = readResources(document);
  const names = (incomplete: boolean): readonly string[] =>
    resources.filter((each) => each.incomplete === incomplete).map(({ name }) => name);
  return { whole: names(false), others: names(true) };
}

const names = ['one', 'two', 'three', 'four'];

describe('a List with an error', () => {
  it.each([
    ['a line without a colon', '    labels\n'],
    ['a key that stands too far left', ' labels: {}\n'],
    ['a bracket that stays open', '    labels: {\n'],
  ])('has the other items as they are written: %s in one of them', (_what, broken) => {
    for (const many of [[], Array.from({ length: 300 }, (_, at) => `more-${at}`)]) {
      const all = [...names, ...many];
      const document = listOf(all.map((name) => item(name, name === 'two' ? broken : '')));
      expect(document.incomplete).toBe(true);
      expect(told(document).whole).toEqual(all.filter((name) => name !== 'two'));
      const found = validateDocument(document).filter(({ rule }) => rule === 'unknown-value');
      const foundIn = found.map(({ path = [] }) => valueAt(document.value, [...path.slice(0, 2), 'metadata', 'name']));
      expect(foundIn).toEqual(told(document).whole);
    }
  });

  it('has no item of which is known that it is whole where the error is beside the items', () => {
    const document = listOf(
      names.map((name) => item(name)),
      'metadata: [\n',
    );
    expect(told(document)).toEqual({ whole: [], others: names });
  });

  it('takes nothing for whole that a quote has swallowed a part of', () => {
    const document = listOf(names.map((name) => item(name, name === 'two' ? '    note: "never closed\n' : '')));
    expect(document.incomplete).toBe(true);
    expect(told(document).whole).not.toContain('two');
    for (const name of told(document).whole) expect(names).toContain(name);
  });
});
