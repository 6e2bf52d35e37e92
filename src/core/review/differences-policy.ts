import { isEqual, policyRows, resourceWords, type Origin, type PolicyRow, type Trace } from '../mesh';
import type { Resource } from '../schema';
import { startsWith } from '../text';
import type { ChangePlace } from './behaviour-change';
import { lastHop } from './deciding';
import { fromTo, type BothTraces, type Difference } from './difference';
import type { Reasons } from './reasons';
import { listed } from './words';

/** Parts of a policy that stop applying as a whole, by the first part of their values' names. */
const blocks = ['timeout', 'retries', 'loadBalancer', 'outlierDetection', 'connectionPool'] as const;

const blockWords: Readonly<Record<(typeof blocks)[number], string>> = {
  timeout: 'the timeout',
  retries: 'retries',
  loadBalancer: 'load balancing',
  outlierDetection: 'ejection of failing endpoints',
  connectionPool: 'the limits',
};

/** Policies in force before and not now, and other numbers in those that stay. `told` names blocks of which other changes say more. */
export function policyDifferences(
  traces: BothTraces,
  reasons: Reasons,
  told: ReadonlySet<string> = new Set(),
): readonly Difference[] {
  const [before, after] = [rowsOf(traces.before), rowsOf(traces.after)];
  return blocks.flatMap((block): readonly Difference[] => {
    const [was, is] = [before.get(block) ?? [], after.get(block) ?? []];
    if (told.has(block) || isSame(was, is)) return [];
    const stopped = was.find(({ origin }) => isWritten(origin));
    if (stopped?.origin?.resource && !is.some(({ origin }) => isWritten(origin)))
      return [stoppedDifference(block, was, stopped.origin, traces, reasons)];
    return limitDifferences(was, is, traces, reasons);
  });
}

function rowsOf({ policy, outcome }: Trace): ReadonlyMap<string, readonly PolicyRow[]> {
  const found = new Map<string, PolicyRow[]>();
  if (policy === undefined || outcome !== 'reached') return found;
  for (const row of policyRows(policy)) {
    const block = row.name.split('.')[0] ?? '';
    found.set(block, [...(found.get(block) ?? []), row]);
  }
  return found;
}

function isSame(was: readonly PolicyRow[], is: readonly PolicyRow[]): boolean {
  const values = (rows: readonly PolicyRow[]): string => rows.map(({ name, value }) => `${name} ${value}`).join('\n');
  return values(was) === values(is);
}

function isWritten(origin: Origin | undefined): boolean {
  return origin?.by === 'resource' && origin.resource !== undefined;
}

function stoppedDifference(
  block: (typeof blocks)[number],
  was: readonly PolicyRow[],
  origin: Origin,
  { after, before }: BothTraces,
  reasons: Reasons,
): Difference {
  const { resource, path } = origin;
  const decidedBefore: readonly ChangePlace[] = resource ? [{ resource, path }] : [];
  const decidedAfter = insteadOf(after);
  const rows = was.filter((row) => isWritten(row.origin));
  const written = rows.map(({ name, value }) => (name === block ? value : `${name.slice(block.length + 1)} ${value}`));
  return {
    kind: 'policy-stopped',
    risk: 'medium',
    says: (about) =>
      `${resource ? resourceWords(resource) : 'A rule'} no longer applies ${blockWords[block]} to calls ${fromTo(about)} (was ${listed(written)}).`,
    why: whyStopped({ resource, path }, { before, after }, decidedAfter, reasons),
    decidedBefore,
    decidedAfter,
  };
}

/** What governs the call now. */
function insteadOf(after: Trace): readonly ChangePlace[] {
  const hop = lastHop(after, 'destination-rule') ?? lastHop(after, 'route');
  return hop?.resource ? [{ resource: hop.resource, path: hop.path }] : [];
}

/** A resource that still says it and has no effect explains itself; else what came, went or says something else. */
function whyStopped(
  { resource, path }: { readonly resource: Resource | undefined; readonly path: ChangePlace['path'] },
  { before, after }: BothTraces,
  decidedAfter: readonly ChangePlace[],
  reasons: Reasons,
): string {
  const now = resource && reasons.counterparts.ofBefore.get(resource);
  const idle = now && after.ineffective.find((each) => each.resource === now && overlaps(each.path, path));
  if (idle) return `It is still written there: ${idle.because}`;
  const places = resource ? [{ resource, path }] : [];
  return reasons.ofCall(places, decidedAfter, { before, after });
}

function overlaps(a: ChangePlace['path'], b: ChangePlace['path']): boolean {
  return startsWith(a, b) || startsWith(b, a);
}

function limitDifferences(
  was: readonly PolicyRow[],
  is: readonly PolicyRow[],
  traces: BothTraces,
  reasons: Reasons,
): readonly Difference[] {
  const names = [...new Set([...is, ...was].map(({ name }) => name))];
  const changed = names.flatMap((name) => {
    const [old, now] = [was, is].map((rows) => rows.find((row) => row.name === name));
    return old?.value === now?.value ? [] : [{ name, old, now }];
  });
  const words = changed.map(({ name, old, now }) => `${name} is ${now?.value ?? 'off'} (was ${old?.value ?? 'off'})`);
  const decidedBefore = placesOf(changed.map(({ old }) => old));
  const decidedAfter = placesOf(changed.map(({ now }) => now));
  return [
    {
      kind: 'limits-changed',
      risk: 'low',
      says: (about) => `For calls ${fromTo(about)}, ${listed(words)}.`,
      why: reasons.ofCall(decidedBefore, decidedAfter, traces),
      decidedBefore,
      decidedAfter,
    },
  ];
}

/** Where values are written, each place once. */
function placesOf(rows: readonly (PolicyRow | undefined)[]): readonly ChangePlace[] {
  const places = rows.flatMap((row) => {
    const { resource, path = [] } = row?.origin ?? {};
    return resource ? [{ resource, path }] : [];
  });
  return places.filter((place, index) => places.findIndex((other) => isEqual(other.path, place.path)) === index);
}
