import { mapOffset } from '../../core/text';
import type { Command } from '../commands/command';
import type { Change } from '../../core/workspace';
import { redoCommand, undoCommand } from '../commands/undo';
import { getState } from '../store';
import { setView } from '../view';
import type { TextContext } from './text-context';
import { toViewOffset } from './view-text';

/**
 * Leads undo and redo of the editor, whoever asks for them, to the page's one history; Monaco's own stack is never used. The caret goes
 * to the place that changed. Returns how to stop.
 */
export function routeHistory(context: TextContext): () => void {
  const { editor, monaco, historyCommands } = context;
  const { KeyCode, KeyMod } = monaco;
  const actions = [
    editor.addAction({
      id: 'fairway.undo',
      label: 'Undo',
      keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ],
      run: () => stepAndFollow(context, undoCommand),
    }),
    editor.addAction({
      id: 'fairway.redo',
      label: 'Redo',
      keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
      run: () => stepAndFollow(context, redoCommand),
    }),
    historyCommands.undo.addImplementation(abovePriorityOfMonaco, 'fairway', () => takeOver(context, undoCommand)),
    historyCommands.redo.addImplementation(abovePriorityOfMonaco, 'fairway', () => takeOver(context, redoCommand)),
  ];
  return () => actions.forEach((each) => each.dispose());
}

/** Monaco's own implementation for a focused editor has 10,000. */
const abovePriorityOfMonaco = 20_000;

/** Other inputs, the find box for example, keep their own undo. */
function takeOver(context: TextContext, step: Command): boolean {
  if (!context.editor.hasTextFocus()) return false;
  stepAndFollow(context, step);
  return true;
}

function stepAndFollow(context: TextContext, step: Command): void {
  const before = getState().revision;
  void step.run();
  const { lastChange, revision } = getState();
  if (revision !== before && lastChange !== null) showChange(context, lastChange);
}

function showChange({ editor, mirror }: TextContext, change: Change): void {
  const last = change.files.findLast((each) => each.type === 'edit');
  const edit = last?.type === 'edit' ? last.edits.at(-1) : undefined;
  if (last?.type !== 'edit' || edit === undefined) return;
  setView({ openFile: last.path });
  const model = mirror.modelOf(last.path);
  const view = mirror.viewOf(last.path);
  if (!model || !view || editor.getModel() !== model) return;
  const position = model.getPositionAt(toViewOffset(view, mapOffset(last.edits, edit.to)));
  editor.setPosition(position);
  editor.revealPositionInCenterIfOutsideViewport(position);
}
