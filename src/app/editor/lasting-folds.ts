import type { editor } from 'monaco-editor/editor';

type Model = Pick<editor.ITextModel, 'getDecorationRange' | 'getDecorationOptions'>;

/** The part of Monaco's access to decorations by which all marks of folding are replaced. */
interface Accessor {
  deltaDecorations(old: readonly string[], wanted: readonly editor.IModelDeltaDecoration[]): string[];
}

/** What writes the marks of folding into a text: Monaco's `FoldingDecorationProvider`, of which there is one an editor. */
interface FoldMarks {
  changeDecorations<T>(change: (accessor: Accessor) => T): T | null;
}

/**
 * Lets marks of folding stay that are where they should be. Whenever somebody stops typing, Monaco finds out anew what can be folded and replaces all marks
 * by equal ones, which in a text of tens of thousands of lines holds the page for several frames.
 */
export function keepFolds(view: editor.ICodeEditor): void {
  const folding = view.getContribution('editor.contrib.folding') as unknown as {
    readonly foldingDecorationProvider: FoldMarks;
  } | null;
  const marks = folding?.foldingDecorationProvider;
  if (!marks) return;
  const change = marks.changeDecorations.bind(marks);
  marks.changeDecorations = (work) => {
    const model = view.getModel();
    return change((accessor) => work(model ? replacingFew(model, accessor) : accessor));
  };
}

/** Access to the decorations of a model that leaves alone what would be replaced by the same. */
function replacingFew(model: Model, accessor: Accessor): Accessor {
  return { ...accessor, deltaDecorations: (old, wanted) => replaceMiddle(model, accessor, old, wanted) };
}

/** Replaces decorations by others, but for those at both ends that are what is wanted already. Answers the ids of all that are wanted, in their order. */
export function replaceMiddle(
  model: Model,
  accessor: Accessor,
  old: readonly string[],
  wanted: readonly editor.IModelDeltaDecoration[],
): string[] {
  const most = Math.min(old.length, wanted.length);
  const isSame = (at: number, index: number): boolean =>
    isThere(model, old[at] as string, wanted[index] as editor.IModelDeltaDecoration);
  let head = 0;
  while (head < most && isSame(head, head)) head++;
  let tail = 0;
  while (tail < most - head && isSame(old.length - 1 - tail, wanted.length - 1 - tail)) tail++;
  const [end, wantedEnd] = [old.length - tail, wanted.length - tail];
  const fresh = accessor.deltaDecorations(old.slice(head, end), wanted.slice(head, wantedEnd));
  return [...old.slice(0, head), ...fresh, ...old.slice(end)];
}

/** Whether a mark is where it is wanted. Folding asks for ranges that end one column behind their last line, where no mark can be. */
function isThere(model: Model, id: string, { range, options }: editor.IModelDeltaDecoration): boolean {
  if (model.getDecorationOptions(id) !== options) return false;
  const there = model.getDecorationRange(id);
  return (
    there?.startLineNumber === range.startLineNumber &&
    there.startColumn === range.startColumn &&
    there.endLineNumber === range.endLineNumber &&
    there.endColumn === range.endColumn - 1
  );
}
