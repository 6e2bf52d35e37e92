import type { Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';

/** The ends of paths at which labels choose pods. */
const selectors: readonly Path[] = [
  ['spec', 'selector'],
  ['spec', 'selector', 'matchLabels'],
  ['spec', 'workloadSelector', 'labels'],
  ['spec', 'workloadSelector', 'matchLabels'],
];

/** Whether the labels at a path choose pods. */
export function isSelector(path: Path): boolean {
  return selectors.some((each) => each.length === path.length && each.every((step, index) => step === path[index]));
}

/**
 * How many drawn workloads the labels of a selector choose, in words. A Gateway chooses pods of any namespace, an AuthorizationPolicy of the root
 * namespace those of all, and a PeerAuthentication there none; everything else chooses pods of its own namespace (istio/istio
 * pilot/pkg/model/gateway.go, mergeGateways; authorization.go, ListAuthorizationPolicies; pilot/pkg/security/authn/policy_applier.go,
 * ComposePeerAuthentication).
 */
export function matchedWords(snapshot: Snapshot, resource: Resource | undefined, labels: unknown): string | undefined {
  if (resource === undefined || typeof labels !== 'object' || labels === null) return undefined;
  const { workloads, settings } = snapshot.mesh;
  const own = resource.namespace ?? 'default';
  const isRoot = own === settings.rootNamespace;
  const wanted = Object.entries(labels);
  if (isRoot && resource.kind === 'PeerAuthentication' && wanted.length > 0)
    return `is ignored: istiod takes no selector in ${own}`;
  const reachesAll = resource.kind === 'Gateway' || (isRoot && resource.apiVersion.startsWith('security.istio.io/'));
  const found = workloads.filter(
    (workload) =>
      (reachesAll || workload.namespace === own) && wanted.every(([key, value]) => workload.labels[key] === value),
  );
  const where = reachesAll ? '' : ` of ${own}`;
  if (found.length === 0) return `matches no drawn workload${where}`;
  return `matches ${found.length === 1 ? found[0]?.name : `${found.length} workloads`}${where}`;
}
