import { groupBy, sameList } from '../../lists';
import { groupOf, type Resource } from '../../schema';
import { defaultNamespace, isIgnoredNamespace, labelsIn, recordIn } from '../../mesh';
import { flatOf, question, questionBy, resourcesOf, type Question } from '../question';
import type { RuleInput } from '../run';

/** A resource as `istioctl analyze` takes it: its namespace counts as written, else `default`. */
export interface Seen {
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** By what `seenOf` finds it. */
  readonly sort: string;
  /** What it shares with its copies and no other resource of its sort; undefined while it has no name. */
  readonly id: string | undefined;
  /** `spec`, or an empty mapping. */
  readonly spec: Readonly<Record<string, unknown>>;
}

const none: readonly Seen[] = [];

/**
 * The resources of a kind that analyzers look at, in the order of the files; of those with one namespace and name the last, which replaces the
 * others when the files are applied. Kinds of Kubernetes' own groups and of Istio go by their name, all others by name and group:
 * `Gateway.gateway.networking.k8s.io`. The list is the same one while no resource of the kind changes.
 */
export const seenOf = questionBy((input, kind): readonly Seen[] => sortedByKind(input).byKind.get(kind) ?? none);

/** The same without those whose text cannot be read to its end: what they seem to lack may stand in the rest. */
export function completeOf(input: RuleInput, kind: string): readonly Seen[] {
  const seen = seenOf(input, kind);
  let complete = completeBySeen.get(seen);
  if (complete === undefined) {
    complete = seen.some(({ resource }) => resource.incomplete)
      ? seen.filter(({ resource }) => !resource.incomplete)
      : seen;
    completeBySeen.set(seen, complete);
  }
  return complete;
}

/** What there is to say of each resource of a kind by itself, of those that can be read to their end. */
export function forComplete<R>(kind: string, check: (seen: Seen) => readonly R[]): Question<readonly R[]> {
  return flatOf((input) => completeOf(input, kind), check);
}

/** The same of all. */
export function forSeen<R>(kind: string, check: (seen: Seen) => readonly R[]): Question<readonly R[]> {
  return flatOf((input) => seenOf(input, kind), check);
}

const completeBySeen = new WeakMap<readonly Seen[], readonly Seen[]>();

interface Sorted {
  readonly resources: readonly Resource[];
  readonly byKind: ReadonlyMap<string, readonly Seen[]>;
}

const sortedByKind = question((input, before: Sorted | undefined): Sorted => {
  const resources = resourcesOf(input);
  const byKind = (before && replaceSeen(resources, before)) ?? keepLists(sortByKind(resources), before);
  return { resources, byKind };
});

function keepLists(
  byKind: ReadonlyMap<string, readonly Seen[]>,
  before: Sorted | undefined,
): ReadonlyMap<string, readonly Seen[]> {
  if (before === undefined) return byKind;
  return new Map([...byKind].map(([kind, list]) => [kind, sameList(list, before.byKind.get(kind))]));
}

/** The lists where some resources were replaced by others of the same kind, as typing does; undefined when they have to be sorted anew. */
function replaceSeen(resources: readonly Resource[], before: Sorted): ReadonlyMap<string, readonly Seen[]> | undefined {
  if (resources.length !== before.resources.length) return undefined;
  const replaced = new Map<Seen, Seen>();
  for (let index = 0; index < resources.length; index++) {
    const [old, resource] = [before.resources[index] as Resource, resources[index] as Resource];
    if (old === resource) continue;
    const [from, to] = [seeResource(old), seeResource(resource)];
    if (from.sort !== to.sort || from.id !== to.id || isIgnored(from) !== isIgnored(to)) return undefined;
    replaced.set(from, to);
  }
  const byKind = new Map(before.byKind);
  for (const sort of new Set([...replaced.keys()].map((seen) => seen.sort))) {
    const list = byKind.get(sort);
    if (list)
      byKind.set(
        sort,
        list.map((seen) => replaced.get(seen) ?? seen),
      );
  }
  return byKind;
}

function sortByKind(resources: readonly Resource[]): ReadonlyMap<string, readonly Seen[]> {
  const seen = resources.map(seeResource).filter((each) => !isIgnored(each));
  return new Map([...groupBy(seen, ({ sort }) => sort)].map(([sort, list]) => [sort, inForce(list)]));
}

/** A list without the copies that a later one replaces; most lists have none. */
function inForce(list: readonly Seen[]): readonly Seen[] {
  const last = new Map<unknown, Seen>();
  for (const seen of list) last.set(seen.id ?? seen, seen);
  return last.size === list.length ? list : list.filter((seen) => last.get(seen.id ?? seen) === seen);
}

function isIgnored({ resource, name, namespace }: Seen): boolean {
  return isIgnoredNamespace(resource.kind === 'Namespace' ? name : namespace);
}

const plainGroups: ReadonlySet<string> = new Set(['', 'apps', 'batch']);

function kindOf(resource: Resource): string {
  const group = groupOf(resource.apiVersion);
  return plainGroups.has(group) || group.endsWith('.istio.io') ? resource.kind : `${resource.kind}.${group}`;
}

const seenByResource = new WeakMap<Resource, Seen>();

function seeResource(resource: Resource): Seen {
  let seen = seenByResource.get(resource);
  if (seen === undefined) seenByResource.set(resource, (seen = readSeen(resource)));
  return seen;
}

function readSeen(resource: Resource): Seen {
  const metadata = recordIn(resource.value, 'metadata');
  const { name } = resource;
  const namespace = resource.namespace ?? defaultNamespace;
  return {
    resource,
    namespace,
    name,
    labels: labelsIn(metadata, 'labels'),
    annotations: labelsIn(metadata, 'annotations'),
    sort: kindOf(resource),
    id: name === '' ? undefined : `${namespace}/${name}`,
    spec: recordIn(resource.value, 'spec'),
  };
}
