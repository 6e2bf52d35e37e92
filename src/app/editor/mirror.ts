import type { editor, IDisposable, Uri } from 'monaco-editor/editor';
import { diffText, mapOffset, type Range, type TextEdit } from '../../core/text';
import { fileAt, type Change, type SourceFile } from '../../core/workspace';
import { dispatch, getState, subscribe } from '../store';
import type { Monaco } from './monaco-api';
import { isLargeText } from './large-text';
import { toRawEdits, toViewEdits, viewText, type ViewText } from './view-text';
import { historyWords } from './words';

/** Ranges of one file that were just changed by someone else than the editor's user, in view offsets after the change. */
interface Push {
  readonly path: string;
  readonly model: editor.ITextModel;
  readonly ranges: readonly Range[];
}

/**
 * Editor models that mirror files. The workspace owns the bytes: typing becomes a change, a change from elsewhere is pushed into the
 * model as the same ranges, and when the two disagree the model gives way.
 */
export interface Mirror extends IDisposable {
  /** The model of a file, made when first asked for; undefined when there is no such file. */
  modelOf(path: string): editor.ITextModel | undefined;
  /** The file that a model mirrors. */
  pathOf(model: editor.ITextModel): string | undefined;
  /** The view of a file as its model shows it now. */
  viewOf(path: string): ViewText | undefined;
  /** Models made so far. */
  models(): readonly editor.ITextModel[];
  /** True while a change from elsewhere is being pushed into a model. */
  isPushing(): boolean;
  onPush(listener: (push: Push) => void): IDisposable;
}

interface Mirrored {
  path: string;
  file: SourceFile;
  view: ViewText;
  readonly model: editor.ITextModel;
}

/** Starts to mirror the store's files in Monaco. */
export function createMirror(monaco: Monaco): Mirror {
  return new StoreMirror(monaco);
}

class StoreMirror implements Mirror {
  private readonly files: Mirrored[] = [];
  private readonly listeners = new Set<(push: Push) => void>();
  private readonly stop = subscribe(() => this.followStore());
  private revision = getState().revision;
  private typing: Mirrored | null = null;
  private pushing = false;
  private made = 0;

  constructor(private readonly monaco: Monaco) {}

  modelOf(path: string): editor.ITextModel | undefined {
    return (this.find(path) ?? this.add(path))?.model;
  }

  pathOf(model: editor.ITextModel): string | undefined {
    return this.files.find((each) => each.model === model)?.path;
  }

  viewOf(path: string): ViewText | undefined {
    return this.find(path)?.view;
  }

  models(): readonly editor.ITextModel[] {
    return this.files.map((each) => each.model);
  }

  isPushing(): boolean {
    return this.pushing;
  }

  onPush(listener: (push: Push) => void): IDisposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  dispose(): void {
    this.stop();
    for (const each of this.files.splice(0)) each.model.dispose();
  }

  private find(path: string): Mirrored | undefined {
    return this.files.find((each) => each.path === path);
  }

  private add(path: string): Mirrored | undefined {
    const file = fileAt(getState().snapshot.workspace, path);
    if (file === undefined) return undefined;
    const view = viewText(file.text);
    const language = isLargeText(file.text) ? 'plaintext' : 'yaml';
    const model = this.monaco.editor.createModel(view.text, language, this.nameModel(path));
    model.setEOL(this.monaco.editor.EndOfLineSequence.LF);
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      trimAutoWhitespace: false,
      // The option of the editor hides the colours alone: the model would still look for all brackets of the text.
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    const each: Mirrored = { path, file, view, model };
    model.onDidChangeContent((event) => this.onTyped(each, event));
    this.files.push(each);
    return each;
  }

  /** A name that lists of references show; the number keeps it unique, also after a file was renamed and another got its path. */
  private nameModel(path: string): Uri {
    return this.monaco.Uri.from({ scheme: 'fairway', authority: `m${++this.made}`, path: `/${path}` });
  }

  private onTyped(each: Mirrored, event: editor.IModelContentChangedEvent): void {
    if (this.pushing) return;
    const edits = toRawEdits(each.view, editsOf(event));
    this.typing = each;
    try {
      dispatch({ label: historyWords.typing, origin: 'editor', files: [{ type: 'edit', path: each.path, edits }] });
    } finally {
      this.typing = null;
    }
    each.file = fileAt(getState().snapshot.workspace, each.path) ?? each.file;
    each.view = viewText(each.file.text);
    // The model must not be changed from within its own event.
    if (!agrees(each.model, each.view)) queueMicrotask(() => this.push(each, each.view, []));
  }

  private followStore(): void {
    const state = getState();
    if (state.revision === this.revision) return;
    const lastChange = state.revision === this.revision + 1 ? state.lastChange : null;
    this.revision = state.revision;
    for (const change of lastChange?.files ?? []) {
      const each = change.type === 'rename' ? this.find(change.path) : undefined;
      if (each && change.type === 'rename') each.path = change.to;
    }
    for (const each of [...this.files]) this.followFile(each, lastChange);
  }

  private followFile(each: Mirrored, lastChange: Change | null): void {
    const file = fileAt(getState().snapshot.workspace, each.path);
    if (file === undefined) {
      this.files.splice(this.files.indexOf(each), 1);
      each.model.dispose();
      return;
    }
    if (file === each.file || each === this.typing) return;
    const next = viewText(file.text);
    const edits = file.text === each.file.text ? [] : editsFor(lastChange, each, next);
    each.file = file;
    this.push(each, next, edits);
  }

  private push(each: Mirrored, next: ViewText, edits: readonly TextEdit[]): void {
    if (each.model.isDisposed()) return;
    this.pushing = true;
    each.view = next;
    try {
      pushEdits(this.monaco, each.model, edits);
      if (!agrees(each.model, next)) pushEdits(this.monaco, each.model, diffText(each.model.getValue(), next.text));
    } finally {
      this.pushing = false;
    }
    if (edits.length === 0) return;
    const ranges = rangesAfter(edits);
    for (const listener of this.listeners) listener({ path: each.path, model: each.model, ranges });
  }
}

/** What was typed, in view offsets before it; Monaco lists it from the bottom up. */
function editsOf(event: editor.IModelContentChangedEvent): TextEdit[] {
  return [...event.changes]
    .sort((a, b) => a.rangeOffset - b.rangeOffset)
    .map((change) => ({ from: change.rangeOffset, to: change.rangeOffset + change.rangeLength, insert: change.text }));
}

/** The edits of the view that a change means for a file: the change's own where it is the only one there, else the smallest difference. */
function editsFor(lastChange: Change | null, each: Mirrored, next: ViewText): readonly TextEdit[] {
  const [only, ...others] = lastChange?.files.filter((change) => change.path === each.path) ?? [];
  if (only?.type === 'edit' && others.length === 0) return toViewEdits(each.view, only.edits);
  return diffText(each.view.text, next.text);
}

function pushEdits(monaco: Monaco, model: editor.ITextModel, edits: readonly TextEdit[]): void {
  if (edits.length === 0) return;
  const operations = edits.map((edit) => ({
    range: monaco.Range.fromPositions(model.getPositionAt(edit.from), model.getPositionAt(edit.to)),
    text: edit.insert,
  }));
  model.pushStackElement();
  model.pushEditOperations(null, operations, () => null);
  model.pushStackElement();
}

/** Whether a model shows a view. In production only the lengths are compared, since it is asked at each keystroke. */
function agrees(model: editor.ITextModel, view: ViewText): boolean {
  if (model.getValueLength() !== view.text.length) return false;
  return import.meta.env.PROD || model.getValue() === view.text;
}

function rangesAfter(edits: readonly TextEdit[]): Range[] {
  return edits.map((edit) => ({ from: mapOffset(edits, edit.from, 'before'), to: mapOffset(edits, edit.to) }));
}
