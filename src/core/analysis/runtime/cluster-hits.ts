import { subsetNamed, type ClusterUse } from '../../mesh';
import type { Resource } from '../../schema';
import type { Path } from '../../text';
import { flatOf, type Question } from '../question';
import type { Report } from '../rule';
import { arrivedUses, type Arrival } from './arrivals';
import { isReadableUse } from './cluster-uses';
import { reportsOf } from './find-hits';
import type { Hit } from './hits';

/** What is asked of a cluster, with how calls get to it. */
type FindHits = (use: ClusterUse, arrival: Arrival) => readonly Hit[];

/** What a rule finds in clusters, whoever has them. */
export function hitsInClusters(find: FindHits): Question<readonly Hit[]> {
  return flatOf(arrivedUses, ({ use, arrival }) => (isReadableUse(use) ? find(use, arrival) : []));
}

/** The same, one report for each place. */
export function forClusters(find: FindHits): Question<readonly Report[]> {
  const hits = hitsInClusters(find);
  return reportsOf(hits);
}

/** A finding that names no clients. */
export function hitAt(
  { clients }: ClusterUse,
  resource: Resource,
  path: Path,
  about: Pick<Hit, 'ref' | 'severity' | 'fix'> & { readonly message: string },
): Hit {
  const { message, ref, severity, fix } = about;
  const severe = severity === undefined ? {} : { severity };
  return { resource, path, ref, clients, all: clients, say: () => message, fix, ...severe };
}

/** A subset as the rule in force defines it. */
interface DefinedSubset {
  readonly resource: Resource;
  readonly path: Path;
  readonly labels: Readonly<Record<string, string>>;
}

/** The subset of a use; undefined for the main cluster and where no rule in force defines it. */
export function subsetOf(use: ClusterUse): DefinedSubset | undefined {
  // Clusters are made when they are asked for, so those without subsets are not.
  if (use.subset === undefined) return undefined;
  const found = subsetNamed(use.cluster.policy.rule, use.subset);
  if (found === undefined) return undefined;
  return { resource: found.rule.resource, path: ['spec', 'subsets', found.subset.index], labels: found.subset.labels };
}

/** Whether sidecars are among those that have the cluster. */
export function isSidecarUse({ clients }: ClusterUse): boolean {
  return clients.some(({ kind }) => kind === 'sidecar');
}
