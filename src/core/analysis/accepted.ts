import { groupBy } from '../lists';
import { keyWithoutDefault, type Acceptance } from '../mesh';
import type { Place } from '../schema';
import { parsePath, startsWith } from '../text';
import type { Finding } from './finding';
import type { PlacedFinding } from './placed';

/** That a team has decided to live with a finding. */
export interface Accepted {
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`; undefined where it has no end. */
  readonly until: string | undefined;
  /** The item of `spec.accepted` that says so. */
  readonly by: Place;
}

/** What became of the acceptances of a workspace. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** All of them, as they are written. */
  readonly acceptances: readonly Acceptance[];
  /** Those that are about a finding, whether they still count or not. */
  readonly matched: ReadonlySet<Acceptance>;
  /** `YYYY-MM-DD`; undefined where nobody says which day it is, and nothing expires. */
  readonly today: string | undefined;
}

/**
 * Marks the findings that an acceptance covers: of its rule and its resource, at its path or below it. One that has expired covers nothing, and neither
 * does one whose end is no day. Findings keep their identity while what is said of them stays.
 */
export function judgeAccepted(
  findings: readonly PlacedFinding[],
  acceptances: readonly Acceptance[],
  today: string | undefined,
): Judgement {
  const byResource = groupBy(acceptances, ({ resource }) => keyWithoutDefault(resource));
  const matched = new Set<Acceptance>();
  const judged = findings.map((finding): Finding => {
    const meant = finding.resource && byResource.get(keyWithoutDefault(finding.resource.key));
    if (meant === undefined) return finding;
    const about = meant.filter((each) => isAbout(each, finding));
    for (const each of about) matched.add(each);
    const counting = about.find((each) => counts(each, today));
    return counting === undefined ? finding : markAccepted(finding, counting);
  });
  return { findings: judged, acceptances, matched, today };
}

/** Whether an acceptance is over. */
export function isExpired({ until }: Acceptance, today: string | undefined): boolean {
  return until !== undefined && isDay(until) && today !== undefined && today > until;
}

function counts(acceptance: Acceptance, today: string | undefined): boolean {
  return (acceptance.until === undefined || isDay(acceptance.until)) && !isExpired(acceptance, today);
}

/** Days as texts are in the order of the calendar. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function isAbout({ rule, path }: Acceptance, finding: Finding): boolean {
  if (rule !== finding.rule) return false;
  if (path === undefined) return true;
  const meant = parsePath(path);
  const base = finding.resource?.place.path.length ?? 0;
  return meant !== null && finding.path !== undefined && startsWith(finding.path.slice(base), meant);
}

const acceptedBy = new WeakMap<Acceptance, Accepted>();
const markedBefore = new WeakMap<PlacedFinding, Finding>();

function markAccepted(finding: PlacedFinding, acceptance: Acceptance): Finding {
  let accepted = acceptedBy.get(acceptance);
  if (accepted === undefined) {
    const { reason, until, place } = acceptance;
    acceptedBy.set(acceptance, (accepted = { reason, until, by: place }));
  }
  const before = markedBefore.get(finding);
  if (before?.accepted === accepted) return before;
  const marked = finding.acceptedAs(accepted);
  markedBefore.set(finding, marked);
  return marked;
}
