import type { Finding } from '../../core/analysis';
import { atCards, bySeverity } from '../../core/picture';
import type { Severity } from '../../core/text';
import type { Counts, Topology } from '../../core/topology';
import { acceptedWords } from '../accepted-words';
import { worstOf } from '../widgets';

/** How many findings of each severity count at a card, how many were accepted, and why. */
interface CardCounts extends Counts {
  readonly accepted: number;
  /** Each finding that was accepted with its reason, a line each; undefined where none was. */
  readonly reasons?: string;
}

/** How many findings each card and docked rule has. A finding about a document that has no card of its own counts nowhere. */
export function countFindings(topology: Topology, findings: readonly Finding[]): ReadonlyMap<string, CardCounts> {
  return new Map([...atCards(topology, findings)].map(([key, list]) => [key, cardCounts(list)]));
}

function cardCounts(findings: readonly Finding[]): CardCounts {
  const accepted = findings.filter((finding) => finding.accepted);
  return {
    ...bySeverity(findings.filter((finding) => !finding.accepted)),
    accepted: accepted.length,
    ...(accepted.length > 0 && { reasons: accepted.map(acceptedWords).join('\n') }),
  };
}

/** The worst severity among the cards of each namespace, and how many findings of it there are. */
export function worstOfBands(
  topology: Topology,
  counts: ReadonlyMap<string, Counts>,
): ReadonlyMap<string | null, { readonly severity: Severity; readonly count: number }> {
  const sums = new Map<string | null, Record<Severity, number>>();
  for (const node of topology.nodes) {
    const ids = node.type === 'service-entry' ? [node.id, ...node.docked.map((rule) => rule.id)] : [node.id];
    for (const id of ids) {
      const tally = counts.get(id);
      if (!tally) continue;
      const sum = sums.get(node.namespace) ?? { error: 0, warning: 0, info: 0 };
      for (const severity of ['error', 'warning', 'info'] as const) sum[severity] += tally[severity];
      sums.set(node.namespace, sum);
    }
  }
  const worst = new Map<string | null, { severity: Severity; count: number }>();
  for (const [namespace, sum] of sums) {
    const severity = worstOf(sum);
    if (severity) worst.set(namespace, { severity, count: sum[severity] });
  }
  return worst;
}
