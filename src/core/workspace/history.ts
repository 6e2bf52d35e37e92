import { composeEdits, type TextEdit } from '../text';
import { withoutTexts } from './made-for';
import { applyChange, fileAt, invertChange, type Change, type Workspace } from './workspace';

/** One step that can be undone: the change as made, and the change that takes it back. */
interface Step {
  readonly change: Change;
  readonly inverse: Change;
  /** When it was last added to, in milliseconds of the caller's clock. */
  readonly at: number;
}

/** What was done and what was undone; the last element of each is the next to undo or redo. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** The history of a workspace in which nothing was done yet. */
export const emptyHistory: History = { past: [], future: [] };

/** Typing in one place joins into one step while no more than this many milliseconds lie between two keystrokes. */
const joinWithin = 500;

/**
 * The history after a change was made to `workspace` (the state before it) at time `at`. Consecutive `editor` changes of one place
 * join; everything undone before is forgotten.
 */
export function record(history: History, workspace: Workspace, made: Change, at: number): History {
  const change = withoutTexts(made);
  const inverse = invertChange(workspace, change);
  const last = history.past.at(-1);
  const joined =
    last && history.future.length === 0 && at - last.at <= joinWithin
      ? join(last, workspace, { change, inverse, at })
      : undefined;
  if (joined) return { past: [...history.past.slice(0, -1), joined], future: [] };
  return { past: [...history.past, { change, inverse, at }], future: [] };
}

/** The step to take back, and the history after that; undefined when there is none. Apply `step.inverse` to the workspace. */
export function undoStep(history: History): { step: Step; history: History } | undefined {
  const step = history.past.at(-1);
  if (step === undefined) return undefined;
  return { step, history: { past: history.past.slice(0, -1), future: [...history.future, step] } };
}

/** The step to do again, and the history after that; undefined when there is none. Apply `step.change` to the workspace. */
export function redoStep(history: History): { step: Step; history: History } | undefined {
  const step = history.future.at(-1);
  if (step === undefined) return undefined;
  return {
    step,
    history: { past: [...history.past, { ...step, at: -Infinity }], future: history.future.slice(0, -1) },
  };
}

function join(last: Step, workspace: Workspace, next: Step): Step | undefined {
  const first = soleTyping(last.change);
  const second = soleTyping(next.change);
  if (!first || !second || first.path !== second.path || !continues(first.edits, second.edits)) return undefined;
  const before = applyChange(workspace, last.inverse);
  const text = fileAt(before, first.path)?.text;
  if (text === undefined) return undefined;
  const edits = composeEdits(text, first.edits, second.edits);
  const change: Change = { ...next.change, files: [{ type: 'edit', path: first.path, edits }] };
  return { change, inverse: invertChange(before, change), at: next.at };
}

function soleTyping(change: Change): { path: string; edits: readonly TextEdit[] } | undefined {
  const [only, ...others] = change.files;
  if (change.origin !== 'editor' || only?.type !== 'edit' || others.length > 0) return undefined;
  return { path: only.path, edits: only.edits };
}

/** Whether each new edit touches the text that the edit before left: the same place, and not a jump elsewhere. */
function continues(before: readonly TextEdit[], after: readonly TextEdit[]): boolean {
  if (before.length !== after.length) return false;
  let shift = 0;
  return before.every((edit, index) => {
    const next = after[index] as TextEdit;
    const from = edit.from + shift;
    const to = from + edit.insert.length;
    shift += edit.insert.length - (edit.to - edit.from);
    return next.from <= to && next.to >= from && !(edit.insert.endsWith('\n') && next.insert !== '');
  });
}
