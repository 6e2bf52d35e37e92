import { expect, it } from 'vitest';
import { fuzz, tryCase } from './fuzz-run';
import { fuzzers } from './fuzzers';

/** The same cases each time, so that a change that breaks something is what broke it. */
const seed = 20;

it.each(fuzzers.map(({ fuzzer, cases }) => [fuzzer.name, cases, fuzzer] as const))(
  '%s: %i cases of hostile input break nothing',
  (_, cases, fuzzer) => {
    const report = fuzz(fuzzer, seed, { cases });
    expect(report.failures.map(({ number, what }) => `case ${number}: ${what}`)).toEqual([]);
    expect(report.cases).toBe(cases);
  },
  300_000,
);

it('a fuzzer tells which case failed, and makes it again', () => {
  const picky = {
    name: 'picky',
    run: (random: { below: (count: number) => number }) => {
      if (random.below(10) === 3) throw new Error('three');
    },
  };
  const { failures } = fuzz(picky, seed, { cases: 100 });
  expect(failures.length).toBeGreaterThan(2);
  for (const { number } of failures) expect(tryCase(picky, number).what).toContain('three');
});
