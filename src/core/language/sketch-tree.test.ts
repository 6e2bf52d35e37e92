import { describe, expect, it } from 'vitest';
import { filesOf, lessons, templates } from '../templates';
import { Random } from '../testing/random';
import { randomDocument } from '../testing/random-document';
import { NodeKind, pathTo, rangeOf, readDocuments, type Document } from '../yaml';
import { Sketch } from './sketch';

/** Every scalar of a document that stands on one line, with the path that a caret at its end is said to be at. */
function compare(document: Document): { readonly said: string; readonly is: string }[] {
  const { tree, text } = document;
  const found: { said: string; is: string }[] = [];
  for (let node = 1; node < tree.size; node++) {
    const kind = tree.kind[node] as NodeKind;
    const { from, to } = rangeOf(tree, node);
    if (kind < NodeKind.Plain || kind > NodeKind.DoubleQuoted || /[\r\n]/.test(text.slice(from, to))) continue;
    const caret = Sketch.of(text, kind === NodeKind.Plain ? to : to - 1).caret;
    found.push({ said: JSON.stringify(caret?.path), is: JSON.stringify(pathTo(tree, node)) });
  }
  return found;
}

function holdAgainstTree(text: string): number {
  const readable = readDocuments(text).documents.filter((document) => !document.incomplete);
  const compared = readable.flatMap(compare);
  expect(compared.filter(({ said, is }) => said !== is)).toEqual([]);
  return compared.length;
}

describe('a caret in a sketch', () => {
  it('is where the parser has it, in every template and lesson', () => {
    const texts = [...templates.flatMap((template) => filesOf(template)), ...lessons].map(({ text }) => text);
    for (const text of texts) holdAgainstTree(text);
  });

  it('is where the parser has it, in documents as people write them', () => {
    let compared = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const text = randomDocument(new Random(seed));
      // Explicit keys, and tags in front of items, are not read: nobody completes there.
      if (!/^\s*(?:- )*(?:\? |!)|- !/m.test(text)) compared += holdAgainstTree(text);
    }
    expect(compared).toBeGreaterThan(500);
  });
});
