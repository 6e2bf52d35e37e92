import { parseCall, type PostureColumn } from '../mesh';
import type { Risk } from './behaviour-change';
import { addressDifferences } from './differences-address';
import { answerDifferences } from './differences-answer';
import { directionDifferences } from './differences-passing';
import { isSentOn, refusalWords, whyReached } from './differences-reach';
import { tlsDifferences } from './differences-tls';
import type { BothTraces, Difference } from './difference';
import type { Reasons } from './reasons';
import { hasSameSettings } from './same-settings';
import type { Cell } from './sampled-cells';

/**
 * What a call that nobody draws does otherwise: whether it leaves; else its addresses, its TLS and the proxies that it takes. Rules, policies and retries are left
 * out, since they depend on the request, which nobody has said. `isCalled` is whether a side draws such a call by a pod that the other side does not draw.
 */
export function undrawnDifferences(
  traces: BothTraces,
  { column, isCalled }: Pick<Cell, 'column' | 'isCalled'>,
  reasons: Reasons,
): readonly Difference[] {
  const noCall = isCalled ? 'no pod that both sides draw calls it' : 'no such call is drawn';
  const { before, after } = traces;
  if (before.undecided !== undefined || after.undecided !== undefined) return [];
  if (isSentOn(before) !== isSentOn(after)) return [reachDifference(traces, noCall, reasons)];
  if (!isSentOn(before)) return [];
  return sentDifferences(traces, reasons).map((difference) => ({
    ...difference,
    risk: milder[difference.risk],
    says: (about) => undialled(difference.says(about).replace(/\.$/, `; ${noCall}.`), column),
    why: undialled(difference.why, column),
  }));
}

/** Nothing that somebody drew goes another way, so that each risk is a step lower than that of a drawn call. */
const milder: Readonly<Record<Risk, Risk>> = { high: 'medium', medium: 'low', low: 'low' };

function sentDifferences(traces: BothTraces, reasons: Reasons): readonly Difference[] {
  const isFailover = ({ kind }: Difference): boolean => kind === 'failover-changed';
  const answers = answerDifferences(traces, reasons);
  if (reasons.settingsStay && hasSameSettings(traces, reasons.counterparts))
    return [...addressDifferences(traces, reasons).filter((each) => !isFailover(each)), ...answers];
  const directions = directionDifferences(traces, reasons).filter((each) => !isFailover(each));
  return [...directions, ...answers, ...tlsDifferences(traces, reasons)];
}

/** What was dialled to try a pattern, or any other host, is a name that nobody wrote. */
function undialled(words: string, { host, url }: PostureColumn): string {
  const dialled = parseCall(url)?.host ?? '';
  return dialled === '' || dialled === host?.toLowerCase()
    ? words
    : words.replaceAll(dialled, host ?? 'the dialled host');
}

function reachDifference({ before, after }: BothTraces, noCall: string, reasons: Reasons): Difference {
  const isGained = isSentOn(after);
  return {
    kind: isGained ? 'reach-gained' : 'reach-lost',
    // No call that somebody drew stops working.
    risk: isGained ? 'high' : 'medium',
    says: ({ whos, target }) =>
      isGained
        ? `${whos} can now reach ${target} (was ${refusalWords(before)}); ${noCall}.`
        : `${whos} can no longer reach ${target} (now ${refusalWords(after)}); ${noCall}.`,
    ...whyReached({ before, after }, reasons),
  };
}
