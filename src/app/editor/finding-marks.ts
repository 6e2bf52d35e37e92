import type { editor, IRange } from 'monaco-editor/editor';
import type { Finding } from '../../core/analysis';
import type { Severity } from '../../core/text';
import { acceptedWords } from '../accepted-words';
import { getFindings, subscribeFindings } from '../findings';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { toViewOffset } from './view-text';
import { marginWords } from './words';

/** Who owns Fairway's markers in Monaco. */
export const markerOwner = 'fairway';

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

/** Underlines each finding and puts the worst mark of a line into the margin, whenever new findings are known. Returns how to stop. */
export function markFindings(monaco: Monaco, mirror: Mirror): { stop: () => void; update: () => void } {
  const glyphs = new Map<editor.ITextModel, string[]>();
  const update = (): void => {
    for (const model of mirror.models()) {
      const placed = placeFindings(monaco, mirror, model);
      monaco.editor.setModelMarkers(
        model,
        markerOwner,
        placed.map(({ finding, range }) => markerOf(monaco, finding, range)),
      );
      glyphs.set(model, model.deltaDecorations(glyphs.get(model) ?? [], glyphsFor(placed)));
    }
    for (const model of glyphs.keys()) if (model.isDisposed()) glyphs.delete(model);
  };
  update();
  return { update, stop: subscribeFindings(update) };
}

/** A finding with its place in the editor. */
interface PlacedFinding {
  readonly finding: Finding;
  readonly range: IRange;
}

/** The findings of the file that a model mirrors; none while its text is newer than the findings. */
export function placeFindings(monaco: Monaco, mirror: Mirror, model: editor.ITextModel): PlacedFinding[] {
  const path = mirror.pathOf(model);
  const view = path === undefined ? undefined : mirror.viewOf(path);
  const { byFile, snapshot } = getFindings();
  const file = snapshot.workspace.files.find((each) => each.path === path);
  if (path === undefined || !view || file?.text !== view.raw) return [];
  return (byFile.get(path) ?? []).map((finding) => {
    const from = toViewOffset(view, finding.start + finding.range.from);
    const to = toViewOffset(view, finding.start + finding.range.to);
    return { finding, range: monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to)) };
  });
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

function rankOf({ severity, accepted }: Finding): number {
  return accepted ? 0 : ranks[severity];
}

function glyphsFor(placed: readonly PlacedFinding[]): editor.IModelDeltaDecoration[] {
  const worst = new Map<number, PlacedFinding>();
  const messages = new Map<number, string[]>();
  for (const each of placed) {
    const line = each.range.startLineNumber;
    const other = worst.get(line);
    if (!other || rankOf(each.finding) > rankOf(other.finding)) worst.set(line, each);
    messages.set(line, [...(messages.get(line) ?? []), messageOf(each.finding)]);
  }
  return [...worst].map(([line, { finding }]) => ({
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
