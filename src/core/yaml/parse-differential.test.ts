import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parseDocument as composeWithYaml } from 'yaml';
import { readWithYaml } from './fallback';
import { parseDocument } from './parse';
import type { ParsedDocument } from './parsed';
import { splitText, unifyLineBreaks } from './split';
import type { Tree } from './tree';

/** Number of generated texts a test; set FAIRWAY_FUZZ for a long run. */
const RUNS = Number(process.env.FAIRWAY_FUZZ ?? 5000);

describe('the located parser beside the yaml package', () => {
  it('reads generated documents in the same way, or not at all', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        accepted += compareText(new Writer((most) => g(fc.nat, { max: most - 1 })).writeText());
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    // A parser that refuses everything would pass, too.
    expect(accepted).toBeGreaterThan(RUNS / 3);
  });

  it('reads random tokens in the same way, or not at all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TOKENS), { maxLength: 24 }), (tokens) => {
        compareText(tokens.join(''));
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  it('reads damaged files in the same way, or not at all', () => {
    const damage = fc.record({
      at: fc.nat(),
      length: fc.nat({ max: 3 }),
      insert: fc.oneof(fc.constant(''), fc.constantFrom(...TOKENS)),
    });
    fc.assert(
      fc.property(fc.nat(), fc.array(damage, { minLength: 1, maxLength: 4 }), (index, damages) => {
        let text = SAMPLES[index % SAMPLES.length] as string;
        for (const { at, length, insert } of damages) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + length);
        }
        compareText(text);
      }),
      { numRuns: Math.ceil(RUNS / 5), endOnFailure: true },
    );
  });

  it('keeps the order where brackets hold a ? and are not closed', () => {
    expectRising('[? :', readWithYaml('[? :\n...\n').tree);
  });

  it.each(['- &a - a: 1\n  b: 2\n', 'l:\n- - 1\n  - &a  - a: 1\n    b: [\n      2\n    ]\n'])(
    'keeps the order where an anchor stands before a dash: %j',
    (text) => expectRising(text, readWithYaml(text).tree),
  );

  const folder = resolve('../shared/corpus/istio-samples');
  it.skipIf(!existsSync(folder))('reads nearly all real files itself', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const documents = files.flatMap((name) => segmentsOf(readFileSync(join(folder, name), 'utf8')));
    const accepted = documents.filter(compare).length;
    expect(accepted / documents.length).toBeGreaterThan(0.98);
  });
});

function segmentsOf(text: string): string[] {
  const unified = unifyLineBreaks(text.replace(/\p{Surrogate}/gu, '?'));
  const { starts } = splitText(unified);
  return starts.map((start, index) => unified.slice(start, starts[index + 1]));
}

/** How many documents of the text the parser accepts. */
function compareText(text: string): number {
  return segmentsOf(text).filter((segment) => !isMisread(segment) && compare(segment)).length;
}

/** The package takes a second `...` for a document of its own, though YAML 1.2 allows any number (rule l-document-suffix). */
function isMisread(text: string): boolean {
  return /(?:^|\n|\uFEFF)\.\.\.[^]*\n\.\.\./.test(text);
}

/** Whether the parser accepts the document; fails where it then differs from the package, or a third parser from both. */
function compare(text: string): boolean {
  const ours = parseDocument(text);
  expectRising(text, (ours ?? readWithYaml(text)).tree);
  if (ours === null) return false;
  const calm = isSame(ours, readWithYaml(text)) ? text : blankComments(text);
  const theirs = readWithYaml(calm);
  if (!isSame(ours, theirs)) expect({ text, ...describeParsed(ours) }).toEqual({ text, ...describeParsed(theirs) });
  const composed = composeWithYaml(calm.replace(/^\uFEFF/, ''), { merge: true, logLevel: 'silent' });
  expect(composed.errors, text).toEqual([]);
  if (ours.tree.size > 0) {
    expectValue(text, ours.value, composed.toJS());
    expectValue(text, ours.value, loadWithPeer(text, ours.value));
  }
  return true;
}

/** Nodes stand in the order in which they start, by which they are found. */
function expectRising(text: string, { size, start, keyStart }: Tree): void {
  const starts = Array.from({ length: size }, (_, node) => {
    const key = keyStart[node] ?? -1;
    return [start[node] ?? 0, key < 0 ? (start[node] ?? 0) : key] as const;
  });
  const isRising = starts.every(
    ([own, entry], node) => own >= (starts[node - 1]?.[0] ?? 0) && entry >= (starts[node - 1]?.[1] ?? 0),
  );
  if (!isRising) expect(starts, text).toEqual('in the order of the text');
}

function isSame(left: ParsedDocument, right: ParsedDocument): boolean {
  return isDeepStrictEqual(describeParsed(left), describeParsed(right));
}

/** Far quicker than `toEqual`, which is asked for its explanation only. */
function expectValue(text: string, ours: unknown, theirs: unknown): void {
  if (!isDeepStrictEqual(ours, theirs)) expect({ text, value: ours }).toEqual({ text, value: theirs });
}

/**
 * The text with blanks in the place of its comment lines. The package forgets the indentation of what is behind a comment that stands
 * further left and has no space in it, or a blank line above it, and then takes lines below a scalar for a part of it.
 */
function blankComments(text: string): string {
  return text.replace(/^ *#[^\r\n]*/gm, (comment) => ' '.repeat(comment.length));
}

/** What js-yaml reads; it differs in refusing a last bracket in the column of its key. */
function loadWithPeer(text: string, otherwise: unknown): unknown {
  try {
    return load(text);
  } catch (error) {
    if (/deficient indentation/.test(String(error))) return otherwise;
    throw error;
  }
}

function describeParsed({ tree, value, problems }: ParsedDocument): object {
  return { ...describeTree(tree), value, problems };
}

function describeTree({ size, kind, start, end, keyStart, keyEnd, next, parent, keys, props }: Tree): object {
  const lists = { kind, start, end, keyStart, keyEnd, next, parent };
  const entries = Object.entries(lists).map(([name, list]) => [name, Array.from(list)]);
  return { size, keys, props, ...(Object.fromEntries(entries) as object) };
}

const TOKENS = [
  ...['a', 'b', '1', '~', 'é', '<<', ' ', '  ', '\t', '\n', '\n', '\n  ', '\n    ', '\r\n', '\r', '\uFEFF', '\\'],
  ...[': ', ':', '- ', '-', '? ', '#', ' # ', "'", '"', '|', '>', '|-\n  ', '>+\n  ', '{', '}', '[', ']', ','],
  ...['&a', '*a', '!t', '%', '@', '`', '...', '\n...\n'],
];

/** From `<<` on, words that are wrong in some places. */
const WORDS = [
  ...[
    'a',
    'b',
    'name',
    'x y',
    'foo#bar',
    'a:b',
    'http://x.y:80/z',
    "it's",
    'k[0]',
    'a, b',
    '-x',
    '?y',
    ':z',
    'é',
    '😀',
  ],
  // Nothing with a leading zero: that is octal here, as for kubectl, and decimal to both others.
  ...['1', '-1', '+2', '0x1F', '0o17', '1_000', '12345678901234567890', '1.5', '1.0', '.5', '5.', '1e3', '-0'],
  ...['.inf', '-.inf', '.nan', 'true', 'False', 'yes', 'null', '~', '=', '__proto__', 'constructor', '--', 'a\tb'],
  ...['long '.repeat(12).trim(), '<<', '', '-', '...', '{{x}}', '"q"', '*.com', '@a', 'a: b', '# c'],
];

const FLOW_WORDS = ['a', 'x y', '1', 'true', 'null', 'a:b', 'http://x.y:80/z', '-x', '.', '0x1F', 'foo#bar'];

const QUOTED = [
  ...[
    '',
    'a',
    'x y',
    'a: b',
    '# no',
    '{',
    '- ',
    ' lead',
    'trail ',
    "''",
    'é',
    '__proto__',
    '\\"',
    '\\\\',
    '\\n',
    '\\/',
  ],
  ...['\\u0041', '\\x41\\t', '\\U0001F600', '\\ ', '\\e', 'a\\\n          b', 'x\n\n          y', 'x \n          y'],
];

const SAMPLES = [
  `# A gateway
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: external   # note
  labels: {app: "x", tier: 'y'}
spec:
  hosts:
  - "*.example.com"
  - api.example.com

  ports:
    - number: 443
      name: https
      protocol: TLS
    - {number: 80, name: http, protocol: HTTP}
  exportTo: [".", istio-system]
  resolution: NONE
`,
  `---
apiVersion: v1
kind: ConfigMap
metadata:
  annotations:
    text: this goes on
      over two lines
    quoted: "and this
      too"
data:
  script: |
    #!/bin/sh
    if true; then
      echo "x: y"
    fi

  folded: >-
    one
    two

      deeper
    three
  empty:
  list:
  - - 1
    - 2
  - a: 1
    b: [
      2,  # two
      3
    ]
...
# end
`,
];

/** Writes YAML in many styles, every other text with mistakes in it. `random(n)` is a number from 0 to n - 1. */
class Writer {
  private readonly isWild: boolean;

  constructor(private readonly random: (most: number) => number) {
    this.isWild = random(2) > 0;
  }

  writeText(): string {
    const start = this.oneOf(['', '---\n', '# c\n---\n', '--- # x\n', '\n'], ['\uFEFF', '%YAML 1.2\n---\n', '--- a\n']);
    const text = start + this.root() + this.oneOf(['', '', '...\n', '... # c\n#x\n'], ['... x\n', '---']);
    switch (this.random(6)) {
      case 0:
        return text.replace(/\n/g, '\r\n');
      case 1:
        return text.replace(/\n$/, '');
      default:
        return text;
    }
  }

  private root(): string {
    const shape = this.random(8);
    if (shape < 4) return this.mapping('', 3);
    if (shape < 6) return this.sequence('', 3);
    return shape === 6 ? this.flow(3) + '\n' : this.scalar('');
  }

  private mapping(indent: string, depth: number): string {
    return this.repeat(1 + this.random(4), (index) => {
      const column = indent + this.oneOf([''], [index > 0 ? ' ' : '']);
      const key = this.oneOf([`k${index}`, `k${index}`, `'${index}'`], [this.pick(WORDS), this.quoted(), '? k']);
      return column + key + this.oneOf([':'], [' :', '']) + this.value(indent, depth) + this.gap();
    });
  }

  private sequence(indent: string, depth: number): string {
    return this.repeat(1 + this.random(3), () => {
      const space = this.oneOf([' ', ' ', '   '], ['\t']);
      const inner = `${indent} ${space}`;
      const contents = [
        () => this.value(indent, depth),
        () => this.value(indent, depth),
        () => space + this.mapping(inner, depth - 1).trimStart(),
        () => space + this.sequence(inner, depth - 1).trimStart(),
      ];
      return `${indent}-${this.pick(depth > 0 ? contents : contents.slice(0, 2))()}${this.gap()}`;
    });
  }

  /** What stands behind a colon or a dash, with its line break. */
  private value(indent: string, depth: number): string {
    const shape = depth > 0 ? this.random(9) : this.random(4);
    if (shape < 4) return this.oneOf([' ', '  '], ['', '\t', ' &a ', ' !t ', ' *a ', ' !!str ']) + this.scalar(indent);
    if (shape < 5) return ` ${this.flow(2)}${this.tail()}\n`;
    if (shape < 6) return `${this.tail()}\n`;
    const deeper = indent + this.oneOf(['  ', ' ', '    '], ['']);
    if (shape < 8) return `${this.tail()}\n${this.gap()}${this.mapping(deeper, depth - 1)}`;
    return `${this.tail()}\n${this.sequence(indent + this.oneOf(['  '], ['']), depth - 1)}`;
  }

  private scalar(indent: string): string {
    switch (this.random(7)) {
      case 0:
        return this.quoted() + this.tail() + '\n';
      case 1:
        return `${this.word()}\n${indent}${this.oneOf(['  ', ' '], [''])}${this.word()}${this.tail()}\n`;
      case 2:
      case 3:
        return this.blockScalar(indent);
      default:
        return this.word() + this.tail() + '\n';
    }
  }

  private blockScalar(indent: string): string {
    const inner = indent + this.oneOf(['  ', ' ', '    '], ['']);
    const lines = [inner + this.word(), inner + this.word(), '', inner, `${inner}  deeper`];
    const rare = [indent, `${inner} `, `${inner}\tq`, `${indent}u`, '# n', `${inner}# c`];
    const header = this.oneOf(['|', '>', '|-', '>-', '|+', '>+'], ['|2', '>1-', '|-+']);
    const body = this.repeat(this.random(5), () => this.oneOf(lines, rare) + '\n');
    return `${header}${this.tail()}\n${inner}${this.word()}\n${body}`;
  }

  private word(): string {
    return this.oneOf(WORDS.slice(0, WORDS.indexOf('<<')), WORDS);
  }

  private quoted(): string {
    return this.oneOf([`"${this.oneOf(QUOTED, ['\\q', '"'])}"`, `'${this.pick(QUOTED)}'`], [`"'`]);
  }

  private flow(depth: number): string {
    if (depth <= 0) return this.oneOf([this.pick(FLOW_WORDS), this.quoted()], ['', this.word()]);
    const isMap = this.random(2) === 0;
    const items = Array.from({ length: this.random(4) }, (_, index) => {
      const key = this.oneOf([`k${index}: `, `"k${index}":`, `k${index} : `], [this.quoted(), 'a', `k${index}:`]);
      return this.blank() + (isMap ? key : '') + this.flow(this.random(2) > 0 ? 0 : depth - 1) + this.blank();
    });
    const close = this.oneOf(['', ' '], ['\n', ',,', '\t']) + (items.length > 0 ? this.pick(['', '', ',']) : '');
    return isMap ? `{${items.join(',')}${close}}` : `[${items.join(',')}${close}]`;
  }

  /** What may stand between two tokens in brackets. */
  private blank(): string {
    return this.oneOf(['', '', ' ', ' ', '  ', '\n        '], ['\n', '\n  ', '\n    # c\n  ', '\t']);
  }

  /** What may stand behind a token on its line. */
  private tail(): string {
    return this.oneOf(['', '', '', ' # c', '  # c: d', ' #', ' '], ['#x', '\t', ' x']);
  }

  /** What may stand between two lines. */
  private gap(): string {
    return this.oneOf(['', '', '', '', '\n', '# c\n', '  \n', '\n\n'], ['   # deep\n', '      # x\n', '\t\n']);
  }

  private repeat(count: number, write: (index: number) => string): string {
    return Array.from({ length: count }, (_, index) => write(index)).join('');
  }

  /** Mistakes and rarities come in wild texts only, and not all of the time. */
  private oneOf<T>(common: readonly T[], rare: readonly T[]): T {
    return this.pick(this.isWild && this.random(6) === 0 ? rare : common);
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[this.random(choices.length)] as T;
  }
}
