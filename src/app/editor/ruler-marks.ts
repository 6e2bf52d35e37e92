import type { editor } from 'monaco-editor/editor';
import type { Finding } from '../../core/analysis';
import type { Severity } from '../../core/text';
import type { PlacedFinding } from './place-findings';

/** Worse findings rank higher; what was accepted lowest. */
function rankOf({ severity, accepted }: Finding): number {
  return accepted ? 0 : ranks[severity];
}

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

/** The worst finding of each stretch of so many lines, by where it begins. */
export function worstOfLines(placed: readonly PlacedFinding[], stretch = 1): readonly PlacedFinding[] {
  const worst = new Map<number, PlacedFinding>();
  for (const each of placed) {
    const at = Math.floor(each.range.startLineNumber / stretch);
    const other = worst.get(at);
    if (!other || rankOf(each.finding) > rankOf(other.finding)) worst.set(at, each);
  }
  return [...worst.values()];
}

/** The ruler beside the text is no higher than so many pixels: more marks than that could not be told apart. */
const mostMarks = 600;

/** The findings that the ruler beside a text of so many lines shows: the worst of what falls together there, and nothing that a team lives with. */
export function rulerMarks(placed: readonly PlacedFinding[], lineCount: number): readonly PlacedFinding[] {
  const open = placed.filter(({ finding }) => finding.accepted === undefined);
  return worstOfLines(open, Math.max(1, Math.ceil(lineCount / mostMarks)));
}

const colors: Readonly<Record<Severity, string>> = {
  error: 'editorOverviewRuler.errorForeground',
  warning: 'editorOverviewRuler.warningForeground',
  info: 'editorOverviewRuler.infoForeground',
};

/** The mark of a finding on the ruler, where Monaco puts those of markers. */
export function rulerDecoration({ finding, range }: PlacedFinding): editor.IModelDeltaDecoration {
  const overviewRuler = { color: { id: colors[finding.severity] }, position: right };
  // Monaco draws what ranks higher over the others.
  return { range, options: { overviewRuler, zIndex: rankOf(finding) } };
}

/** `OverviewRulerLane.Right`. */
const right: editor.OverviewRulerLane = 4;
