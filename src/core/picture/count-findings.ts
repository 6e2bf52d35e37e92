import type { Place } from '../schema';
import type { Path, Severity } from '../text';
import type { Counts, Topology } from '../topology';
import { countKey, nodesById, spotOfPlace } from './spots';

/** What has to be known of a finding to count it at a card. */
export interface PlacedFinding {
  readonly file: string;
  readonly document: string;
  /** Unset for what is about a whole resource. */
  readonly path?: Path;
  readonly resource?: { readonly place: Place } | undefined;
  readonly severity: Severity;
  /** Set where a team has decided to live with it: it is in no sum. */
  readonly accepted?: unknown;
}

/** How many open findings each card and docked rule has. A finding about a document that has no card of its own counts nowhere. */
export function countAtCards(topology: Topology, findings: readonly PlacedFinding[]): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Record<Severity, number>>();
  for (const finding of findings) {
    const key = finding.accepted === undefined ? shownAt(topology, finding) : undefined;
    if (key === undefined) continue;
    const tally = counts.get(key) ?? { error: 0, warning: 0, info: 0 };
    counts.set(key, tally);
    tally[finding.severity]++;
  }
  return counts;
}

/** The id of the card or docked rule that a finding is shown at: an endpoint's are shown at its entry; undefined when it has none. */
export function shownAt(topology: Topology, finding: PlacedFinding): string | undefined {
  const path = finding.path ?? finding.resource?.place.path ?? [];
  const spot = spotOfPlace(topology, { file: finding.file, document: finding.document, path });
  if (!spot) return undefined;
  const node = nodesById(topology).get(spot.node);
  return node?.type === 'endpoint' ? node.entry : countKey(spot);
}
