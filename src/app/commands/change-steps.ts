import type { ChangeResult } from '../../core/edit-at';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { composeEdits, type TextEdit } from '../../core/text';
import {
  applyChange,
  editFile,
  fileAt,
  removeFile,
  type Change,
  type FileChange,
  type Origin,
  type Workspace,
} from '../../core/workspace';

/** One step of a larger change: what it does to the workspace that the steps before left. */
export type ChangeStep = (snapshot: Snapshot) => ChangeResult;

/**
 * Several steps as one change of the workspace, to be undone at once. Each step sees what the ones before it did. The first refusal is the
 * answer, and nothing is changed then.
 */
export function changeInSteps(
  snapshot: Snapshot,
  label: string,
  origin: Origin,
  steps: readonly ChangeStep[],
): ChangeResult {
  let at = snapshot;
  let { workspace } = snapshot;
  const edits = new Map<string, readonly TextEdit[]>();
  for (const [index, step] of steps.entries()) {
    const result = step(at);
    if (!result.ok) return result;
    for (const file of result.change.files) noteEdits(edits, snapshot, file);
    if (result.change.files.length === 0) continue;
    workspace = applyChange(workspace, result.change);
    // Nobody asks what the last one leads to.
    if (index < steps.length - 1) at = takeSnapshot(workspace, at, result.change);
  }
  return { ok: true, change: { label, origin, files: filesBetween(snapshot.workspace, workspace, edits) } };
}

/** A change that does nothing, for a step that finds nothing to do. */
export function noChange(label = ''): ChangeResult {
  return { ok: true, change: { label, origin: 'command', files: [] } };
}

/** A change that is not made, with why, in a sentence. */
export function refused(detail: string): ChangeResult {
  return { ok: false, detail, choices: [] };
}

/** A step that makes a change of its own. */
export function madeOf(...files: readonly FileChange[]): ChangeResult {
  return { ok: true, change: { label: '', origin: 'command', files } satisfies Change };
}

function noteEdits(edits: Map<string, readonly TextEdit[]>, snapshot: Snapshot, change: FileChange): void {
  if (change.type !== 'edit') return;
  const text = fileAt(snapshot.workspace, change.path)?.text;
  if (text === undefined) return;
  const before = edits.get(change.path);
  edits.set(change.path, before ? composeEdits(text, before, change.edits) : change.edits);
}

function filesBetween(
  before: Workspace,
  after: Workspace,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
): FileChange[] {
  const files: FileChange[] = [];
  for (const file of before.files) if (!fileAt(after, file.path)) files.push(removeFile(file));
  for (const { path, text } of after.files) {
    const old = fileAt(before, path);
    if (old === undefined) files.push({ type: 'create', path, text });
    else if (old.text !== text)
      files.push(editFile(old, edits.get(path) ?? [{ from: 0, to: old.text.length, insert: text }]));
  }
  return files;
}
