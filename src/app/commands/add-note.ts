import { editAt, type ChangeResult } from '../../core/edit-at';
import type { Place } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { changeInSteps, refused } from './change-steps';
import { editDesign, ensureDesign, listAt } from './design-document';

/** The change that writes a note on a resource, workload or namespace by its key: an item of `notes` in the EgressDesign. */
export function addNote(snapshot: Snapshot, on: string, text: string): ChangeResult {
  const written = text.trim();
  if (written === '') return refused('The note is empty.');
  return changeInSteps(snapshot, 'Add note', 'canvas', [
    ensureDesign,
    editDesign((design) => {
      const index = listAt(design, 'spec', 'notes').length;
      return [{ type: 'insert', path: ['spec', 'notes'], index, value: { on, text: written } }];
    }),
  ]);
}

/** The change that gives a note, by the place of its item, another text; an empty one removes it. */
export function editNote(snapshot: Snapshot, note: Place, text: string): ChangeResult {
  const written = text.trim();
  const path = note.path;
  return editAt(
    snapshot,
    { ...note, path: [] },
    [written === '' ? { type: 'delete', path } : { type: 'set', path: [...path, 'text'], value: written }],
    { label: written === '' ? 'Delete note' : 'Edit note', origin: 'canvas' },
  );
}
