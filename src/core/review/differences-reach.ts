import type { Trace } from '../mesh';
import type { CallPair } from './call-pairs';
import { decidersOf, lastReason } from './deciding';
import { fromTo, type Difference } from './difference';
import type { Reasoned, Reasons } from './reasons';

/** The decisions on which reach depends: all but those about policy. */
const reachDeciders = ['dns', 'listener', 'gateway', 'route', 'cluster', 'endpoint'] as const;

/** What came, went or changed among what reach depends on; else what the last decision rests on. */
export function whyReached({ before, after }: Pick<CallPair, 'before' | 'after'>, reasons: Reasons): Reasoned {
  const [old, now] = [decidersOf(before, ...reachDeciders), decidersOf(after, ...reachDeciders)];
  const reasoned = reasons.ofCall(['reach'], old, now, { before, after });
  return { ...reasoned, why: reasoned.why || lastReason(after) };
}

/** Whether a call leaves towards a server. */
export function isSentOn(trace: Trace | undefined): trace is Trace {
  return trace?.outcome === 'reached' || trace?.outcome === 'passthrough';
}

/** What there is to say of a call that not both sides send on; empty where both refuse it alike. */
export function reachDifferences(pair: CallPair, reasons: Reasons): readonly Difference[] {
  const { before, after } = pair;
  if (isUndecided(before) || isUndecided(after)) return undecidedDifferences(pair, reasons);
  if (isSentOn(after)) return isSentOn(before) ? [] : [gained(pair, reasons)];
  if (isSentOn(before)) return [lost(pair, reasons)];
  if (before && after && answerOf(before) !== answerOf(after)) return [otherAnswer(pair, reasons)];
  return [];
}

/** What a workload gets in place of a connection: `refused with 502: the sidecar knows no such host and port`. */
export function refusalWords({ outcome, via, response }: Pick<Trace, 'outcome' | 'via' | 'response'>): string {
  const got = response?.code === null || response?.code === undefined ? '' : ` with ${response.code}`;
  switch (outcome) {
    case 'blackhole':
      return `refused${got}: ${proxyWords[via]} knows no such host and port`;
    case 'unresolved':
      return 'unresolved: the name has no address';
    case 'blocked':
      return `blocked by a rule${got}`;
    case 'redirected':
      return `redirected${got}`;
    default:
      return `not delivered${got === '' ? '' : `, answered${got}`}: ${proxyWords[via]} has no way to it`;
  }
}

/** Each proxy as sentences name it. */
export const proxyWords: Readonly<Record<Trace['via'], string>> = {
  sidecar: 'the sidecar',
  'egress-gateway': 'the egress gateway',
  waypoint: 'the waypoint',
  ztunnel: 'ztunnel',
};

function isUndecided(trace: Trace | undefined): boolean {
  return trace?.undecided !== undefined;
}

/** Where the files of a side do not decide, nothing is claimed beyond that. */
function undecidedDifferences({ before, after }: CallPair, reasons: Reasons): readonly Difference[] {
  if (before === undefined || after === undefined || isUndecided(before) === isUndecided(after)) return [];
  const told = isUndecided(before) ? 'can be told now' : 'can no longer be told';
  const [decidedBefore, decidedAfter] = [decidersOf(before, ...reachDeciders), decidersOf(after, ...reachDeciders)];
  return [
    {
      kind: 'rule-changed',
      risk: 'medium',
      says: (about) => `What becomes of calls ${fromTo(about)} ${told}.`,
      why: [after.undecided ?? '', reasons.ofPlaces(['reach'], decidedBefore, decidedAfter).why]
        .filter((each) => each !== '')
        .join(' '),
      decidedBefore,
      decidedAfter,
    },
  ];
}

function gained({ before, after }: CallPair, reasons: Reasons): Difference {
  const [decidedBefore, decidedAfter] = [decidersOf(before, ...reachDeciders), decidersOf(after, ...reachDeciders)];
  return {
    kind: 'reach-gained',
    risk: 'high',
    says: ({ whos, target }) =>
      before
        ? `${whos} can now reach ${target} (was ${refusalWords(before)}).`
        : `${whos} can reach ${target} (there was no such workload).`,
    ...(before ? whyReached({ before, after }, reasons) : { why: '', decidedBefore, decidedAfter }),
  };
}

function lost({ before, after }: CallPair, reasons: Reasons): Difference {
  const [decidedBefore, decidedAfter] = [decidersOf(before, ...reachDeciders), decidersOf(after, ...reachDeciders)];
  return {
    kind: 'reach-lost',
    // A workload that goes calls nobody: nothing that still runs stops working.
    risk: after ? 'high' : 'low',
    says: ({ whos, target }) =>
      after
        ? `${whos} can no longer reach ${target} (now ${refusalWords(after)}).`
        : `${whos} no longer calls ${target} (there is no such workload any more).`,
    ...(after ? whyReached({ before, after }, reasons) : { why: '', decidedBefore, decidedAfter }),
  };
}

function answerOf({ outcome, response, via }: Trace): string {
  return JSON.stringify([outcome, response, via]);
}

function otherAnswer({ before, after }: CallPair, reasons: Reasons): Difference {
  const [was, is] = [before ? refusalWords(before) : '', after ? refusalWords(after) : ''];
  return {
    kind: 'rule-changed',
    risk: 'medium',
    says: (about) => `Calls ${fromTo(about)} still do not get out: ${is} (was ${was}).`,
    ...whyReached({ before, after }, reasons),
  };
}
