import { typeAt, type Kind } from '../../core/schema';
import { startsWith, type Path } from '../../core/text';
import type { Selection } from '../store';

/** What part of an object the form shows, and the field that another pane has selected. Paths start at the object. */
export interface Scope {
  readonly selection: Selection | null;
  /** Empty for the whole object; else an item of a list: a port, an endpoint, a workload, a call. */
  readonly path: Path;
  readonly reveal: Path | undefined;
}

/** Nothing is selected, and the whole object is shown. */
export const noScope: Scope = { selection: null, path: [], reveal: undefined };

/**
 * The scope after a selection. A card, a row or a branch of the tree that stands for an item opens the form at that item; the caret and the
 * list of problems select a field of what is shown, or of the whole object when the field lies outside of it. What is selected in the
 * form itself changes nothing.
 */
export function followSelection(before: Scope, selection: Selection | null, kind: Kind | undefined, base: Path): Scope {
  if (selection === null || kind === undefined) return { ...noScope, selection };
  if (selection.from === 'inspector') return { ...before, selection };
  const path = selection.place.path.slice(base.length);
  const opensItems = selection.from === 'canvas' || selection.from === 'explorer' || selection.from === 'preview';
  if (opensItems) return { selection, path: isItem(kind, path) ? path : [], reveal: path };
  return { selection, path: startsWith(path, before.path) ? before.path : [], reveal: path };
}

function isItem(kind: Kind, path: Path): boolean {
  return typeof path.at(-1) === 'number' && typeAt(kind, path)?.type === 'object';
}
