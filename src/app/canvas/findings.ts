import type { Finding } from '../../core/analysis';
import { atCards, bySeverity } from '../../core/picture';
import type { Severity } from '../../core/text';
import type { Counts, DockedRule, Node, Topology } from '../../core/topology';
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
  const sums = new Map<string | null, Counts>();
  for (const node of topology.nodes) {
    const [sum, own] = [sums.get(node.namespace) ?? none, countsOf(counts, node)];
    sums.set(node.namespace, add(sum, own));
  }
  const worst = new Map<string | null, { severity: Severity; count: number }>();
  for (const [namespace, sum] of sums) {
    const severity = worstOf(sum);
    if (severity) worst.set(namespace, { severity, count: sum[severity] });
  }
  return worst;
}

/** How many findings there are at a card and at what hangs under it. A rule that hangs under several counts where it is drawn in full. */
export function countsOf(counts: ReadonlyMap<string, Counts>, node: Node): Counts {
  return dockedIds(node).reduce((sum, id) => add(sum, counts.get(id) ?? none), counts.get(node.id) ?? none);
}

/** The ids of the rules that hang under a card in full. */
export function dockedIds(node: Node): readonly string[] {
  const docked = node.type === 'service-entry' || node.type === 'workload' ? (node.docked ?? noRules) : noRules;
  return docked.filter(({ elsewhere }) => elsewhere !== true).map(({ id }) => id);
}

const noRules: readonly DockedRule[] = [];

const none: Counts = { error: 0, warning: 0, info: 0 };

function add(a: Counts, b: Counts): Counts {
  if (b === none) return a;
  return { error: a.error + b.error, warning: a.warning + b.warning, info: a.info + b.info };
}
