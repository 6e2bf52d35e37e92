import { mapOffset } from '../../core/text';
import type { Change } from '../../core/workspace';
import type { Command } from '../commands/command';
import { redoCommand, undoCommand } from '../commands/undo';
import { subscribe, type AppState } from '../store';
import { setView } from '../view';
import type { TextContext } from './text-context';
import { toViewOffset } from './view-text';

/**
 * Leads undo and redo of the editor, whoever asks for them, to the page's one history; Monaco's own stack is never used. While the
 * editor has the focus, its caret goes to the place that changed. Returns how to stop.
 */
export function routeHistory(context: TextContext): () => void {
  const { editor, monaco, historyCommands } = context;
  const { KeyCode, KeyMod } = monaco;
  const routes = [
    editor.addAction({
      id: 'fairway.undo',
      label: undoCommand.title,
      keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ],
      run: () => undoCommand.run(),
    }),
    editor.addAction({
      id: 'fairway.redo',
      label: redoCommand.title,
      keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
      run: () => redoCommand.run(),
    }),
    historyCommands.undo.addImplementation(aboveMonaco, 'fairway', () => takeOver(context, undoCommand)),
    historyCommands.redo.addImplementation(aboveMonaco, 'fairway', () => takeOver(context, redoCommand)),
  ];
  const stop = subscribe((state, before) => {
    if (state.lastChange && isHistoryStep(state, before) && editor.hasTextFocus())
      showChange(context, state.lastChange);
  });
  return () => {
    stop();
    routes.forEach((route) => route.dispose());
  };
}

/** Monaco's own implementation for a focused editor has 10,000. */
const aboveMonaco = 20_000;

/** Other inputs, the find box for example, keep their own undo. */
function takeOver(context: TextContext, command: Command): boolean {
  if (!context.editor.hasTextFocus()) return false;
  void command.run();
  return true;
}

/** Whether a state came about by undo or redo, and not by a new change. */
function isHistoryStep({ history: now }: AppState, { history: before }: AppState): boolean {
  const undone = now.past.length < before.past.length && now.future.length > before.future.length;
  const redone = now.future.length < before.future.length && now.past.at(-1)?.change === before.future.at(-1)?.change;
  return undone || redone;
}

function showChange(context: TextContext, change: Change): void {
  const last = change.files.findLast((each) => each.type === 'edit');
  const edit = last?.type === 'edit' ? last.edits.at(-1) : undefined;
  if (last?.type !== 'edit' || edit === undefined) return;
  const offset = mapOffset(last.edits, edit.to);
  if (context.path() === last.path) {
    moveCaret(context, last.path, offset);
  } else {
    setView({ openFile: last.path });
    requestAnimationFrame(() => moveCaret(context, last.path, offset));
  }
}

/** Puts the caret at a raw offset of a file, if that file is shown. */
function moveCaret({ editor, mirror, path }: TextContext, file: string, offset: number): void {
  const model = editor.getModel();
  const view = mirror.viewOf(file);
  if (!model || !view || path() !== file) return;
  const position = model.getPositionAt(toViewOffset(view, offset));
  editor.setPosition(position);
  editor.revealPositionInCenterIfOutsideViewport(position);
}
