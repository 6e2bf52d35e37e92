import type { editor as monacoEditor, IRange } from 'monaco-editor/editor';
import type { Place } from '../../core/schema';
import { resourceAt } from '../../core/snapshot';
import type { Range } from '../../core/text';
import { getState, select, subscribe, type AppState } from '../store';
import { getView, subscribeView } from '../view';
import { placeAtOffset, rangeOfPlace } from './place-range';
import type { TextContext } from './text-context';
import { holdInView } from './reveal';
import { toRawOffset, toViewOffset } from './view-text';

/** Who moves the caret to what is selected: it selects nothing then. */
export const selectedAlready = 'fairway.selected';
/** How long a caret rests before it selects, in milliseconds. */
const restFor = 120;
/** A field of more lines is marked by its first line alone. */
const tallField = 40;
/** So many lines before the spec leave no room for it in a low pane. */
const tallHead = 12;
/** So many lines are brought into view of what is longer: the first alone at the edge of the pane tells nothing. */
const beginning = 4;

/** A caret at rest selects the resource and field that it stands in, in every pane. Returns how to stop. */
export function selectAtCaret(context: TextContext): () => void {
  const { editor, mirror } = context;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moved = editor.onDidChangeCursorPosition(({ source }) => {
    clearTimeout(timer);
    if (source === selectedAlready) return;
    if (mirror.isPushing() || !editor.hasTextFocus() || !getView().follow) return;
    timer = setTimeout(() => {
      const place = placeAtCaret(context);
      if (place) select({ place, from: 'editor' });
    }, restFor);
  });
  return () => {
    clearTimeout(timer);
    moved.dispose();
  };
}

/**
 * Marks the selected resource with a bar and a field that was selected elsewhere with a tint, and brings into view what was selected or
 * written elsewhere: also what was undone or done again. The caret and the focus stay where they are. Returns how to stop.
 */
export function showSelection(context: TextContext): () => void {
  const marks = context.editor.createDecorationsCollection();
  const view = holdInView(context.editor);
  let shown: AppState['selection'] = null;
  const update = (): void => {
    const { selection, snapshot } = getState();
    const ranges =
      selection && selection.place.file === context.path() ? viewRanges(context, selection, snapshot) : undefined;
    marks.set(ranges ? decorationsFor(ranges) : []);
    const isNews = selection !== shown && selection?.from !== 'editor';
    shown = selection;
    if (isNews && ranges && getView().follow) view.reveal(beginningOf(ranges.reveal));
  };
  const stops = [
    subscribe((state, before) => {
      if (state.selection !== before.selection || state.snapshot !== before.snapshot) update();
    }),
    subscribeView((view, before) => {
      if (view.follow !== before.follow) update();
    }),
  ];
  const pushed = context.mirror.onPush(({ path, ranges: [first] }) => {
    const written = first && path === context.path() ? firstWritten(context, first) : undefined;
    if (written && getView().follow) view.reveal(written);
  });
  const switched = context.editor.onDidChangeModel(() => {
    shown = null;
    update();
  });
  update();
  return () => {
    stops.forEach((stop) => stop());
    pushed.dispose();
    view.dispose();
    switched.dispose();
    marks.clear();
  };
}

/** Where a selection stands in the file that is shown, in lines and columns of the editor. */
interface SelectionRanges {
  readonly entry: IRange;
  /** What is brought into view of it. */
  readonly reveal: IRange;
  readonly resource: IRange;
  readonly isField: boolean;
  readonly isOwn: boolean;
}

function placeAtCaret({ editor, mirror, path }: TextContext): ReturnType<typeof placeAtOffset> {
  const file = path();
  const view = file === undefined ? undefined : mirror.viewOf(file);
  const model = editor.getModel();
  const position = editor.getPosition();
  if (file === undefined || !view || !model || !position) return undefined;
  return placeAtOffset(getState().snapshot, file, toRawOffset(view, model.getOffsetAt(position)));
}

function viewRanges(
  context: TextContext,
  selection: NonNullable<AppState['selection']>,
  snapshot: AppState['snapshot'],
): SelectionRanges | undefined {
  const found = rangeOfPlace(snapshot, selection.place);
  if (found === undefined) return undefined;
  const entry = toEditorRange(context, found.entry);
  const resource = toEditorRange(context, found.resource);
  if (!entry || !resource) return undefined;
  const reveal = found.isField ? entry : (specBehindHead(context, selection.place, snapshot, resource) ?? entry);
  return { entry, reveal, resource, isField: found.isField, isOwn: selection.from === 'editor' };
}

/** The spec of a resource whose head, as the API server writes it with managed fields, fills the pane; undefined where both are seen together. */
function specBehindHead(
  context: TextContext,
  place: Place,
  snapshot: AppState['snapshot'],
  resource: IRange,
): IRange | undefined {
  const path = [...(resourceAt(snapshot, place)?.place.path ?? []), 'spec'];
  const found = rangeOfPlace(snapshot, { ...place, path });
  const spec = found?.isField ? toEditorRange(context, found.entry) : undefined;
  return spec && spec.startLineNumber - resource.startLineNumber > tallHead ? spec : undefined;
}

/** A raw range of the file that is shown as the editor counts it; undefined when no file is shown. */
export function toEditorRange({ editor, mirror, path, monaco }: TextContext, range: Range): IRange | undefined {
  const file = path();
  const view = file === undefined ? undefined : mirror.viewOf(file);
  const model = editor.getModel();
  if (!view || !model) return undefined;
  return monaco.Range.fromPositions(
    model.getPositionAt(toViewOffset(view, range.from)),
    model.getPositionAt(toViewOffset(view, range.to)),
  );
}

/** The first lines of a change in the file that is shown that say something: what is added often begins with a line break. */
function firstWritten({ editor, monaco }: TextContext, { from, to }: Range): IRange | undefined {
  const model = editor.getModel();
  if (!model) return undefined;
  const range = monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
  const blank = /^(?:\s|---\s)*/.exec(model.getValueInRange(range))?.[0].length ?? 0;
  const start = model.getPositionAt(blank < to - from ? from + blank : from);
  return beginningOf(monaco.Range.fromPositions(start, range.getEndPosition()));
}

function decorationsFor(ranges: SelectionRanges): monacoEditor.IModelDeltaDecoration[] {
  const bar = { range: ranges.resource, options: { isWholeLine: true, linesDecorationsClassName: 'yaml-bar' } };
  if (!ranges.isField || ranges.isOwn) return [bar];
  const tall = ranges.entry.endLineNumber - ranges.entry.startLineNumber > tallField;
  const range = tall ? firstLine(ranges.entry) : ranges.entry;
  return [bar, { range, options: { isWholeLine: true, className: 'yaml-field' } }];
}

function beginningOf(range: IRange): IRange {
  if (range.endLineNumber - range.startLineNumber < beginning) return range;
  return { ...range, endLineNumber: range.startLineNumber + beginning - 1, endColumn: 1 };
}

function firstLine(range: IRange): IRange {
  return { ...range, endLineNumber: range.startLineNumber, endColumn: range.startColumn };
}
