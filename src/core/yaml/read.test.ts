import { describe, expect, it } from 'vitest';
import { LineIndex } from '../text';
import { parseDocument } from './parse';
import { readDocument } from './read';
import { readDocuments } from './stream';
import { findNode } from './tree';
import { cpuSeconds } from '../testing/cpu-time';

/** `code@line` of each problem. */
function problemsIn(text: string): string[] {
  const lines = new LineIndex(text);
  return readDocument(text).problems.map(({ code, range }) => `${code}@${lines.positionAt(range.from).line}`);
}

describe('bad input', () => {
  const cases: readonly (readonly [title: string, text: string, problem: string, value: unknown])[] = [
    ['a tab as indentation', 'a: 1\nb:\n\tc: 2\n', 'tab-indent@3', { a: 1, b: null, c: 2 }],
    ['an unclosed double quote', 'a: 1\nb: "x\nc: 2\n', 'unclosed-quote@2', { a: 1, b: 'x c: 2' }],
    ['an unclosed single quote', "a: 1\nb: 'x\n", 'unclosed-quote@2', { a: 1, b: 'x' }],
    ['a single quote that only an escaped one seems to close', "- 'a''\n- 'b'\n", 'unclosed-quote@1', ["a'", 'b']],
    ['a double quote that only an escaped one seems to close', 'a: "x\\"\nb: "y"\n', 'unclosed-quote@1', { b: 'y' }],
    ['an unclosed bracket', 'a: [1\nb: 2\n', 'unclosed-bracket@1', { a: [1], b: 2 }],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 'duplicate-key@3', { a: 3, b: 2 }],
    ['a duplicate key in braces', 'x: {a: 1, a: 2}\n', 'duplicate-key@1', { x: { a: 2 } }],
    ['a second colon', 'a: b: c\n', 'second-colon@1', { a: { b: 'c' } }],
    ['an alias of nothing', 'a: 1\nb: *x\n', 'unknown-alias@2', { a: 1, b: null }],
    ['an alias within its anchor', 'a: &x\n  b: *x\n', 'recursive-alias@2', { a: { b: null } }],
    ['a control character', 'a: 1\nb: x\u0007y\n', 'control-character@2', { a: 1, b: 'x\u0007y' }],
    ['half a surrogate pair', 'a: \ud83dx\n', 'lone-surrogate@1', { a: '\ud83dx' }],
    ['a Helm template', 'kind: X\n{{- if .Values.on }}\na: 1\n{{- end }}\n', 'helm-template@2', { kind: 'X' }],
    ['a Helm value', 'kind: X\nname: {{ .Values.name }}\n', 'helm-template@2', { kind: 'X' }],
    ['an error beside a template in a block scalar', 'a: |\n  {{ x }}\nb: 1\nb: 2\n', 'duplicate-key@4', { b: 2 }],
    ['an error beside a template in a comment', '# {{ x }}\nb: 1\nb: 2\n', 'duplicate-key@3', { b: 2 }],
  ];
  it.each(cases)('%s', (_title, text, problem, value) => {
    expect(problemsIn(text)).toEqual([problem]);
    expect(readDocument(text).value).toMatchObject(value as object);
    const [document] = readDocuments(text).documents;
    expect(document?.incomplete).toBe(true);
    expect(document?.problems[0]).toMatchObject({ severity: 'error', message: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it('takes templates within text for text', () => {
    expect(problemsIn('a: |\n  {{ x }}\nb: x-{{ y }}\nc: "{{ z }}"\n')).toEqual([]);
  });

  it('contains the damage in its document', () => {
    const { documents } = readDocuments('a: "x\n---\nb: 2\n---\nc: [\n---\nd: 4\n');
    expect(documents.map((document) => document.incomplete)).toEqual([true, false, true, false]);
    expect(documents[1]?.value).toEqual({ b: 2 });
    expect(documents[3]?.value).toEqual({ d: 4 });
  });

  it('refuses what is nested deeper than 200 levels, and only that', () => {
    const flow = (depth: number): string => `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
    const block = (depth: number): string => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:\n`).join('');
    for (const nest of [flow, block]) {
      expect(problemsIn(nest(190))).toEqual([]);
      expect(problemsIn(nest(210))[0]).toMatch(/^too-deep/);
      expect(problemsIn(nest(2000))[0]).toMatch(/^too-deep/);
    }
    for (const unit of ['[', '{a: ', '- ', '? ', '&a [', '[[], ']) {
      expect(problemsIn(unit.repeat(20000))).toContain('too-deep@1');
    }
  });

  it('bounds aliases of aliases by the size of the document', () => {
    const line = (level: number): string =>
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(',')}]\n`;
    const bomb = 'a0: &a0 [x]\n' + Array.from({ length: 20 }, (_, index) => line(index + 1)).join('');
    expect(problemsIn(bomb)[0]).toMatch(/^alias-bomb/);
    const many = 'x: &x {a: 1}\n' + Array.from({ length: 500 }, (_, index) => `k${index}: *x\n`).join('');
    expect(problemsIn(many)).toEqual([]);
  });

  it('stays quick on hostile texts', () => {
    const hostile = [
      '[]{}',
      '"',
      "'",
      '&a ',
      '*a ',
      '!a ',
      '? ',
      '- \n',
      ': ',
      'a: |\n',
      '\t',
      '\0',
      '%',
      '`',
      '{{',
      '---\n\ta',
    ];
    for (const unit of hostile) {
      const text = unit.repeat(20000 / unit.length);
      expect(
        cpuSeconds(() => readDocuments(text)),
        JSON.stringify(unit),
      ).toBeLessThan(3);
    }
  });
});

describe('texts that other systems write', () => {
  it('reads lone CRs as line breaks', () => {
    expect(readDocument('a: 1\rb:\r- x\r- |\r  y\r').value).toEqual({ a: 1, b: ['x', 'y\n'] });
  });

  it('reads Windows line breaks, with LF in values', () => {
    expect(readDocument('a: |\r\n  x\r\n  y\r\nb: "c\r\n  d"\r\n').value).toEqual({ a: 'x\ny\n', b: 'c d' });
  });

  it('counts a byte order mark in offsets only', () => {
    for (const text of ['\uFEFFa: 1\nb: 2\n', '\uFEFF---\na: 1\nb: 2\n', '\uFEFFa: &x 1\nb: 2\n']) {
      const { tree, value, problems } = readDocument(text);
      expect(value).toEqual({ a: 1, b: 2 });
      expect(problems).toEqual([]);
      expect(tree.keyStart[findNode(tree, ['b'])]).toBe(text.indexOf('b'));
    }
    expect(readDocument('\uFEFF- 1\n- 2\n').value).toEqual([1, 2]);
  });

  it.each(['', '\n', '# c\n', '---\n', '--- # c\n# d\n', '---\n...\n', '\uFEFF', '\r\n', '%YAML 1.2\n---\n'])(
    'finds nothing in %j',
    (text) => {
      const { tree, value, problems } = readDocument(text);
      expect({ size: tree.size, value, problems }).toEqual({ size: 0, value: undefined, problems: [] });
    },
  );
});

describe('values', () => {
  const cases: readonly (readonly [text: string, value: unknown])[] = [
    ...['null', 'Null', 'NULL', '~'].map((text) => [text, null] as const),
    ...['true', 'True', 'TRUE'].map((text) => [text, true] as const),
    ...['0', '+0', '00'].map((text) => [text, 0] as const),
    ...['yes', 'on', 'tRUE', '1_000', '0x', '0o8', '1e', '.', '+', '1:30', '2001-01-01', '=', '0b', '0b2', '+.nan'].map(
      (text) => [text, text] as const,
    ),
    ...([
      // As kubectl has them; an 8 or a 9 makes them decimal.
      ['012', 10],
      ['-0443', -291],
      ['+0443', 291],
      ['0b11', 3],
      ['-0B11', -3],
      ['+0b1', 1],
      ['089', 89],
      ['-1', -1],
      ['-0', -0],
      ['0o17', 15],
      ['0x1F', 31],
      ['12345678901234567890', 12345678901234567000],
    ] as const),
    ...([
      ['1.5', 1.5],
      ['5.', 5],
      ['.5', 0.5],
      ['1e3', 1000],
      ['-1.5E-3', -0.0015],
      ['.inf', Infinity],
      ['-.INF', -Infinity],
    ] as const),
    ['.nan', NaN],
  ];
  it.each(cases)('reads %s', (text, value) => {
    const parsed = parseDocument(`a: ${text}\n`);
    expect(parsed?.value).toEqual({ a: value });
  });

  it('makes keys of the prototype plain properties', () => {
    for (const text of [
      '__proto__: {x: 1}\nconstructor: 2\n',
      '{__proto__: {x: 1}, constructor: 2}',
      '__proto__: &a {x: 1}\nconstructor: 2\n',
    ]) {
      const value = readDocument(text).value as object;
      expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(({} as { x?: unknown }).x).toBeUndefined();
    }
  });

  it('applies merge keys', () => {
    const text = 'base: &b {a: 1, c: 2}\nuse:\n  <<: *b\n  c: 3\n';
    expect(readDocument(text).value).toEqual({ base: { a: 1, c: 2 }, use: { a: 1, c: 3 } });
  });
});
