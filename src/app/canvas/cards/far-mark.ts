import type { Node } from '../../../core/topology';
import type { ReviewMark } from '../../review-state';
import { dockedIds } from '../findings';

/** What a review says of a card that shows its name alone: of what is not drawn of it, its rules and the rows of its calls, that it has changed. */
export function markFromAfar(node: Node, marks: ReadonlyMap<string, ReviewMark>): ReviewMark | undefined {
  const own = marks.get(node.id);
  if (own || marks.size === 0) return own;
  const parts = [...dockedIds(node), ...(node.type === 'workload' ? node.calls.map(({ id }) => id) : [])];
  return parts.some((id) => marks.has(id)) ? 'changed' : undefined;
}
