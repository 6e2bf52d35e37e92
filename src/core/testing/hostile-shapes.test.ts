import { describe, expect, it } from 'vitest';
import { findingsOf } from '../analysis';
import { takeSnapshot } from '../snapshot';
import { cpuSeconds } from './cpu-time';

const many = 10_000;
const some = 3_000;
const letters = 'abcdefghijklmnopqrstu';

/** Each list holds the one before nine times, so that the last one would hold more than there are atoms. */
const bomb = [...letters]
  .map(
    (name, index) =>
      `${name}: &${name} [${Array(9)
        .fill(index === 0 ? 'x' : `*${letters[index - 1] ?? ''}`)
        .join(', ')}]`,
  )
  .join('\n');

const shapes: readonly (readonly [what: string, text: string, code: string | undefined])[] = [
  ['open brackets', '['.repeat(many), 'too-deep'],
  ['closed brackets', '['.repeat(many) + ']'.repeat(many), 'too-deep'],
  ['mappings in braces', '{a: '.repeat(many), 'too-deep'],
  ['block mappings', Array.from({ length: many }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'too-deep'],
  ['dashes', `${'- '.repeat(many)}x`, 'too-deep'],
  ['question marks', `${'? '.repeat(many)}x`, 'too-deep'],
  ['aliases of aliases', bomb, 'alias-bomb'],
  ['an alias of what it stands in', 'a: &a\n  b: *a\n', 'recursive-alias'],
  ['one key again and again', 'a: 1\n'.repeat(some), 'duplicate-key'],
  ['quotes that open', 'a: "\n'.repeat(some), 'unclosed-quote'],
  ['braces that close', 'a: }\n'.repeat(some), 'unexpected-text'],
  ['documents of nothing', '---\n'.repeat(some), undefined],
  ['a line of a million characters', `a: ${'x '.repeat(500_000)}`, undefined],
];

describe('a text made to be slow', () => {
  it.each(shapes)('%s: is read, judged and kept within a second', (_, text, code) => {
    let snapshot = takeSnapshot({ files: [] });
    const seconds = cpuSeconds(() => {
      snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
      findingsOf(snapshot);
    });
    const documents = snapshot.files[0]?.stream.documents ?? [];
    expect(seconds).toBeLessThan(1);
    expect(documents.map((document) => document.text).join('') === text).toBe(true);
    expect(documents.flatMap(({ problems }) => problems.map((each) => each.code))[0]).toBe(code);
  });
});
