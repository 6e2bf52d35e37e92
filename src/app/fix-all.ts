import type { Finding } from '../core/analysis';
import { takeSnapshot, type Snapshot } from '../core/snapshot';
import { composeEdits, shiftEdits, type TextEdit } from '../core/text';
import { applyChange, fileAt, type Change } from '../core/workspace';
import { settleFindings } from './findings';
import { notify } from './notices';
import { dispatch, getState } from './store';
import { changeWords } from './words';

/** More rounds than any design needs: each mends at least one finding of each document. */
const mostRounds = 200;

/**
 * Makes the first fix of every finding of a rule, as one step of the history, and says how many are gone. Fixes that touch the same text are
 * made one after the other; the rest of a round that would bring a new error is left out.
 */
export async function fixAll(rule: string): Promise<void> {
  const { findingsOf } = await import('../core/analysis');
  const { snapshot } = settleFindings();
  if (snapshot !== getState().snapshot) return;
  const count = (each: Snapshot): number => findingsOf(each).filter((finding) => finding.rule === rule).length;
  const { change, after } = mendAll(snapshot, rule, findingsOf);
  if (change.files.length === 0) return;
  const gone = count(snapshot) - count(after);
  if (dispatch(change))
    notify({ tone: 'ok', text: changeWords.fixedAll(change.label, gone, count(snapshot)), undo: true });
}

type FindingsOf = (snapshot: Snapshot) => readonly Finding[];

/** The change that mends what can be mended, and the snapshot behind it. */
export function mendAll(
  snapshot: Snapshot,
  rule: string,
  findingsOf: FindingsOf,
): { readonly change: Change; readonly after: Snapshot } {
  const edits = new Map<string, readonly TextEdit[]>();
  let after = snapshot;
  for (let round = 0; round < mostRounds; round++) {
    const next = mendOnce(after, rule, findingsOf);
    if (!next || errorsIn(findingsOf(next.snapshot)) > errorsIn(findingsOf(after))) break;
    for (const [path, made] of next.edits) {
      const text = fileAt(snapshot.workspace, path)?.text ?? '';
      edits.set(path, composeEdits(text, edits.get(path) ?? [], made));
    }
    after = next.snapshot;
  }
  return { change: changeOf(changeWords.fixAll(rule), edits), after };
}

/** The first fix of each finding, but for those whose text an earlier one touches. */
function mendOnce(
  snapshot: Snapshot,
  rule: string,
  findingsOf: FindingsOf,
): { readonly edits: ReadonlyMap<string, readonly TextEdit[]>; readonly snapshot: Snapshot } | undefined {
  const edits = new Map<string, TextEdit[]>();
  for (const finding of findingsOf(snapshot)) {
    const fix = finding.rule === rule ? finding.fixes?.[0] : undefined;
    if (!fix) continue;
    const made = edits.get(finding.file) ?? [];
    const own = shiftEdits(fix.edits, finding.start);
    if (own.some((edit) => made.some((other) => edit.from <= other.to && other.from <= edit.to))) continue;
    edits.set(
      finding.file,
      [...made, ...own].sort((a, b) => a.from - b.from),
    );
  }
  if (edits.size === 0) return undefined;
  const change = changeOf(rule, edits);
  return { edits, snapshot: takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change) };
}

function changeOf(label: string, edits: ReadonlyMap<string, readonly TextEdit[]>): Change {
  const files = [...edits].map(([path, made]) => ({ type: 'edit', path, edits: made }) as const);
  return { label, origin: 'fix', files };
}

function errorsIn(findings: readonly Finding[]): number {
  return findings.filter((finding) => finding.severity === 'error').length;
}
