import { buildMesh, type Mesh } from '../mesh';
import type { ComparedWorkspace } from './comparison';
import { saysTheSame, type Counterparts } from './document-changes';

/**
 * The mesh of the proposal that shares with that of the baseline what says the same in both, so that what differs can be told by identity as after an edit.
 * Its resources stand where those of the baseline do: it is for telling differences alone.
 */
export function sharingMesh(before: Mesh, after: ComparedWorkspace, { ofAfter }: Counterparts): Mesh {
  const resources = after.resources.map((resource) => {
    const old = ofAfter.get(resource);
    return old && saysTheSame(old, resource) ? old : resource;
  });
  return buildMesh(resources, before, after.settings);
}
