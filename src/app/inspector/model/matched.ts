import { selectedAt } from '../../../core/language';
import { defaultNamespace, type Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';

/** How many drawn workloads the labels at a path of an object choose, in words; undefined where no labels choose pods. */
export function matchedWords(snapshot: Snapshot, resource: Resource | undefined, path: Path): string | undefined {
  const selected = resource && selectedAt(snapshot.mesh, resource, path);
  if (!selected) return undefined;
  const { pods, workloads } = selected;
  const own = resource.namespace ?? defaultNamespace;
  if (pods === 'none') return `is ignored: istiod takes no selector in ${own}`;
  const where = pods === 'every' ? '' : ` of ${own}`;
  if (workloads.length === 0) return `matches no drawn workload${where}`;
  return `matches ${workloads.length === 1 ? workloads[0]?.name : `${workloads.length} workloads`}${where}`;
}
