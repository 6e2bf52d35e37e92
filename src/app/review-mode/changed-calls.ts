import { outcomeOf } from '../../core/picture';
import type { ReportedChange } from '../../core/review';
import type { CallRow, Edge, Topology } from '../../core/topology';
import type { ReviewMark } from '../review-state';
import type { CallPairs } from './pair-calls';
import { wasWords } from './words';

/** How wires of both sides were in the baseline, in words, by their ids: those that do not carry now what they carried. */
export function changedWires(before: readonly Edge[], after: readonly Edge[]): ReadonlyMap<string, string> {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  return new Map(
    after.flatMap((edge): [string, string][] => {
      const was = old.get(edge.id);
      const words = was && wasWords(was, edge);
      return words === undefined ? [] : [[edge.id, words]];
    }),
  );
}

/**
 * Marks on the calls of pods that both sides have: new ones, those of which something else becomes, and those of which a wire is marked. `marks` are those of
 * the wires.
 */
export function callMarks(
  { before, after, pairs }: { readonly before: Topology; readonly after: Topology; readonly pairs: CallPairs },
  marks: ReadonlyMap<string, ReviewMark>,
): readonly (readonly [string, ReviewMark])[] {
  const pods = new Set(before.nodes.map(({ id }) => id));
  const old = new Map(callsOf(before).map((call) => [pairs.get(call.id) ?? call.id, call]));
  const wired = new Set(
    after.edges.flatMap(({ id, fromRow }) => (fromRow !== undefined && marks.has(id) ? [fromRow] : [])),
  );
  return after.nodes.flatMap((node) =>
    node.type !== 'workload' || !pods.has(node.id)
      ? []
      : node.calls.flatMap((call): (readonly [string, ReviewMark])[] => {
          const was = old.get(call.id);
          if (was === undefined) return [[call.id, 'added']];
          return wired.has(call.id) || fateOf(was) !== fateOf(call) ? [[call.id, 'changed']] : [];
        }),
  );
}

/** What of a call's changes its wire and its row say with a mark: where it goes and with which TLS, not how long or how often it is tried. */
const waysChange: readonly ReportedChange['kind'][] = [
  'reach-gained',
  'reach-lost',
  'address-changed',
  'tls-weaker',
  'tls-stronger',
  'tls-changed',
  'path-changed',
];

/** Marks on drawn calls, and their wires, that go another way, where the comparison found that and no card or wire shows it. */
export function wayMarks(
  { nodes }: Topology,
  changes: readonly ReportedChange[],
): readonly (readonly [string, ReviewMark])[] {
  const ways = changes.filter(({ kind, before, after }) => before && after && waysChange.includes(kind));
  const changed = new Set(ways.flatMap(({ workloads, after }) => workloads.map((pod) => `${pod} ${after?.url ?? ''}`)));
  if (changed.size === 0) return [];
  return nodes.flatMap((node) =>
    node.type !== 'workload'
      ? []
      : node.calls
          .filter(({ url }) => changed.has(`${node.namespace ?? 'default'}/${node.name} ${url}`))
          .flatMap(({ id }) => [[id, 'changed'] as const, [`call:${id}`, 'changed'] as const]),
  );
}

function fateOf(call: CallRow): string {
  return JSON.stringify([outcomeOf(call), call.target, call.unresolved]);
}

function callsOf({ nodes }: Topology): readonly CallRow[] {
  return nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
}
