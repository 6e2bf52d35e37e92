import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { filesOf, type Template } from '../../core/templates';

const known = new Map<string, Snapshot>();

/** A template with its own values, as a design of its own: what its thumbnail and its kinds are read from. */
export function snapshotOfTemplate(template: Template): Snapshot {
  let snapshot = known.get(template.id);
  if (snapshot === undefined) known.set(template.id, (snapshot = takeSnapshot({ files: filesOf(template) })));
  return snapshot;
}
