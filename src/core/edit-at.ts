import { findKind, keyOrderOf, type Place } from './schema';
import { locate, resourceAt, type Snapshot } from './snapshot';
import { shiftEdits } from './text';
import { editFile, type Change, type Origin } from './workspace';
import { editDocument, type Choice, type Op } from './yaml';

/** A change ready for the store, or one sentence that says why there is none, with ways on where there are some. */
export type ChangeResult =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly detail: string; readonly choices: readonly Choice[] };

interface EditAtOptions {
  readonly label: string;
  readonly origin: Origin;
  readonly choice?: Choice['id'];
}

/**
 * The change that makes `ops` in the document of a place. The paths of the ops start at the document's root, as `Place.path` does.
 * New keys go where the kind's own order puts them.
 */
export function editAt(snapshot: Snapshot, place: Place, ops: readonly Op[], options: EditAtOptions): ChangeResult {
  const located = locate(snapshot, place);
  if (located === undefined) return { ok: false, detail: `The document is no longer in ${place.file}.`, choices: [] };
  const resource = resourceAt(snapshot, place);
  const kind = resource ? findKind(resource.apiVersion, resource.kind) : undefined;
  const base = resource?.place.path.length ?? 0;
  const result = editDocument(located.document, ops, {
    ...(kind ? { order: (path) => keyOrderOf(kind, path.slice(base)) } : {}),
    ...(options.choice ? { choice: options.choice } : {}),
  });
  if (!result.ok) return result;
  const edits = shiftEdits(result.edits, located.start);
  return {
    ok: true,
    change: { label: options.label, origin: options.origin, files: [editFile(located.view.file, edits)] },
  };
}
