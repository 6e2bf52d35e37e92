import { listIn, recordIn, type Acceptance } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import type { Report } from '../rule';

const reports = new WeakMap<Acceptance, Report>();

/**
 * What there is to say of an acceptance at one of its fields, with the fix that removes it; the list goes with its last item. The same report as before
 * while it says the same.
 */
export function reportOn(acceptance: Acceptance, field: string, message: string): Report {
  const before = reports.get(acceptance);
  if (before?.message === message) return before;
  const report = reportAnew(acceptance, field, message);
  reports.set(acceptance, report);
  return report;
}

function reportAnew({ design, place }: Acceptance, field: string, message: string): Report {
  const path = place.path.slice(design.place.path.length);
  const isLast = listIn(recordIn(design.value, 'spec'), 'accepted').length === 1;
  const gone = isLast ? path.slice(0, -1) : path;
  const fix = remedyIn(design, 'Remove what is accepted', [{ type: 'delete', path: gone }]);
  return { resource: design, path: [...path, field], message, fix };
}
