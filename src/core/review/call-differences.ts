import { proxyOf, traceCall, type Mesh, type Trace } from '../mesh';
import type { CallPair } from './call-pairs';
import { addressDifferences } from './differences-address';
import { answerDifferences } from './differences-answer';
import { betweenDifferences } from './differences-between';
import { directionDifferences } from './differences-passing';
import { pathDifferences } from './differences-path';
import { policyDifferences } from './differences-policy';
import { isSentOn, reachDifferences } from './differences-reach';
import { tlsDifferences } from './differences-tls';
import type { BothTraces, Difference } from './difference';
import { promiseDifferences } from './promise-differences';
import type { Reasons } from './reasons';
import { retryDifferences } from './retry-differences';
import { hasSameSettings } from './same-settings';

/** All that one call does otherwise. */
export function callDifferences(
  pair: CallPair,
  meshes: { readonly before: Mesh; readonly after: Mesh },
  reasons: Reasons,
): readonly Difference[] {
  const reach = reachDifferences(pair, reasons);
  const promises = promiseDifferences(pair, reasons);
  const { before, after } = pair;
  if (reach.length > 0 || !isSentOn(before) || !isSentOn(after)) return [...reach, ...promises];
  const traces: BothTraces = { before, after };
  const answers = answerDifferences(traces, reasons);
  if (reasons.settingsStay && hasSameSettings(traces, reasons.counterparts))
    return [...addressDifferences(traces, reasons), ...answers, ...promises];
  const retries = retryDifferences(pair, traces, () => asPost(traces, meshes), reasons);
  return [
    ...directionDifferences(traces, reasons),
    ...answers,
    ...tlsDifferences(traces, reasons),
    ...pathDifferences(traces, reasons),
    ...retries,
    ...betweenDifferences(traces, reasons),
    ...policyDifferences(traces, reasons, new Set(retries.length > 0 ? ['retries'] : [])),
    ...promises,
  ];
}

function asPost({ before, after }: BothTraces, meshes: { readonly before: Mesh; readonly after: Mesh }) {
  return { before: postIn(before, meshes.before), after: postIn(after, meshes.after) };
}

function postIn({ call }: Trace, mesh: Mesh): Trace | undefined {
  const { workload } = call.client;
  const client = workload ? proxyOf(mesh, workload) : call.client;
  return traceCall(mesh, { ...call, client, method: 'POST' });
}
