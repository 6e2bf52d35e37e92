import type { editor, IRange } from 'monaco-editor/editor';
import type { TextContext } from './text-context';

/** How long changed lines stay tinted, in milliseconds. */
const flashFor = 1_200;

/**
 * Lines that someone else than the editor's user changed are tinted for a moment and keep a bar in the margin until the next change.
 * Returns how to stop.
 */
export function flashChanges(context: TextContext): () => void {
  const { editor: view, monaco, mirror } = context;
  const tints = view.createDecorationsCollection();
  const bars = view.createDecorationsCollection();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = (): void => {
    clearTimeout(timer);
    tints.clear();
    bars.clear();
  };
  const pushed = mirror.onPush(({ model, ranges }) => {
    clear();
    if (model !== view.getModel()) return;
    const lines = ranges.map((range) =>
      monaco.Range.fromPositions(
        model.getPositionAt(range.from),
        model.getPositionAt(lastShown(model, range.from, range.to)),
      ),
    );
    tints.set(lines.map((range) => wholeLines(range, { className: 'yaml-flash' })));
    bars.set(lines.map((range) => wholeLines(range, { linesDecorationsClassName: 'yaml-changed' })));
    timer = setTimeout(() => tints.clear(), flashFor);
  });
  const typed = view.onDidChangeModelContent(() => {
    if (!mirror.isPushing()) clear();
  });
  const switched = view.onDidChangeModel(clear);
  return () => {
    clear();
    [pushed, typed, switched].forEach((each) => each.dispose());
  };
}

/** Text that ends with a line break does not reach into the line behind it. */
function lastShown(model: editor.ITextModel, from: number, to: number): number {
  return to > from && model.getPositionAt(to).column === 1 ? to - 1 : to;
}

function wholeLines(range: IRange, options: editor.IModelDecorationOptions): editor.IModelDeltaDecoration {
  return { range, options: { isWholeLine: true, ...options } };
}
