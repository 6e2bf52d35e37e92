import type { Finding } from '../../core/analysis';
import type { Resource } from '../../core/schema';
import { refusalWords } from './words/export';

/**
 * What Kubernetes and Istio would say to an export, in one sentence: how many of the resources that a cluster knows would be refused, and how
 * many documents cannot be read as one. Null when nothing stands in the way.
 */
export function refusalSentence(resources: readonly Resource[], findings: readonly Finding[]): string | null {
  const hard = findings.filter(({ severity, layer }) => severity === 'error' && refusing.has(layer));
  const refused = new Set(hard.flatMap(({ resource }) => (resource && isForCluster(resource) ? [resource.key] : [])));
  const unread = new Set(hard.flatMap((each) => (each.resource ? [] : [`${each.file}\n${each.document}`])));
  if (refused.size === 0) return unread.size === 0 ? null : refusalWords.unread(unread.size);
  const all = resources.filter(isForCluster).length;
  return unread.size === 0
    ? refusalWords.refused(refused.size, all)
    : refusalWords.refusedAndUnread(refused.size, all, unread.size);
}

/** How many errors the files of an export have in them; those of what no cluster knows count where it goes along. What a team has accepted counts in no sum. */
export function errorsLeft(findings: readonly Finding[], withDesign: boolean): number {
  return findings.filter(
    ({ severity, accepted, resource }) =>
      severity === 'error' && !accepted && (withDesign || !resource || isForCluster(resource)),
  ).length;
}

/** Layers at which a resource is not taken: the YAML itself, the API server, and istiod's webhook. */
const refusing: ReadonlySet<Finding['layer']> = new Set(['yaml', 'schema', 'webhook'] as const);

function isForCluster({ kind }: Pick<Resource, 'kind'>): boolean {
  return kind !== 'EgressDesign';
}
