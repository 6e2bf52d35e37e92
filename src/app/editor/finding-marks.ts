import type { editor, IDisposable, IRange } from 'monaco-editor/editor';
import type { Finding } from '../../core/analysis';
import { append } from '../../core/lists';
import { acceptedWords } from '../accepted-words';
import { getFindings, subscribeFindings } from '../findings';
import type { Monaco } from './monaco-api';
import { areMarkedAlike, isJudged, placeFindings, type PlacedFinding } from './place-findings';
import { rulerDecoration, rulerMarks, worstOfLines } from './ruler-marks';
import type { TextContext } from './text-context';
import { marginWords } from './words';

/** Who owns Fairway's markers in Monaco. */
export const markerOwner = 'fairway';

/** So many lines above and below those in view are marked too, so that the view can be scrolled a while before others are. */
const linesAround = 100;

/**
 * Underlines the findings in view and puts the worst mark of a line into the margin; the ruler beside the text shows all of them. Monaco underlines no
 * more than 500 markers of a text, and each costs time at every key, so those far from the view have none. Returns how to stop.
 */
export function markFindings(context: TextContext): () => void {
  const marks = new FindingMarks(context);
  return () => marks.dispose();
}

/** What is marked in the model that is shown. */
interface Marked {
  readonly model: editor.ITextModel;
  /** The lines whose findings are marked, as stretches without what is folded. */
  readonly within: readonly IRange[];
  readonly placed: readonly PlacedFinding[];
  readonly onRuler: RulerMarks;
}

/** The marks on the ruler, and what they were made of. */
interface RulerMarks {
  readonly marks: readonly PlacedFinding[];
  /** `Findings.said` of then. */
  readonly said: readonly Finding[];
  readonly lineCount: number;
}

class FindingMarks implements IDisposable {
  private readonly view: editor.ICodeEditor;
  private readonly glyphs: editor.IEditorDecorationsCollection;
  private readonly ruler: editor.IEditorDecorationsCollection;
  private readonly parts: readonly IDisposable[];
  private marked: Marked | undefined;
  /** Monaco moves marks with the text; one whose text goes shrinks, and does not grow again when the text comes back. */
  private isWhole = true;
  /** Whether there is something new to mark, beside what was scrolled into view. */
  private isRenewed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly context: TextContext) {
    const view = (this.view = context.editor);
    this.glyphs = view.createDecorationsCollection();
    this.ruler = view.createDecorationsCollection();
    this.parts = [
      view.onDidChangeModel(() => {
        // What decorated the model went with it, also where it comes back before the marks do.
        this.forget();
        this.later(true);
      }),
      view.onDidScrollChange(() => this.later(false)),
      view.onDidLayoutChange(() => this.later(false)),
      view.onDidChangeModelContent(({ changes }) => {
        if (changes.some(({ rangeLength }) => rangeLength > 0)) this.isWhole = false;
      }),
      { dispose: subscribeFindings(() => this.later(true)) },
    ];
    this.later(true);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.parts.forEach((part) => part.dispose());
    this.glyphs.clear();
    this.ruler.clear();
    this.forget();
  }

  /** Marks in a task of its own: the other panes show new findings too. Where nothing is new, what was scrolled into view may need marks. */
  private later(isNew: boolean): void {
    this.isRenewed ||= isNew;
    if (!this.isRenewed && this.holdsView()) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update());
  }

  private update(): void {
    const { monaco, mirror } = this.context;
    const model = this.view.getModel();
    // Until the rules have seen what was typed, what is marked stays.
    if (!model || !isJudged(mirror, model)) return;
    const before = this.marked;
    const within = this.linesInView(model);
    const placed = placeFindings(monaco, mirror, model, within);
    if (!areMarkedAlike(before?.placed, placed) || !this.areInPlace(placed)) this.mark(model, placed);
    const onRuler = this.markRuler(model, before?.onRuler);
    [this.isWhole, this.isRenewed] = [true, false];
    this.marked = { model, within, placed, onRuler };
  }

  /** Marks the ruler, where a mark may have another line now: what is typed within a line moves none, and thousands of findings are not looked up for it. */
  private markRuler(model: editor.ITextModel, before: RulerMarks | undefined): RulerMarks {
    const { monaco, mirror } = this.context;
    const lineCount = model.getLineCount();
    const { said } = getFindings();
    const isOfBefore = !this.isRenewed || (lineCount === before?.lineCount && said === before.said);
    if (before && this.isWhole && isOfBefore) return before;
    const marks = rulerMarks(placeFindings(monaco, mirror, model), lineCount);
    if (!this.isWhole || !areMarkedAlike(before?.marks, marks)) this.ruler.set(marks.map(rulerDecoration));
    return { marks, said, lineCount };
  }

  /** Whether the marks of findings that stay are still where they belong: what is written before one moves it, also where its finding stays. */
  private areInPlace(placed: readonly PlacedFinding[]): boolean {
    const lines = this.glyphs.getRanges().map(({ startLineNumber }) => startLineNumber);
    const wanted = worstOfLines(placed).map(({ range }) => range.startLineNumber);
    return this.isWhole && lines.length === wanted.length && lines.every((line, index) => line === wanted[index]);
  }

  private mark(model: editor.ITextModel, placed: readonly PlacedFinding[]): void {
    const { monaco } = this.context;
    const markers = placed.map(({ finding, range }) => markerOf(monaco, finding, range));
    monaco.editor.setModelMarkers(model, markerOwner, markers);
    this.glyphs.set(glyphsFor(placed));
  }

  /** Takes the markers of a model that is not shown any more; what decorates it went with it. */
  private forget(): void {
    const model = this.marked?.model;
    if (model && !model.isDisposed()) this.context.monaco.editor.setModelMarkers(model, markerOwner, []);
    this.marked = undefined;
  }

  private linesInView(model: editor.ITextModel): readonly IRange[] {
    const ranges = this.view.getVisibleRanges();
    const count = model.getLineCount();
    return ranges.map(({ startLineNumber, endLineNumber }, index) => {
      const first = index === 0 ? Math.max(1, startLineNumber - linesAround) : startLineNumber;
      const last = index === ranges.length - 1 ? Math.min(count, endLineNumber + linesAround) : endLineNumber;
      return { startLineNumber: first, startColumn: 1, endLineNumber: last, endColumn: model.getLineMaxColumn(last) };
    });
  }

  private holdsView(): boolean {
    const within = this.marked?.within ?? [];
    return this.view.getVisibleRanges().every(({ startLineNumber: first, endLineNumber: last }) => {
      return within.some((lines) => lines.startLineNumber <= first && last <= lines.endLineNumber);
    });
  }
}

function markerOf(monaco: Monaco, finding: Finding, range: IRange): editor.IMarkerData {
  const { MarkerSeverity } = monaco;
  const severities = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info };
  return {
    ...range,
    severity: finding.accepted ? MarkerSeverity.Hint : severities[finding.severity],
    message: messageOf(finding),
    source: finding.code ?? marginWords.saidBy,
    code: finding.rule,
  };
}

/** What it says, and where a team lives with it, why. */
function messageOf(finding: Finding): string {
  return finding.accepted ? `${finding.message}\n${acceptedWords(finding)}` : finding.message;
}

function glyphsFor(placed: readonly PlacedFinding[]): editor.IModelDeltaDecoration[] {
  const messages = new Map<number, string[]>();
  for (const { finding, range } of placed) append(messages, range.startLineNumber, messageOf(finding));
  return worstOfLines(placed).map(({ finding, range: { startLineNumber: line } }) => ({
    range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
    options: {
      glyphMarginClassName: `yaml-mark yaml-mark-${finding.accepted ? 'accepted' : finding.severity}`,
      glyphMarginHoverMessage: (messages.get(line) ?? []).map((value) => ({ value: escapeMarkdown(value) })),
    },
  }));
}

/** Names in a message must not become links, images or emphasis. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|~]/g, '\\$&');
}
