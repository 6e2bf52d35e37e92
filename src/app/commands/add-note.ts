import { editAt, type ChangeResult } from '../../core/edit-at';
import type { Place } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { formatPath, type Path } from '../../core/text';
import type { Op } from '../../core/yaml';
import { changeInSteps, refused } from './change-steps';
import { editDesign, ensureDesign } from './design-document';
import { listAt } from './list-at';
import { nothingRemoved, removeAll } from './removal';
import { noteWords } from './words/add';

/**
 * The change that writes a note on a resource, workload or namespace by its key, or on a field of a resource by its path from the root of that: an item of
 * `notes` in the EgressDesign.
 */
export function addNote(
  snapshot: Snapshot,
  on: string,
  text: string,
  more: Pick<NewNote, 'path' | 'by' | 'at'> = {},
): ChangeResult {
  return addNotes(snapshot, [{ on, text, ...more }], noteWords.add);
}

/** What a note is on, and what it says. */
interface NewNote {
  readonly on: string;
  readonly text: string;
  readonly path?: Path;
  /** Who says it; undefined for nobody in particular. */
  readonly by?: string | undefined;
  /** When, in ISO 8601; undefined where that does not matter. */
  readonly at?: string | undefined;
}

/** The change that writes several notes at once, under a label of its own. */
export function addNotes(snapshot: Snapshot, notes: readonly NewNote[], label: string): ChangeResult {
  if (notes.some(({ text }) => text.trim() === '')) return refused(noteWords.empty);
  const values = notes.map(({ on, text, path = [], by, at }) => ({
    on,
    ...(path.length === 0 ? {} : { path: formatPath(path) }),
    text: text.trim(),
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  }));
  return changeInSteps(snapshot, label, 'canvas', [
    ensureDesign,
    editDesign((design) => {
      const { length } = listAt(design, 'spec', 'notes');
      return values.map((value, at) => ({ type: 'insert', path: ['spec', 'notes'], index: length + at, value }));
    }),
  ]);
}

/** The change that gives a note, by the place of its item, another text; an empty one removes it, and the list with its last item. */
export function editNote(snapshot: Snapshot, note: Place, text: string): ChangeResult {
  const written = text.trim();
  if (written === '') return removeAll(snapshot, { ...nothingRemoved, places: [note] }, noteWords.delete);
  const op: Op = { type: 'set', path: [...note.path, 'text'], value: written };
  return editAt(snapshot, { ...note, path: [] }, [op], { label: noteWords.edit, origin: 'canvas' });
}
