import type { Finding } from '../../core/analysis';
import { leavingPlace, type ExportPlan } from '../../core/exchange';
import type { Resource } from '../../core/schema';
import { locate } from '../../core/snapshot';
import type { Findings } from '../findings-summary';
import { refusalWords } from './words/export';

/** What the rules found in a snapshot. */
type Found = Pick<Findings, 'all' | 'snapshot'>;

/** What leaves of a design, as far as its errors ask for it. */
interface Leaving {
  /** Those of the design that leave, an EgressDesign among them where it goes along; undefined: all leave. */
  readonly places: ExportPlan['leaving'];
  /** How many resources for a cluster leave. */
  readonly resources: number;
}

/**
 * What Kubernetes and Istio would say to an export, in one sentence: how many of the resources that leave for a cluster would be refused, and how
 * many documents cannot be read as one. Null when nothing stands in the way.
 */
export function refusalSentence(found: Found, { places, resources }: Leaving): string | null {
  const hard = errorsIn(found, places).filter(({ layer }) => refusing.has(layer));
  const refused = new Set(hard.flatMap(({ resource }) => (resource && isForCluster(resource) ? [resource.key] : [])));
  const unread = new Set(hard.flatMap((each) => (each.resource ? [] : [`${each.file}\n${each.document}`])));
  if (refused.size === 0) return unread.size === 0 ? null : refusalWords.unread(unread.size);
  return refusalWords.refused(refused.size, resources, places !== undefined, unread.size);
}

/** How many errors what leaves has in it; those of what no cluster knows count where it goes along. What a team has accepted counts in no sum. */
export function errorsLeft(found: Found, places: Leaving['places'], withDesign: boolean): number {
  return errorsIn(found, places).filter(
    ({ accepted, resource }) => !accepted && (withDesign || !resource || isForCluster(resource)),
  ).length;
}

/** How many resources of a design are for a cluster. */
export function countForCluster(resources: readonly Resource[]): number {
  return resources.filter(isForCluster).length;
}

/** The errors in what leaves. */
function errorsIn({ all, snapshot }: Found, places: Leaving['places']): readonly Finding[] {
  const errors = all.filter(({ severity }) => severity === 'error');
  if (!places) return errors;
  return errors.filter((finding) => {
    const index = locate(snapshot, finding)?.index ?? -1;
    return places.has(leavingPlace(finding.file, index, finding.resource?.place.path ?? []));
  });
}

/** Layers at which a resource is not taken: the YAML itself, the API server, and istiod's webhook. */
const refusing: ReadonlySet<Finding['layer']> = new Set(['yaml', 'schema', 'webhook'] as const);

function isForCluster({ kind }: Pick<Resource, 'kind'>): boolean {
  return kind !== 'EgressDesign';
}
