import { listIn, recordIn, type Acceptance } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import type { Report } from '../rule';

/** What a report about an acceptance points at, and the fix that removes it; the list goes with its last item. */
export function withdraw({ design, place }: Acceptance, field: string): Omit<Report, 'message'> {
  const path = place.path.slice(design.place.path.length);
  const isLast = listIn(recordIn(design.value, 'spec'), 'accepted').length === 1;
  const gone = isLast ? path.slice(0, -1) : path;
  return {
    resource: design,
    path: [...path, field],
    fix: remedyIn(design, 'Remove what is accepted', [{ type: 'delete', path: gone }]),
  };
}
