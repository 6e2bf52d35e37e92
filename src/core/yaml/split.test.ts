import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { splitText } from './split';

function segmentsOf(text: string): string[] {
  const { starts } = splitText(text);
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}

describe('splitText', () => {
  const cases: readonly (readonly [title: string, ...segments: string[]])[] = [
    ['nothing', ''],
    ['one document without a marker', 'a: 1\n'],
    ['text before the first marker belongs to the first document', '# c\n\n---\na: 1\n', '---\nb: 2\n'],
    ['content before the first marker is a document', 'a: 1\n', '---\nb: 2\n'],
    ['a marker at the very end', 'a: 1\n', '---'],
    ['empty documents', '---\n', '---\n# c\n', '---\n'],
    ['content and comments on the marker line', '--- # c\na: 1\n', '--- a\n', '---\tb\n', '--- |\n  x\n'],
    ['what only looks like a marker', '---x: 1\n----: 2\n ---\n--: 3\na: ---\n....: 1\n'],
    ['a comment ruler', '# -------\n#---\na: 1\n# ---\n'],
    ['Windows line breaks', 'a: 1\r\n', '---\r\nb: 2\r\n', '---\r\n'],
    ['lone CRs', 'a: 1\r', '---\rb: 2\r...\r# t\r', 'c: 3'],
    ['a byte order mark', '\uFEFF---\na: 1\n', '---\nb: 2\n'],
    ['directives belong to the document behind them', '%YAML 1.2\n# c\n---\na: 1\n...\n', '%YAML 1.2\n---\nb: 2\n'],
    ['a percent sign within content is content', 'a:\n%b\n', '---\nc: 1\n'],
    ['a trailer belongs to the document before it', 'a: 1\n...\n# t\n\n', '---\nb: 2\n'],
    ['content behind a trailer', 'a: 1\n... # t\n', 'b: 2\n', '---\nc: 3\n'],
    ['several ends', 'a: 1\n...\n...\n', 'b: 2\n'],
    ['an end before everything', '...\n', '---\na: 1\n'],
    ['a second file with a byte order mark behind an end', 'a: 1\n...\n', '\uFEFF# c\n---\nb: 2\n'],
    ['a marker within a block scalar ends it', 'a: |\n  x\n', '---\n  y\n'],
    ['an indented marker does not', 'a: |\n  x\n  ---\n  y\n'],
    ['an unclosed quote stays in its document', 'a: "x\n', '---\nb: 2\n'],
  ];
  it.each(cases)('%s', (_title, ...segments) => {
    expect(segmentsOf(segments.join(''))).toEqual(segments);
  });

  it('loses no character', () => {
    const part = fc.constantFrom(
      '---',
      '...',
      '\n',
      '\r',
      '\r\n',
      ' ',
      '\t',
      '#',
      'a: 1',
      '%YAML 1.2',
      '\uFEFF',
      '-',
      '|',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(segmentsOf(parts.join('')).join('')).toBe(parts.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the documents that the yaml package finds', () => {
    const body = fc.constantFrom(
      'a: 1\n',
      'a: |\n  x\n\n',
      '- 1\n- "2"\n',
      '# c\nb: 2 # d\n',
      'c: "x\n  y"\n',
      '{d: [1]}\n',
    );
    const between = fc.constantFrom(
      '---\n',
      '--- # c\n',
      '---\r\n',
      '# c\n---\n\n',
      '...\n---\n',
      '...\n',
      '... # t\n# t\n---\n',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(between, body), { minLength: 1, maxLength: 6 }), ([first, ...rest]) => {
        const [, start] = first as [string, string];
        const text = start + rest.flat().join('');
        const documents = parseAllDocuments(text) as { toJS(): unknown }[];
        const values = segmentsOf(text).map((segment) =>
          (parseAllDocuments(segment) as { toJS(): unknown }[])[0]?.toJS(),
        );
        expect(values).toEqual(documents.map((document) => document.toJS()));
      }),
      { numRuns: 500 },
    );
  });
});
