import type { Promised } from './promises';

/** `{version, results, summary}`; `found` is null where the url is no call. */
export function promisesJson(promises: readonly Promised[]): string {
  const results = promises.map(({ found, ...rest }) => ({ ...rest, found: found ?? null }));
  const count = (verdict: Promised['verdict']): number => promises.filter((each) => each.verdict === verdict).length;
  const summary = {
    promises: promises.length,
    holds: count('holds'),
    fails: count('fails'),
    cannotTell: count('cannot tell'),
  };
  return `${JSON.stringify({ version: 1, results, summary }, null, 2)}\n`;
}
