import { describe, expect, test } from 'vitest';
import { readWithYaml } from './fallback';
import { NodeKind, pathTo } from './tree';
import { cpuSeconds } from '../testing/cpu-time';

/** The tree as lines of path, style and token. */
function outline(text: string): string[] {
  const { tree } = readWithYaml(text);
  return Array.from({ length: tree.size }, (_, node) => {
    const style = Object.keys(NodeKind)[tree.kind[node] as number] as string;
    return `${pathTo(tree, node).join('.')} ${style} ${JSON.stringify(text.slice(tree.start[node], tree.end[node]))}`;
  });
}

function codes(text: string): string[] {
  return readWithYaml(text).problems.map(({ code }) => code);
}

test('positions come from tokens', () => {
  expect(outline('--- # c\n&r\na: &x\n  - 1 # one\n  -\nb: |+ # c\n  t\n\nc: {d, "e": *x}\n')).toEqual([
    ' BlockMap "a: &x\\n  - 1 # one\\n  -\\nb: |+ # c\\n  t\\n\\nc: {d, \\"e\\": *x}"',
    'a BlockSeq "- 1 # one\\n  -"',
    'a.0 Plain "1"',
    'a.1 Empty ""',
    'b Literal "|+ # c\\n  t\\n\\n"',
    'c FlowMap "{d, \\"e\\": *x}"',
    'c.d Empty ""',
    'c.e Alias "*x"',
  ]);
});

test('anchors and tags are told apart from values', () => {
  const { tree } = readWithYaml('a: !!str &x 1\n');
  expect(tree.props?.get(1)).toEqual({ anchor: 'x', tag: '!!str', start: 3 });
  expect(tree.start[1]).toBe(12);
});

test('aliases and merge keys are resolved', () => {
  const { value } = readWithYaml('a: &a {x: 1, y: 2}\nb: &b {y: 3}\nc:\n  <<: [*b, *a]\n  z: *a\n');
  expect(value).toMatchObject({ c: { x: 1, y: 3, z: { x: 1, y: 2 } } });
});

test('a key called __proto__ is only a key', () => {
  const value = readWithYaml('__proto__:\n  polluted: true\n').value as object;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test.each(['', '# c\n', '---\n', '--- # c\n...\n', '\uFEFF# c\n'])('%j is an empty document', (text) => {
  expect(readWithYaml(text)).toMatchObject({ tree: { size: 0 }, value: undefined, problems: [] });
});

test('a byte order mark and lone CRs move nothing', () => {
  expect(outline('\uFEFF- a\r- b\r')).toEqual([' BlockSeq "- a\\r- b"', '0 Plain "a"', '1 Plain "b"']);
});

describe('problems', () => {
  test.each([
    ['a:\n\tb: 1\n', 'tab-indent'],
    ['a: "x\n', 'unclosed-quote'],
    ['a: [1, 2\n', 'unclosed-bracket'],
    ['a: 1\na: 2\n', 'duplicate-key'],
    ['a: 1\nword\n', 'missing-colon'],
    ['a: b: c\n', 'second-colon'],
    ['a: *b\n', 'unknown-alias'],
    ['a: &a [*a]\n', 'recursive-alias'],
    ['a: {{ .Values.a }}\n', 'helm-template'],
    ['a: x\u0000\n', 'control-character'],
    ['a: \ud800\n', 'lone-surrogate'],
    ['a: @x\n', 'reserved-character'],
    ['a: !mine 1\n', 'unknown-tag'],
    ['a: "\\q"\n', 'bad-escape'],
    ['? [a]\n: 1\n', 'complex-key'],
    ['<<: 1\n', 'bad-merge'],
    ['['.repeat(5000), 'too-deep'],
    ['- '.repeat(5000), 'too-deep'],
  ])('%j', (text, code) => {
    const { problems } = readWithYaml(text);
    expect(problems.map((each) => each.code)).toContain(code);
    for (const each of problems) {
      expect(each.message).toMatch(/\.$/);
      expect(each.range.to).toBeLessThanOrEqual(text.length);
      expect(each.range.from).toBeLessThanOrEqual(each.range.to);
    }
  });

  test('what stands beside an error can still be read', () => {
    expect(readWithYaml('a: 1\nb: [1, 2\nc: 3\n').value).toEqual({ a: 1, b: [1, 2], c: 3 });
  });

  test('an unclosed quote is shown where it opens', () => {
    expect(readWithYaml('a: 1\nb: "x\nc: 3\n').problems[0]?.range.from).toBe(8);
  });

  test.each([
    ['spec:\n  a: 1\n |\tbad: 1\n  b: 1\n', 'tab-indent'],
    ['spec:\n|\ta: 1\n\tb:\n\t\tc: 1\nd: 1\n', 'tab-indent'],
    ['a: |"x\nb: "y"\nc: "z"\n', 'unclosed-quote'],
    ["a: |'x", 'unclosed-quote'],
    ['hosts: |[a, b', 'unclosed-bracket'],
    ['hosts: |[a, b\nports:\n- number: 1\n  name: x\n', 'unclosed-bracket'],
    ['a: {b: 1, c: |[d\ne: 1\n', 'unclosed-bracket'],
    ['a: |[x}\nb: 1\n', 'unclosed-bracket'],
    ['a: 1\n|a: 2\na: 3\nb: 1\nb: 2\n', 'duplicate-key'],
    ['a: 1\na: 2\nb: |[c\n', 'unclosed-bracket'],
    ['a: |{{ .x }}\n{{- if y }}\nb: 1\n{{ end }}\n', 'helm-template'],
    ['a:\n   b: 1\n  |c: 2\n d: 3\n', 'bad-indent'],
    ['a:\n  b:\n    c:\n |d\n    e: 1\n', 'bad-indent'],
    ['a: 1\n|word\n', 'missing-colon'],
    ['hosts:\n|– a.example\nmore: 1\n', 'missing-colon'],
  ])('%j is one error, where the bar stands', (marked, code) => {
    const { problems } = readWithYaml(marked.replace('|', ''));
    expect(problems.map((each) => `${each.code}@${each.range.from}`)).toEqual([`${code}@${marked.indexOf('|')}`]);
  });

  test('a blank that is a letter to YAML is named where a colon is missing', () => {
    expect(readWithYaml('a:\n  b: 1\n  c:\u00A0d\n').problems).toMatchObject([
      { message: 'The blank U+00A0 in this line is a letter to YAML. Write a space in its place.' },
    ]);
  });

  test.each([
    ['!!int abc', 'error', 'The value behind !!int is no whole number. Write one, or remove the tag.'],
    ['!!binary "a"', 'error', 'The value behind !!binary is no text in base64. Write some, or remove the tag.'],
    ['!!bool 5', 'error', 'The value behind !!bool is neither true nor false. Write one of them, or remove the tag.'],
    ['!mine 1', 'warning', 'This tag is unknown, so the value is read without it. Remove the tag.'],
  ])('%s is a matter of its tag', (value, severity, message) => {
    expect(readWithYaml(`a: ${value}\n`).problems).toMatchObject([{ severity, message }]);
  });

  test.each([
    ['!!binary ZMO8LmNvbQ==', 'dü.com'],
    ['!!binary /w==', '\uFFFD'],
    ['!!timestamp 2027-03-31', '2027-03-31'],
    ['!!omap [a: b]', [{ a: 'b' }]],
    ['!!pairs [a: b]', [{ a: 'b' }]],
    ['!!set { a, b }', { a: null, b: null }],
  ])('%s is read as kubectl reads it', (value, meant) => {
    expect(readWithYaml(`a: ${value}\n`)).toMatchObject({ value: { a: meant }, problems: [] });
  });

  test('one alias bomb is one problem', () => {
    const lines = Array.from(
      { length: 60 },
      (_, index) => `a${index}: &a${index} [${index === 0 ? 'x, x' : `*a${index - 1}, *a${index - 1}`}]`,
    );
    expect(codes(lines.join('\n'))).toEqual(['alias-bomb']);
  });

  test('a chain of aliases cannot nest without end', () => {
    const lines = Array.from(
      { length: 3000 },
      (_, index) => `a${index}: &a${index} [${index === 0 ? 'x' : `*a${index - 1}`}]`,
    );
    expect(codes(lines.join('\n'))).toEqual(['alias-bomb']);
  });

  test('many keys take no quadratic time', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: &a${index} 1`).join('\n');
    expect(cpuSeconds(() => expect(codes(text)).toEqual([]))).toBeLessThan(5);
  });
});

test.each(['? *{ c', '? ""{ a', ':\n*{ "', '? *[ :'])('no node ends before it begins in %j', (text) => {
  const { tree } = readWithYaml(text);
  for (let node = 0; node < tree.size; node++) expect(tree.end[node]).toBeGreaterThanOrEqual(tree.start[node] ?? 0);
});

test('digits behind a zero are octal, as they are to kubectl', () => {
  expect(readWithYaml('a: &x 0443\nb: [089, 0b11, 0o17, "0443", !!str 0443]\n').value).toEqual({
    a: 291,
    b: [89, 3, 15, '0443', '0443'],
  });
});
