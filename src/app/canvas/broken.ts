import type { Place } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { topologyOf } from '../../core/topology';
import { unreadLine } from '../unread-line';

/** For each card and docked rule that cannot be read to its end: the 1-based line in its file from which it cannot. */
export function brokenLines(snapshot: Snapshot): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const note = (id: string, place: Place | undefined): void => {
    const line = place && unreadLine(snapshot, place);
    if (line !== undefined) lines.set(id, line);
  };
  for (const node of topologyOf(snapshot).nodes) {
    if (node.incomplete && node.type !== 'unreadable') note(node.id, node.place);
    if (node.type === 'service-entry') for (const rule of node.docked) if (rule.incomplete) note(rule.id, rule.place);
  }
  return lines;
}
