import type { Resource } from '../schema';
import type { Path, QuickFix } from '../text';
import { editDocument, type Op } from '../yaml';

/** A quick fix by operations whose paths start at the resource; null when they would touch anything else. */
export function fixOf(resource: Resource, title: string, ops: readonly Op[]): QuickFix | null {
  const result = editDocument(
    resource.document,
    ops.map((op) => ({ ...op, path: inDocument(resource, op.path) })),
  );
  return result.ok && result.edits.length > 0 ? { title, edits: result.edits } : null;
}

/** The path in the document of what stands at a path of the resource. */
export function inDocument(resource: Resource, path: Path): Path {
  return [...resource.place.path, ...path];
}
