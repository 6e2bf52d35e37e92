import { expect, it } from 'vitest';
import { cpuSeconds } from '../../../testing/cpu-time';
import { Random } from '../../../testing/random';
import { coversMatch } from './match-cover';
import { MatchIndex } from './match-index';

type Fields = Readonly<Record<string, unknown>>;

const texts = ['', '/', '/a', '/A', '/a/b', 'GET', '.*', '*', 'x'];

function anyMatcher(random: Random): unknown {
  if (random.chance(0.1)) return random.pick([undefined, null, {}, 'text']);
  return { [random.pick(['exact', 'prefix', 'regex'])]: random.pick(texts) };
}

function anyEntries(random: Random): Fields {
  return Object.fromEntries(
    Array.from({ length: random.below(3) }, () => [random.pick(['a', 'b']), anyMatcher(random)]),
  );
}

function anyMatch(random: Random): Fields {
  const fields: Record<string, unknown> = {};
  if (random.chance(0.7)) fields['uri'] = anyMatcher(random);
  if (random.chance(0.3)) fields['ignoreUriCase'] = random.chance(0.7);
  for (const key of ['method', 'authority', 'scheme']) if (random.chance(0.2)) fields[key] = anyMatcher(random);
  for (const key of ['headers', 'withoutHeaders', 'queryParams'])
    if (random.chance(0.3)) fields[key] = anyEntries(random);
  return fields;
}

it('finds the match that going through all of them finds', () => {
  let covered = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = new Random(seed);
    const index = new MatchIndex<Fields>();
    const all: Fields[] = [];
    for (let count = 0; count < 30; count++) {
      const match = anyMatch(random);
      const expected = all.find((each) => coversMatch(each, match));
      if (expected) covered++;
      expect(index.firstCovering(match), `seed ${seed}`).toBe(expected);
      index.add(match, match);
      all.push(match);
    }
  }
  expect(covered).toBeGreaterThan(1000);
});

it('takes little longer for each of many matches', () => {
  const index = new MatchIndex<number>();
  let covered = 0;
  const seconds = cpuSeconds(() => {
    for (let at = 0; at < 50_000; at++) {
      const match = { uri: { prefix: '/api' }, method: { exact: 'GET' }, headers: { user: { exact: `user-${at}` } } };
      // No assertion in here: fifty thousand of them take longer than what is timed.
      if (index.firstCovering(match) !== undefined) covered++;
      index.add(match, at);
    }
  });
  expect(covered).toBe(0);
  expect(seconds).toBeLessThan(2);
});
