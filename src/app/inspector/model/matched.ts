import { selectedAt } from '../../../core/language';
import { defaultNamespace, type Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { listWords } from '../words/fields';

/** How many drawn workloads the labels at a path of an object choose, in words; undefined where no labels choose pods. */
export function matchedWords(snapshot: Snapshot, resource: Resource | undefined, path: Path): string | undefined {
  const selected = resource && selectedAt(snapshot.mesh, resource, path);
  if (!selected) return undefined;
  const { pods, workloads } = selected;
  const own = resource.namespace ?? defaultNamespace;
  if (pods === 'none') return listWords.matches.ignored(own);
  const only = workloads.length === 1 ? workloads[0]?.name : undefined;
  return listWords.matches.workloads(workloads.length, only, pods === 'every' ? undefined : own);
}
