import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type TextEdit } from '../text';
import type { Document, Stream } from './document';
import { readDocuments, updateDocuments } from './stream';

const THREE = `metadata: {name: a}
---
metadata: {name: b}
---
metadata: {name: c}
`;

/** Replaces the only occurrence of `find`. */
function editOf(text: string, find: string, insert: string): TextEdit[] {
  const from = text.indexOf(find);
  expect(text.indexOf(find, from + 1)).toBe(-1);
  return [{ from, to: from + find.length, insert }];
}

function update(text: string, find: string, insert: string): { readonly before: Stream; readonly after: Stream } {
  const before = readDocuments(text);
  return { before, after: updateDocuments(before, editOf(text, find, insert)) };
}

function idsOf(stream: Stream): string[] {
  return stream.documents.map((document) => document.id);
}

/** What must not depend on how a stream came to be. */
function contentOf(stream: Stream): unknown {
  const { documents, starts, length } = stream;
  return {
    starts: Array.from(starts),
    length,
    documents: documents.map(({ text, value, problems, incomplete }) => ({ text, value, problems, incomplete })),
  };
}

describe('updateDocuments', () => {
  it('gives the same stream for no edits', () => {
    const stream = readDocuments(THREE);
    expect(updateDocuments(stream, [])).toBe(stream);
  });

  it('reads the edited document only, and keeps its id', () => {
    const { before, after } = update(THREE, 'name: b', 'name: bb');
    expect(after.documents[0]).toBe(before.documents[0]);
    expect(after.documents[2]).toBe(before.documents[2]);
    expect(after.documents[1]?.value).toEqual({ metadata: { name: 'bb' } });
    expect(idsOf(after)).toEqual(idsOf(before));
    expect(Array.from(after.starts)).toEqual([0, 20, 45]);
  });

  it('keeps an id with the name on a split, and never uses one again', () => {
    const { before, after } = update(THREE, '{name: b}', '{name: x}\n---\nmetadata: {name: b}');
    expect(idsOf(after)).toEqual(['d0', 'd3', 'd1', 'd2']);
    const merged = updateDocuments(
      after,
      editOf(
        applyEdits(THREE, editOf(THREE, '{name: b}', '{name: x}\n---\nmetadata: {name: b}')),
        '---\nmetadata: {name: b}\n',
        '',
      ),
    );
    expect(idsOf(merged)).toEqual(['d0', 'd3', 'd2']);
    expect(merged.nextId).toBe(4);
    expect(before.documents[2]).toBe(merged.documents[2]);
  });

  it('keeps the id of the first part where no part has the name', () => {
    const { after } = update(THREE, '{name: b}', '{name: x}\n---\nmetadata: {name: y}');
    expect(idsOf(after)).toEqual(['d0', 'd1', 'd3', 'd2']);
  });

  it('joins documents whose marker goes', () => {
    const text = 'a: 1\n---\nb: 2\n---\nc: 3\n';
    const { before, after } = update(text, '---\nb', 'b');
    expect(after.documents.map((document) => document.value)).toEqual([{ a: 1, b: 2 }, { c: 3 }]);
    expect(idsOf(after)).toEqual(['d0', 'd2']);
    expect(after.documents[1]).toBe(before.documents[2]);
  });

  it('keeps the documents that others move past', () => {
    const stream = readDocuments('---\na: 1\n---\nb: 2\n---\nc: 3\n');
    const moved = updateDocuments(stream, [
      { from: 0, to: 9, insert: '' },
      { from: 27, to: 27, insert: '---\na: 1\n' },
    ]);
    expect(moved.documents.map((document) => document.value)).toEqual([{ b: 2 }, { c: 3 }, { a: 1 }]);
    expect(moved.documents[0]).toBe(stream.documents[1]);
    expect(moved.documents[1]).toBe(stream.documents[2]);
  });

  it('gives what reading the edited text gives', () => {
    const line = fc.constantFrom(
      '---\n',
      '---',
      '--- # c\n',
      '...\n',
      'a: 1\n',
      'b: "x"\n',
      '# c\n',
      '\n',
      '%YAML 1.2\n',
      'c: "\n',
      '- x\n',
      '  d: 1\r\n',
      '\uFEFF',
      '-',
      '.',
      '\r',
    );
    const textOf = (most: number): fc.Arbitrary<string> =>
      fc.array(line, { maxLength: most }).map((lines) => lines.join(''));
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 8 }), insert: fc.oneof(fc.constant(''), textOf(3)) });
    fc.assert(
      fc.property(textOf(16), fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), (text, drafts, twice) => {
        const edits = placeEdits(text, drafts);
        const edited = applyEdits(text, edits);
        const before = readDocuments(text);
        const after = updateDocuments(before, edits);
        expect(contentOf(after)).toEqual(contentOf(readDocuments(edited)));
        expect(contentOf(updateDocuments(before, edits, edited))).toEqual(contentOf(after));
        expect(new Set(idsOf(after)).size).toBe(after.documents.length);
        expectKept(before, after, edits);
        if (!twice) return;
        const again = placeEdits(edited, drafts);
        expect(contentOf(updateDocuments(after, again))).toEqual(contentOf(readDocuments(applyEdits(edited, again))));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads one of many documents again, and no other', () => {
    const text = Array.from({ length: 3000 }, (_, index) => `---\nmetadata:\n  name: x${index}\n`).join('');
    const before = readDocuments(text);
    const at = text.indexOf('x1500') + 1;
    const after = updateDocuments(before, [{ from: at, to: at, insert: '7' }]);
    expect(after.documents).toHaveLength(3000);
    const made = after.documents.filter((document, index) => document !== before.documents[index]);
    expect(made.map(({ value }) => value)).toEqual([{ metadata: { name: 'x71500' } }]);
  });
});

function placeEdits(text: string, drafts: readonly { at: number; length: number; insert: string }[]): TextEdit[] {
  const sorted = drafts.map((draft) => ({ ...draft, at: draft.at % (text.length + 1) })).sort((a, b) => a.at - b.at);
  const edits: TextEdit[] = [];
  for (const { at, length, insert } of sorted) {
    const last = edits.at(-1);
    if (last && at <= Math.max(last.to, last.from)) continue;
    edits.push({ from: at, to: Math.min(text.length, at + length), insert });
  }
  return edits;
}

/** Documents before all edits keep their identity, but for the last of them, whose end an edit may change. */
function expectKept(before: Stream, after: Stream, edits: readonly TextEdit[]): void {
  const first = edits[0]?.from ?? 0;
  const count = before.documents.findIndex(
    (document, index) => (before.starts[index] as number) + document.text.length >= first,
  );
  for (let index = 0; index < count - 1; index++)
    expect(after.documents[index]).toBe(before.documents[index] as Document);
}
