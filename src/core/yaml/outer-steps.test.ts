import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, parseInSteps } from './parse';
import type { ParsedDocument } from './parsed';
import { readDocuments, readDocumentsInSteps } from './stream';

/** What comes of doing all steps, and how many there were. */
function all<T>(steps: Generator<undefined, T, undefined>): { readonly result: T; readonly count: number } {
  for (let count = 0; ; count++) {
    const step = steps.next();
    if (step.done === true) return { result: step.value, count };
  }
}

/** All that reading gives, as plain data. */
function contentOf(parsed: ParsedDocument | null): unknown {
  if (parsed === null) return null;
  const { kind, start, end, keyStart, keyEnd, next, parent, keys } = parsed.tree;
  const numbers = [kind, start, end, keyStart, keyEnd, next, parent].map((each) => Array.from(each));
  return { value: parsed.value, problems: parsed.problems, numbers, keys };
}

describe('reading a document in steps', () => {
  it.each([
    ['a list of objects', 'kind: List\nitems:\n- kind: Pod\n  metadata: {name: a}\n- kind: Pod\n'],
    ['a list of objects further in', '# all\n---\nitems:\n  - a: 1\n  -\n  - b\nkind: List # of two\n'],
    [
      'objects as kubectl writes JSON',
      '{\n  "kind": "List",\n  "items": [\n    {"kind": "Pod", "a": [1, [2]]},\n    {}\n  ]\n}\n',
    ],
    ['a list without a key', '- a: 1\n  b:\n  - c\n- "d": 2\n- |\n  text\n'],
    ['texts over several lines', 'a: one\n  two\nb: >\n  folded\nc: "three\n  four"\n'],
    ['what is missing', 'a:\nb:\n-\n- \nc: ~\n'],
    ['what has quotes', '"a": 1\n\'b\': [x, "y"]\n'],
    ['a word', 'hello\n'],
    ['nothing', '\n# nothing\n'],
    ['Windows lines', '\uFEFFa:\r\n  b: 1\r\nc: [\r\n  1 ]\r\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a bracket that is not closed', 'a: {b: 1\n'],
    ['a list below a word', 'a: b\n- c\n'],
    ['a mapping on one line', 'a: b: c\n'],
    ['lines that do not fit', 'a:\n    b: 1\n  c: 2\n'],
  ])('gives what reading at once gives: %s', (_, text) => {
    expect(contentOf(all(parseInSteps(text)).result)).toEqual(contentOf(parseDocument(text)));
  });

  it('gives what reading at once gives for whatever is written', () => {
    const word = fc.constantFrom(
      'a',
      'b',
      '"c"',
      "'d'",
      '1',
      '|',
      '>',
      '~',
      '[',
      ']',
      '{',
      '}',
      ',',
      '&x',
      '...',
      '---',
    );
    const mark = fc.constantFrom(
      ': ',
      ':',
      '- ',
      ' ',
      '  ',
      '\n',
      '\n',
      '\n  ',
      '\n- ',
      '\n  - ',
      '# ',
      '\t',
      '\r\n',
      ', ',
    );
    const text = fc.array(fc.oneof(word, mark), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (written) => {
        expect(contentOf(all(parseInSteps(written)).result)).toEqual(contentOf(parseDocument(written)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('lets other documents be read between two steps', () => {
    const steps = parseInSteps('a: 1\nb: 2\n');
    steps.next();
    readDocuments('- other\n');
    expect(all(steps).result?.value).toEqual({ a: 1, b: 2 });
  });
});

describe('reading a file in steps', () => {
  const item = (name: string): string =>
    `- kind: Pod\n  metadata: {name: ${name}, labels: {text: "${'é😀'.repeat(40)}"}}\n`;
  const list = `kind: List\nitems:\n${Array.from({ length: 1_000 }, (_, index) => item(`p${index}`)).join('')}`;

  it.each([
    ['a long list', list],
    ['a long list with an error', list.replace('name: p500,', 'name: p500')],
    ['a long list with a byte that is no character', list.replace('p500', 'p\u0001')],
    ['many documents', list.replaceAll('- kind', '---\n- kind')],
  ])('gives what reading at once gives: %s', (_, text) => {
    const { result } = all(readDocumentsInSteps(text));
    expect(result).toEqual(readDocuments(text));
  });

  it('stops at least once an object', () => {
    expect(all(readDocumentsInSteps(list)).count).toBeGreaterThan(1_000);
    expect(all(readDocumentsInSteps(list.replaceAll('- kind', '---\n- kind'))).count).toBeGreaterThan(1_000);
  });
});
