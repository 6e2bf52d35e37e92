import type { editor, IRange, Range } from 'monaco-editor/editor';
import type { Finding } from '../../core/analysis';
import { documentStart } from '../../core/snapshot';
import { fileAt } from '../../core/workspace';
import { getFindings } from '../findings';
import type { Mirror } from './mirror';
import type { Monaco } from './monaco-api';
import { toViewOffset } from './view-text';

/** A finding with its place in the editor. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly range: Range;
}

/**
 * The findings of the file that a model mirrors, as far as they touch some lines; none while its text is newer than the findings. Of thousands of
 * findings only these are looked up in the model.
 */
export function placeFindings(
  monaco: Monaco,
  mirror: Mirror,
  model: editor.ITextModel,
  within: readonly IRange[] = [model.getFullModelRange()],
): PlacedFinding[] {
  const path = mirror.pathOf(model);
  const view = path === undefined ? undefined : mirror.viewOf(path);
  if (path === undefined || !view || !isJudged(mirror, model)) return [];
  const spans = within.map((lines) => spanOf(model, lines));
  const placed: PlacedFinding[] = [];
  const { byFile, snapshot } = getFindings();
  // All findings of the file are passed at each key, so nothing is made here for those elsewhere.
  let [document, start] = ['', 0];
  for (const finding of byFile.get(path) ?? []) {
    if (finding.document !== document) [document, start] = [finding.document, documentStart(snapshot, finding)];
    const from = toViewOffset(view, start + finding.range.from);
    const to = toViewOffset(view, start + finding.range.to);
    if (!touches(spans, from, to)) continue;
    placed.push({ finding, range: monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to)) });
  }
  return placed;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spanOf(model: editor.ITextModel, lines: IRange): Span {
  return {
    from: model.getOffsetAt({ lineNumber: lines.startLineNumber, column: lines.startColumn }),
    to: model.getOffsetAt({ lineNumber: lines.endLineNumber, column: lines.endColumn }),
  };
}

function touches(spans: readonly Span[], from: number, to: number): boolean {
  for (const span of spans) if (to >= span.from && from <= span.to) return true;
  return false;
}

/** Whether the findings are of the text that a model has now: they come a moment after each key. */
export function isJudged(mirror: Mirror, model: editor.ITextModel): boolean {
  const path = mirror.pathOf(model);
  if (path === undefined) return false;
  return fileAt(getFindings().snapshot.workspace, path)?.text === mirror.viewOf(path)?.raw;
}

/** Whether two lists would be marked in the same way at the same places. */
export function areMarkedAlike(before: readonly PlacedFinding[] | undefined, now: readonly PlacedFinding[]): boolean {
  return before?.length === now.length && now.every((each, index) => isMarkedAlike(before[index], each));
}

function isMarkedAlike(before: PlacedFinding | undefined, now: PlacedFinding): boolean {
  return before !== undefined && before.range.equalsRange(now.range) && isSaidAlike(before.finding, now.finding);
}

function isSaidAlike(a: Finding, b: Finding): boolean {
  return (
    a === b ||
    (a.rule === b.rule &&
      a.code === b.code &&
      a.severity === b.severity &&
      a.accepted === b.accepted &&
      a.message === b.message)
  );
}
