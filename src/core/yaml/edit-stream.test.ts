import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text';
import { appendDocument, insertDocumentAfter, readDocuments, removeDocument } from './index';

const NEW = 'kind: New\nspec:\n  a: 1\n';

describe('appending a document', () => {
  test.each([
    ['behind another', 'a: 1\n', `a: 1\n---\n${NEW}`],
    ['without a final line break', 'a: 1', `a: 1\n---\n${NEW.trimEnd()}`],
    ['with CRLF', 'a: 1\r\n', `a: 1\r\n---\r\n${NEW.replaceAll('\n', '\r\n')}`],
    ['behind a document end', 'a: 1\n...\n', `a: 1\n...\n---\n${NEW}`],
    ['to nothing', '', NEW],
    ['to comments', '# about this file\n', `# about this file\n${NEW}`],
    ['to a byte order mark', '\uFEFF', `\uFEFF${NEW}`],
    ['to an open marker', 'a: 1\n---\n', `a: 1\n---\n${NEW}`],
  ])('%s', (_, before, after) => {
    const stream = readDocuments(before);
    const text = applyEdits(before, appendDocument(stream, NEW));
    expect(text).toBe(after);
    expect(readDocuments(text).documents.at(-1)?.value).toEqual({ kind: 'New', spec: { a: 1 } });
  });

  test('that brings its own marker gets no second one', () => {
    expect(applyEdits('a: 1\n', appendDocument(readDocuments('a: 1\n'), '---\nb: 2\n'))).toBe('a: 1\n---\nb: 2\n');
  });
});

describe('a document with directives', () => {
  const directed = '# new\n%YAML 1.2\n---\nkind: New\n';
  const moved = '%YAML 1.2\n# new\n---\nkind: New\n';

  test.each([
    ['closes the one before', 'a: 1\n', `a: 1\n...\n${moved}`],
    ['stands behind one that is closed', 'a: 1\n...\n', `a: 1\n...\n${moved}`],
    ['closes an open marker', 'a: 1\n---\n', `a: 1\n---\n...\n${moved}`],
    ['stands below comments', '# about this file\n', `# about this file\n${directed}`],
    ['takes the line breaks of the file', 'a: 1\r\n', `a: 1\r\n...\r\n${moved.replaceAll('\n', '\r\n')}`],
  ])('%s', (_, before, after) => {
    const text = applyEdits(before, appendDocument(readDocuments(before), directed));
    expect(text).toBe(after);
    const { documents } = readDocuments(text);
    expect(documents.flatMap(({ problems }) => problems)).toEqual([]);
    expect(documents.at(-1)?.value).toEqual({ kind: 'New' });
    expect(documents.at(-1)?.text).toContain('# new');
  });

  test('stands between two, of which the second keeps its own', () => {
    const text = 'a: 1\n...\n%YAML 1.2\n---\nb: 2\n';
    const after = applyEdits(text, insertDocumentAfter(readDocuments(text), 0, directed));
    expect(after).toBe(`a: 1\n...\n${moved}...\n%YAML 1.2\n---\nb: 2\n`);
    expect(readDocuments(after).documents.map(({ value }) => value)).toEqual([{ a: 1 }, { kind: 'New' }, { b: 2 }]);
  });
});

describe('inserting a document', () => {
  test('between two', () => {
    const text = 'a: 1\n---\nb: 2\n';
    expect(applyEdits(text, insertDocumentAfter(readDocuments(text), 0, NEW))).toBe(`a: 1\n---\n${NEW}---\nb: 2\n`);
  });

  test('before one without a marker', () => {
    const text = 'a: 1\n...\nb: 2\n';
    const after = applyEdits(text, insertDocumentAfter(readDocuments(text), 0, NEW));
    expect(readDocuments(after).documents.map(({ value }) => value)).toEqual([
      { a: 1 },
      { kind: 'New', spec: { a: 1 } },
      { b: 2 },
    ]);
  });
});

describe('removing a document', () => {
  test.each([
    ['the first', 'a: 1\n---\nb: 2\n', 0, '---\nb: 2\n'],
    ['the last', 'a: 1\n---\nb: 2\n', 1, 'a: 1\n'],
    ['one in the middle', 'a: 1\n--- # b\nb: 2\n---\nc: 3\n', 1, 'a: 1\n---\nc: 3\n'],
    ['the only one', 'a: 1\n', 0, ''],
    ['its own comment goes', '# about a\na: 1\n---\nb: 2\n', 0, '---\nb: 2\n'],
    [
      'a header before a blank line stays',
      '# the file\n\n# about a\na: 1\n---\nb: 2\n',
      0,
      '# the file\n\n---\nb: 2\n',
    ],
    ['a header before the marker stays', '# the file\n---\na: 1\n---\nb: 2\n', 0, '# the file\n---\nb: 2\n'],
    [
      'a header above directives stays',
      '# the file\n\n%YAML 1.2\n---\na: 1\n---\nb: 2\n',
      0,
      '# the file\n\n---\nb: 2\n',
    ],
    ['what follows without a marker stays apart', 'a: 1\n---\nb: 2\n...\nc: 3\n', 1, 'a: 1\n...\nc: 3\n'],
  ])('%s', (_, before, index, after) => {
    expect(applyEdits(before, removeDocument(readDocuments(before), index))).toBe(after);
  });
});

test('the other documents keep their values, whatever the file looks like', () => {
  const piece = fc.constantFrom(
    'a: 1\n',
    '# c\nb: 2\n',
    '- x\n',
    'k: |+\n  text\n\n',
    '"q"\n',
    '# only\n',
    '%YAML 1.2\n',
  );
  const separator = fc.constantFrom('---\n', '--- # c\n', '...\n', '...\n---\n', '---\n\n');
  const file = fc.array(fc.tuple(piece, separator), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(file, fc.nat(), fc.boolean(), fc.constantFrom('', '%YAML 1.2\n---\n'), (pieces, pick, isOpen, head) => {
      const whole = pieces.map(([text, mark]) => text + mark).join('');
      const text = isOpen ? whole.trimEnd() : whole;
      const stream = readDocuments(text);
      const values = stream.documents.map(({ value }) => value);
      if (stream.documents.some((document) => document.problems.length > 0)) return;
      const index = pick % values.length;
      const contents = (list: readonly unknown[]): unknown[] => list.filter((value) => value !== undefined);
      const removed = readDocuments(applyEdits(text, removeDocument(stream, index)));
      expect(contents(removed.documents.map(({ value }) => value))).toEqual(contents(values.toSpliced(index, 1)));
      const added = readDocuments(applyEdits(text, insertDocumentAfter(stream, index, head + NEW)));
      const news = { kind: 'New', spec: { a: 1 } };
      expect(contents(added.documents.map(({ value }) => value))).toEqual(
        contents(values.toSpliced(index + 1, 0, news)),
      );
    }),
    { numRuns: 2000 },
  );
});
