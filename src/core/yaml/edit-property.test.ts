import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../text';
import { applyOps, checkEditLaws } from '../testing/laws';
import { Random } from '../testing/random';
import { randomDocument } from '../testing/random-document';
import { randomOp } from '../testing/random-ops';
import { randomValue } from '../testing/random-values';
import type { RefusalCode } from './document';
import { editDocument, readDocuments, setIn, updateDocuments, type Document, type EditOptions, type Op } from './index';

/**
 * Every run is one seed: it makes a document and operations, and fast-check prints it when a law is broken. The runs are the same each
 * time, so that a change that breaks a law is what broke it; FAIRWAY_FUZZ=10 makes ten times as many, and other ones.
 */
const FACTOR = Number(process.env.FAIRWAY_FUZZ ?? 1);

function forSeeds(runs: number, check: (random: Random) => void): void {
  const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(fc.noShrink(seeds), (seed) => {
      check(new Random(seed));
    }),
    { numRuns: runs * FACTOR, ...(FACTOR > 1 ? {} : { seed: 20 }) },
  );
}

const TIMEOUT = 120_000 * Math.max(1, FACTOR);

function read(text: string): Document {
  const [document, ...others] = readDocuments(text).documents;
  if (document === undefined || others.length > 0) throw new Error(`Not one document: ${JSON.stringify(text)}`);
  return document;
}

/** What the text itself, and not its layout, can forbid. */
const JUSTIFIED: readonly RefusalCode[] = [
  'no-path',
  'alias',
  'shared-anchor',
  'dangling-alias',
  'merged-key',
  'merge-conflict',
  'explicit-key',
  'complex-key',
  'duplicate-key',
];

function editLawfully(document: Document, ops: readonly Op[], options?: EditOptions): boolean {
  const result = editDocument(document, ops, options);
  checkEditLaws(document, ops, result, options);
  if (!result.ok && !JUSTIFIED.includes(result.code)) {
    throw new Error(`${result.code}: ${result.detail}\n${JSON.stringify(ops)}\n${JSON.stringify(document.text)}`);
  }
  return result.ok;
}

test('one operation on a document of any style', { timeout: TIMEOUT }, () => {
  forSeeds(3_200, (random) => {
    const document = read(randomDocument(random));
    expect(document.problems).toEqual([]);
    for (let count = 0; count < 5; count++) editLawfully(document, [randomOp(random, document.value)]);
  });
});

test('several operations, each on what the one before left', { timeout: TIMEOUT }, () => {
  forSeeds(750, (random) => {
    const document = read(randomDocument(random));
    const ops: Op[] = [];
    for (let count = 0; count < 3; count++) {
      const op = randomOp(random, applyOps(document.value, ops));
      if (editLawfully(document, [...ops, op])) ops.push(op);
    }
  });
});

test('the ways on after a refusal', { timeout: TIMEOUT }, () => {
  forSeeds(500, (random) => {
    const document = read(randomDocument(random));
    if (document.tree.props === undefined) return;
    for (let count = 0; count < 5; count++) {
      editLawfully(document, [randomOp(random, document.value)], {
        choice: random.pick(['detach', 'edit-anchor'] as const),
      });
    }
  });
});

test(
  'a document with an error elsewhere keeps its complaints and all of its other values',
  { timeout: TIMEOUT },
  () => {
    forSeeds(500, (random) => {
      const [document, ...others] = readDocuments(breakText(random, randomDocument(random))).documents;
      if (document === undefined || others.length > 0) return;
      if (document.problems.length === 0 || document.value === undefined) return;
      for (let count = 0; count < 3; count++) {
        const ops = [randomOp(random, document.value)];
        checkEditLaws(document, ops, editDocument(document, ops));
      }
    });
  },
);

test('an edit beside a line that cannot be read still holds when the line is mended', { timeout: TIMEOUT }, () => {
  let made = 0;
  forSeeds(2_000, (random) => {
    const whole = randomDocument(random);
    const [base] = readDocuments(whole).documents;
    if (base === undefined || base.problems.length > 0) return;
    const mistake = ' '.repeat(random.below(7)) + random.pick(UNREADABLE);
    const lines = whole.split('\n');
    const broken = lines.toSpliced(random.below(lines.length), 0, mistake).join('\n');
    const [document, ...others] = readDocuments(broken).documents;
    if (document === undefined || others.length > 0 || !document.incomplete) return;
    for (let count = 0; count < 4; count++) {
      const op = randomOp(random, base.value);
      const result = editDocument(document, [op]);
      if (!result.ok) continue;
      made++;
      const after = applyEdits(broken, result.edits).split('\n');
      const mended = after.filter((line) => line !== mistake).join('\n');
      const context = JSON.stringify({ op, broken, after: after.join('\n') });
      const [edited] = readDocuments(mended).documents;
      expect(edited?.problems, context).toEqual([]);
      expect(edited?.value, context).toEqual(applyOps(base.value, [op]));
      expect(after.length - mended.split('\n').length, context).toBe(1);
    }
  });
  expect(made).toBeGreaterThan(100);
});

const UNREADABLE = ['\tzz: 1', 'zzz', 'zz: "z', "zz: 'z", 'zz: [z', 'zz: {z: 1', '- "zz', '}zz', 'zz: z: z'];

/** A text with one of the mistakes that people make while they type. */
function breakText(random: Random, text: string): string {
  const lines = text.split('\n');
  const index = random.below(lines.length);
  const mistake = random.pick(['  bad: [1, 2', '\tx: 1', 'kind: again', 'word', '  - "open', 'a: b: c', '}']);
  return lines.toSpliced(index, random.below(2), mistake).join('\n');
}

test('a document in a layout that nobody would choose', { timeout: TIMEOUT }, () => {
  forSeeds(1_200, (random) => {
    const [document, ...others] = readDocuments(disturbText(random, randomDocument(random))).documents;
    if (document === undefined || others.length > 0 || document.incomplete || document.value === undefined) return;
    for (let count = 0; count < 4; count++) editLawfully(document, [randomOp(random, document.value)]);
  });
});

/** A text with some characters dropped or put in. About a third of the results are YAML still. */
function disturbText(random: Random, text: string): string {
  const signs = [
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\n  ',
    ' # x\n',
    '"',
    "'",
    '- ',
    '? ',
    ': ',
    '| ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&a ',
    '*a',
    '!t ',
    '#',
    '|\n',
    '>-\n',
    '\r',
  ];
  let result = text;
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(result.length);
    const dropped = random.chance(0.4) ? 1 + random.below(3) : 0;
    result = result.slice(0, at) + (dropped > 0 ? '' : random.pick(signs)) + result.slice(at + dropped);
  }
  return result;
}

test('a whole document becomes any other value and back', { timeout: TIMEOUT }, () => {
  forSeeds(500, (random) => {
    const document = read(randomDocument(random));
    const value = randomValue(random, 4);
    const result = setIn(document, [], value);
    checkEditLaws(document, [{ type: 'set', path: [], value }], result);
    if (!result.ok) return expect(JUSTIFIED).toContain(result.code);
    const changed = read(applyEdits(document.text, result.edits));
    const back = setIn(changed, [], document.value);
    checkEditLaws(changed, [{ type: 'set', path: [], value: document.value }], back);
    expect(back).toMatchObject({ ok: true });
  });
});

test('an edit leaves the other documents of its file alone', { timeout: TIMEOUT }, () => {
  forSeeds(300, (random) => {
    const texts = Array.from({ length: 3 }, () => `---\n${withoutEdges(randomDocument(random))}\n`);
    const stream = readDocuments(texts.join(''));
    expect(stream.documents).toHaveLength(3);
    const [first, document, last] = stream.documents as unknown as [Document, Document, Document];
    const result = editDocument(document, [randomOp(random, document.value)]);
    if (!result.ok) return;
    const start = stream.starts[1] as number;
    const after = updateDocuments(
      stream,
      result.edits.map((edit) => ({ ...edit, from: edit.from + start, to: edit.to + start })),
    );
    expect(after.documents).toHaveLength(3);
    expect(after.documents[0]).toBe(first);
    expect(after.documents[2]).toBe(last);
    expect(after.documents[1]?.id).toBe(document.id);
  });
});

function withoutEdges(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/^---.*$/gm, '')
    .replace(/^\.\.\.$/gm, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd();
}
