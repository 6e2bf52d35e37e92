import { groupBy } from '../lists';
import type { Place } from '../schema';
import type { Path, Severity } from '../text';
import type { Counts, Topology } from '../topology';
import { countKey, nodesById, spotOfPlace } from './spots';

/** What has to be known of a finding to count it at a card. */
export interface CountedFinding {
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
export function countAtCards(topology: Topology, findings: readonly CountedFinding[]): ReadonlyMap<string, Counts> {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  return new Map([...atCards(topology, open)].map(([key, list]) => [key, bySeverity(list)]));
}

/** The findings of each card and docked rule, in their order. */
export function atCards<F extends CountedFinding>(
  topology: Topology,
  findings: readonly F[],
): ReadonlyMap<string, readonly F[]> {
  const shown = findings.flatMap((finding) => {
    const key = shownAt(topology, finding);
    return key === undefined ? [] : [{ key, finding }];
  });
  const groups = groupBy(shown, ({ key }) => key);
  return new Map([...groups].map(([key, list]) => [key, list.map(({ finding }) => finding)]));
}

/** How many findings there are of each severity. */
export function bySeverity(findings: readonly CountedFinding[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The id of the card or docked rule that a finding is shown at: an endpoint's are shown at its entry; undefined when it has none. */
function shownAt(topology: Topology, finding: CountedFinding): string | undefined {
  const path = finding.path ?? finding.resource?.place.path ?? [];
  const spot = spotOfPlace(topology, { file: finding.file, document: finding.document, path });
  if (!spot) return undefined;
  const node = nodesById(topology).get(spot.node);
  return node?.type === 'endpoint' ? node.entry : countKey(spot);
}
