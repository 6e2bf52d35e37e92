import { urlWithoutSecrets } from '../mesh';
import { counted, joinNames } from '../text';

/** A call that promises something, and whether that holds. */
interface Promised {
  /** `namespace/workload`. */
  readonly from: string;
  readonly url: string;
  readonly verdict: string;
}

/** The most calls that are named. */
const mostNamed = 4;

/** Which promises of a design fail, in one sentence; undefined where none does. What cannot be told is no failure. */
export function brokenPromises(promises: readonly Promised[]): string | undefined {
  const broken = promises.filter(({ verdict }) => verdict === 'fails');
  if (broken.length === 0) return undefined;
  const calls = broken.map(({ from, url }) => `${from} to ${urlWithoutSecrets(url)}`);
  const verb = broken.length === 1 ? 'does' : 'do';
  return `${counted(broken.length, 'promise')} of the design ${verb} not hold: ${joinNames(calls, 'and', mostNamed)}.`;
}
