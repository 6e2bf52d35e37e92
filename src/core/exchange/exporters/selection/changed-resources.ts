import { groupBy } from '../../../lists';
import { isEqual, withoutRemarks } from '../../../mesh';
import { readResources, type DocumentResource } from '../../../schema';
import type { SourceFile, Workspace } from '../../../workspace';
import { streamOf } from '../../../yaml';
import { identityOf } from '../identity';

/** A resource that was there before and is no longer. */
export type GoneResource = Pick<DocumentResource, 'apiVersion' | 'kind' | 'namespace' | 'name'>;

/** What was there before, to hold resources against. */
export interface Before {
  /** Whether a resource was there and said the same; comments, layout and the order of keys do not count. */
  readonly hasSame: (resource: Omit<DocumentResource, 'path' | 'incomplete'>) => boolean;
  /** What was there and is in none of the files, the designs of Fairway left out. */
  readonly goneFrom: (files: readonly SourceFile[]) => readonly GoneResource[];
}

/** The resources of a workspace by what makes them one to a cluster. */
export function readBefore({ files }: Workspace): Before {
  const known = groupBy(files.flatMap(resourcesOf), identityOf);
  return {
    hasSame: (resource) => isAmong(known, resource),
    goneFrom: (now) => {
      const there = new Set(now.flatMap(resourcesOf).map(identityOf));
      const gone = [...known].filter(([identity]) => !there.has(identity)).flatMap(([, [first]]) => first ?? []);
      return gone.filter(isOfCluster);
    },
  };
}

function isAmong(
  known: ReadonlyMap<string, readonly Pick<DocumentResource, 'value'>[]>,
  resource: Omit<DocumentResource, 'path' | 'incomplete'>,
): boolean {
  return (known.get(identityOf(resource)) ?? []).some(({ value }) => isEqual(value, resource.value));
}

/** What is no news to whoever has an earlier state: the identities of the resources of which all that is written here was there and said the same. */
export function unchangedSince({ files }: Workspace, since: Workspace): ReadonlySet<string> {
  return unchangedAmong(files.flatMap(resourcesOf), since.files.flatMap(resourcesOf));
}

function unchangedAmong(
  resources: readonly DocumentResource[],
  since: readonly DocumentResource[],
): ReadonlySet<string> {
  const known = groupBy(since, identityOf);
  const byIdentity = groupBy(resources, identityOf);
  const same = [...byIdentity].filter(([, all]) => all.every((each) => isAmong(known, each)));
  return new Set(same.map(([identity]) => identity));
}

/** How many resources are new since an earlier state, no longer there, or say something else, as a review counts them: without what a team wrote about a design. */
export function countDiffering(now: Workspace, since: Workspace): number {
  const [here, before] = [reviewedIn(now), reviewedIn(since)];
  const all = new Set([...here, ...before].map(identityOf));
  return all.size - unchangedAmong(here, before).size;
}

/** Designs without remarks, and those that hold nothing else left out. */
function reviewedIn({ files }: Workspace): readonly DocumentResource[] {
  return files.flatMap(resourcesOf).flatMap((resource) => {
    if (resource.kind !== 'EgressDesign' || resource.incomplete) return [resource];
    const value = withoutRemarks(resource.value);
    return isEqual(value['spec'], {}) ? [] : [{ ...resource, value }];
  });
}

/**
 * Whether two workspaces have a resource in common, whatever it says in each. What has no name and the designs of Fairway do not count: those of two teams may
 * well be called the same.
 */
export function haveResourceInCommon(a: Workspace, b: Workspace): boolean {
  const here = new Set(a.files.flatMap(resourcesOf).filter(isOfCluster).map(identityOf));
  return b.files.some((file) => resourcesOf(file).some((each) => isOfCluster(each) && here.has(identityOf(each))));
}

function isOfCluster({ kind, name }: GoneResource): boolean {
  return kind !== 'EgressDesign' && name !== '';
}

function resourcesOf(file: SourceFile): readonly DocumentResource[] {
  return streamOf(file).documents.flatMap((document) => readResources(document));
}
