import { resourceWords, type MeshSettings, type Trace } from '../mesh';
import type { Resource } from '../schema';
import type { Path } from '../text';
import { valueAt } from '../yaml';
import { alignedPath, alignSides, pathBefore } from './aligned-sides';
import type { ChangePlace, WrittenPlace } from './behaviour-change';
import { changedPaths, changeWords, pathsNear } from './changed-paths';
import type { Traces } from './choices';
import type { Counterparts } from './document-changes';
import { isChoosing, isOfConcern, isOwn, type Choice, type Differing, type Topic } from './mattering-paths';

/** A resource that came, went or says something else, so that a call is another one. */
export interface Cause {
  /** One sentence. */
  readonly words: string;
  /** Undefined on a side that has no such resource. */
  readonly before: ChangePlace | undefined;
  readonly after: ChangePlace | undefined;
  /** All that is written otherwise in it, and of what came or went its specification. */
  readonly written: readonly WrittenPlace[];
  /** The setting of the mesh that it is; undefined where it is a resource. */
  readonly setting?: keyof MeshSettings;
}

interface BothPlaces {
  readonly before: readonly ChangePlace[];
  readonly after: readonly ChangePlace[];
}

/** What a change is about, and which choices behind it are made otherwise. */
interface Concern {
  readonly topics: readonly Topic[];
  readonly choices: readonly Choice[];
}

/** What came and what says something else, in the order in which it decides; what decided before and decides no more is last. */
export function causesAmong(
  concern: Concern,
  { before, after }: BothPlaces,
  traces: Traces,
  { ofBefore, ofAfter }: Counterparts,
): readonly Cause[] {
  const moved = before.flatMap(({ resource, path }) => {
    const now = ofBefore.get(resource);
    return now ? [{ resource: now, path: alignedPath(path, resource.value, now.value) }] : [];
  });
  const places = [...after, ...moved];
  const counts = (resource: Resource): boolean => isOfConcern(resource, concern.topics, concern.choices);
  const there = [...new Set(places.map(({ resource }) => resource))].flatMap((now): readonly Cause[] => {
    const old = ofAfter.get(now);
    if (old === undefined) return counts(now) ? [cameWith(now)] : [];
    const paths = pathsThatMatter(concern, { old, now }, pathsAt(places, now), traces);
    return paths.length === 0 ? [] : [changedIn(old, now, paths)];
  });
  const gone = before.flatMap(({ resource }) =>
    ofBefore.has(resource) || !counts(resource) ? [] : [wentWith(resource)],
  );
  return [...there, ...gone];
}

function cameWith(resource: Resource): Cause {
  const place = { resource, path: ['spec'] };
  return { words: `${resourceWords(resource)} is new.`, before: undefined, after: place, written: [place] };
}

function wentWith(resource: Resource): Cause {
  const place = { resource, path: ['spec'] };
  return { words: `${resourceWords(resource)} is gone.`, before: place, after: undefined, written: [place] };
}

/** A resource that says something else at some paths of the aligned sides. */
export function changedIn(old: Resource, now: Resource, paths: readonly Path[]): Cause {
  const before = (path: Path): Path => writtenPath(old.value, pathBefore(path, old.value, now.value));
  return {
    words: `In ${resourceWords(now)}, ${changeWords(paths, old.value, now.value)}.`,
    before: { resource: old, path: before(paths[0] ?? []) },
    after: { resource: now, path: writtenPath(now.value, paths[0] ?? []) },
    written: paths.map((path) => ({
      resource: now,
      path,
      was: { resource: old, path: pathBefore(path, old.value, now.value) },
    })),
  };
}

/** A path, or as much of it as is written on this side. */
function writtenPath(value: unknown, path: Path): Path {
  const length = path.findIndex((_, index) => valueAt(value, path.slice(0, index + 1)) === undefined);
  return length < 0 ? path : path.slice(0, length);
}

function pathsAt(places: readonly ChangePlace[], resource: Resource): readonly Path[] {
  return places.filter((place) => place.resource === resource).map(({ path }) => path);
}

/**
 * What differs in a resource and can be the reason. A rule that another proxy goes by leads the call as well, and its own fields count where the places that decide
 * have none that differ. A resource that the call meets on one side alone says nothing to it on the other: there only what leads to it counts.
 */
function pathsThatMatter(
  { topics, choices }: Concern,
  { old, now }: { readonly old: Resource; readonly now: Resource },
  places: readonly Path[],
  traces: Traces,
): readonly Path[] {
  const sides: Differing = { kind: now.kind, ...alignSides(old.value, now.value) };
  const all = changedPaths(sides.before, sides.after).filter((path) => !isOfOtherCluster(path, sides, traces));
  const met = hopsIn(traces.before, old).map((path) => alignedPath(path, old.value, now.value));
  const meets = hopsIn(traces.after, now);
  const passed = [...places, ...met, ...meets];
  const own = all.filter((path) => topics.some((topic) => isOwn(path, topic, sides)));
  const [close, wide] = [pathsNear(own, places), pathsNear(own, passed)];
  const named = new Set(close.length > 0 ? close : wide);
  const leading = all.filter((path) => isChoosing(path, choices, sides));
  const near = new Set(pathsNear(leading, passed));
  const leads = all.filter((path) => leading.includes(path) && (near.has(path) || path.includes('match')));
  const isMetOnce = traces.before !== undefined && traces.after !== undefined && met.length > 0 !== meets.length > 0;
  return isMetOnce && leads.length > 0 ? leads : all.filter((path) => named.has(path) || leads.includes(path));
}

function hopsIn(trace: Trace | undefined, resource: Resource): readonly Path[] {
  return (trace?.hops ?? []).flatMap((hop) => (hop.resource === resource ? [hop.path] : []));
}

/** Whether it is about a port or a subset of a DestinationRule that the call has on no side. */
function isOfOtherCluster(path: Path, { kind, before, after }: Differing, traces: Traces): boolean {
  if (kind !== 'DestinationRule') return false;
  const clusters = [traces.before, traces.after].flatMap((trace) =>
    (trace?.legs ?? []).flatMap(({ ways }) => ways.map(({ cluster }) => cluster)),
  );
  if (clusters.length === 0) return false;
  const isElsewhere = (list: string, key: Path, has: (value: unknown) => boolean): boolean => {
    const at = path.indexOf(list);
    if (at < 0 || typeof path[at + 1] !== 'number') return false;
    const values = [before, after].map((side) => valueAt(side, [...path.slice(0, at + 2), ...key]));
    return !values.some(has);
  };
  return (
    isElsewhere('portLevelSettings', ['port', 'number'], (port) => clusters.some((each) => each.port === port)) ||
    isElsewhere('subsets', ['name'], (name) => clusters.some((each) => each.subset === name))
  );
}
