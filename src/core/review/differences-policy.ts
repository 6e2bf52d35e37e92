import { isEqual, resourceWords } from '../mesh';
import { readDuration } from '../schema';
import { startsWith } from '../text';
import { valueAt } from '../yaml';
import type { ChangePlace } from './behaviour-change';
import { lastHop } from './deciding';
import { fromTo, type BothTraces, type Difference } from './difference';
import type { Reasoned, Reasons } from './reasons';
import { blockNames, isWritten, valuesInForce, type PolicyBlock, type ValueInForce } from './values-in-force';
import { listed } from './words';

const blockWords: Readonly<Record<PolicyBlock, string>> = {
  timeout: 'the timeout',
  retries: 'retries',
  loadBalancer: 'load balancing',
  outlierDetection: 'ejection of failing endpoints',
  connectionPool: 'limits',
  proxyProtocol: 'the PROXY protocol',
  retryBudget: 'the retry budget',
};

/** Policies in force before and not now, and other numbers in those that stay. `told` names blocks of which other changes say more. */
export function policyDifferences(
  traces: BothTraces,
  reasons: Reasons,
  told: ReadonlySet<PolicyBlock> = new Set(),
): readonly Difference[] {
  const [before, after] = [valuesInForce(traces.before), valuesInForce(traces.after)];
  return blockNames.flatMap((block) => {
    if (told.has(block)) return [];
    const values = { was: before.get(block) ?? [], is: after.get(block) ?? [] };
    const stopped = stoppedValues(values, reasons);
    const limits = changedValues(values).filter(({ was }) => was === undefined || !stopped.includes(was));
    return [
      ...(stopped.length > 0 ? [stoppedDifference(block, stopped, traces, reasons)] : []),
      ...(limits.length > 0 ? [limitDifference(limits, traces, reasons)] : []),
    ];
  });
}

interface BothValues {
  readonly was: readonly ValueInForce[];
  readonly is: readonly ValueInForce[];
}

/** Written values that are no longer in force: all of their block, or those that are still written and have no effect. */
function stoppedValues({ was, is }: BothValues, { counterparts }: Reasons): readonly ValueInForce[] {
  const isOff = !is.some(isWritten);
  return was.filter((value) => {
    const now = is.find(({ name }) => name === value.name);
    if (!isWritten(value) || isSameValue(now, value) || (now && isWritten(now))) return false;
    const { resource, path = [] } = value.origin ?? {};
    const other = resource && counterparts.ofBefore.get(resource);
    return isOff || (other !== undefined && isEqual(valueAt(other.value, path), valueAt(resource?.value, path)));
  });
}

interface ChangedValue {
  readonly was: ValueInForce | undefined;
  readonly is: ValueInForce | undefined;
}

/** Values that differ. A default that comes or goes with the rest of its block is not told of. */
function changedValues({ was, is }: BothValues): readonly ChangedValue[] {
  const names = [...new Set([...is, ...was].map(({ name }) => name))];
  const isSwitched = was.length === 0 || is.length === 0;
  const pairs = names.map((name) => ({
    was: was.find((each) => each.name === name),
    is: is.find((each) => each.name === name),
  }));
  const changed = pairs.filter(
    (pair) => !isSameValue(pair.was, pair.is) && [pair.was, pair.is].some((each) => each && isTold(each)),
  );
  return changed.length === 0 && isSwitched ? pairs.filter(({ is: now }) => now && isSwitchedOn(now)) : changed;
}

/** Durations are the same in other words: 60s and 1m. */
function isSameValue(was: ValueInForce | undefined, is: ValueInForce | undefined): boolean {
  if (was?.value === is?.value) return true;
  const [old, now] = [was, is].map((each) => (each === undefined ? undefined : readDuration(each.value)));
  return old !== undefined && old !== null && isEqual(old, now);
}

/** A default that another one takes the place of comes from how the call is read or carried, which is told by itself. */
function isTold(value: ValueInForce): boolean {
  return isWritten(value) || value.origin?.by === 'mesh';
}

/** A block that says nothing but is there switches ejection on with its defaults. */
function isSwitchedOn({ name }: ValueInForce): boolean {
  return name.startsWith('outlierDetection.');
}

function stoppedDifference(
  block: PolicyBlock,
  stopped: readonly ValueInForce[],
  traces: BothTraces,
  reasons: Reasons,
): Difference {
  const decidedBefore = placesOf(stopped);
  const [place] = decidedBefore;
  const written = stopped.map(({ name, value }) => (name === block ? value : `${shortName(name)} ${value}`));
  return {
    kind: 'policy-stopped',
    risk: 'medium',
    says: (about) =>
      `${place ? resourceWords(place.resource) : 'A rule'} no longer applies ${blockWords[block]} to calls ${fromTo(about)} (was ${listed(written)}).`,
    ...whyStopped(block, decidedBefore, traces, insteadOf(traces), reasons),
  };
}

function shortName(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

/** What governs the call now. */
function insteadOf({ after }: BothTraces): readonly ChangePlace[] {
  const hop = lastHop(after, 'destination-rule') ?? lastHop(after, 'route');
  return hop?.resource ? [{ resource: hop.resource, path: hop.path }] : [];
}

/** Places, each once. */
function firstOf(...lists: readonly (readonly ChangePlace[])[]): readonly ChangePlace[] {
  const all = lists.flat();
  return all.filter((place, index) => all.findIndex(({ resource }) => resource === place.resource) === index);
}

function blockOf(value: ValueInForce | undefined): string | undefined {
  return value?.name.split('.')[0];
}

/** A resource that still says it and has no effect explains itself first; then what came, went or says something else. */
function whyStopped(
  block: PolicyBlock,
  places: readonly ChangePlace[],
  traces: BothTraces,
  decidedAfter: readonly ChangePlace[],
  reasons: Reasons,
): Reasoned {
  const changed = reasons.ofPlaces([block], places, [], traces);
  const known = changed.why === '' ? reasons.ofCall([block], [], decidedAfter, traces) : changed;
  const stays = changed.why === '' ? stillWritten(places, traces, reasons) : [];
  return {
    ...known,
    why: [...stays, known.why].filter((text) => text !== '').join(' '),
    decidedBefore: places,
    decidedAfter: firstOf(known.decidedAfter, decidedAfter),
  };
}

/** What is said of the first place that says the same on both sides and has no effect on the later one; empty without any. */
function stillWritten(
  places: readonly ChangePlace[],
  { after }: BothTraces,
  { counterparts }: Reasons,
): readonly string[] {
  const idle = places.flatMap(({ resource, path }) => {
    const now = counterparts.ofBefore.get(resource);
    return after.ineffective.find((each) => each.resource === now && overlaps(each.path, path)) ?? [];
  });
  return idle.slice(0, 1).map(({ because }) => `It is still written there. ${because}`);
}

function overlaps(a: ChangePlace['path'], b: ChangePlace['path']): boolean {
  return startsWith(a, b) || startsWith(b, a);
}

function limitDifference(changed: readonly ChangedValue[], traces: BothTraces, reasons: Reasons): Difference {
  const words = changed.map(({ was, is }) => limitWords((is ?? was)?.name ?? '', was?.value, is?.value));
  const decidedBefore = placesOf(changed.flatMap(({ was }) => was ?? []));
  const decidedAfter = placesOf(changed.flatMap(({ is }) => is ?? []));
  return {
    kind: 'limits-changed',
    risk: 'low',
    says: (about) => `For calls ${fromTo(about)}, ${listed(words)}.`,
    ...reasons.ofCall(
      blockNames.filter((block) => changed.some(({ was, is }) => blockOf(is ?? was) === block)),
      decidedBefore,
      decidedAfter,
      traces,
    ),
  };
}

/** `timeout is 6s (was none)`. */
function limitWords(name: string, was: string | undefined, is: string | undefined): string {
  const without = name === 'timeout' ? 'none' : name.startsWith('connectionPool') ? 'no limit' : 'off';
  const [verb, past] = name === 'retries' ? ['are', 'were'] : ['is', 'was'];
  return `${name} ${verb} ${is ?? without} (${past} ${was ?? without})`;
}

/** Where values are written, each place once. */
function placesOf(values: readonly ValueInForce[]): readonly ChangePlace[] {
  const places = values.flatMap(({ origin }) => {
    const { resource, path = [] } = origin ?? {};
    return resource ? [{ resource, path }] : [];
  });
  return places.filter(
    (place, index) =>
      places.findIndex((other) => other.resource === place.resource && isEqual(other.path, place.path)) === index,
  );
}
