import { isEqual } from '../../core/mesh';
import { compareWorkspaces, reportOf, type ComparisonReport } from '../../core/review';
import { takeSnapshot, type Settings, type Snapshot } from '../../core/snapshot';
import { topologyOf, type Topology } from '../../core/topology';
import { applyChange, type Workspace } from '../../core/workspace';
import { placeWords } from '../place-words';
import { restoreChange } from '../restore-change';
import { detached } from './detached';

/** One side of a comparison, as texts. */
export interface ComparedTexts {
  readonly workspace: Workspace;
  readonly settings: Settings;
}

/** A question to the other thread; what it gives for it has the same number. */
export interface CompareRequest {
  readonly id: number;
  /** Null for the baseline of the request before. */
  readonly before: ComparedTexts | null;
  readonly after: ComparedTexts;
  /** Which sides are to be drawn when the baseline is new: the page draws its own design itself. */
  readonly draws: 'nothing' | 'before' | 'both';
}

/** The flow graphs of both sides, without places; null for a side that the page draws itself. They come before the report, and only for a baseline that is new. */
export interface CompareDrawings {
  readonly before: Topology;
  readonly after: Topology | null;
}

/** What comes back for a question, in two parts at most; the report is the last. */
export type CompareAnswer =
  | { readonly id: number; readonly type: 'drawings'; readonly drawings: CompareDrawings }
  | { readonly id: number; readonly type: 'report'; readonly report: ComparisonReport };

/**
 * A function that answers questions one after the other and remembers the sides of the last. What a text shares with the one before it is not read and not traced
 * again; so the proposal is read as an edit of the baseline, and after that as an edit of itself.
 */
export function makeComparer(): (request: CompareRequest, give: (answer: CompareAnswer) => void) => void {
  let before: Snapshot | undefined;
  let after: Snapshot | undefined;
  return (request, give) => {
    const { id } = request;
    const known = before;
    if (request.before) before = snapshotAfter(known, request.before);
    if (!before) throw new Error(`Question ${id} is about the baseline of a question before it, and there was none.`);
    after = snapshotAfter(after ?? before, request.after);
    if (request.before && request.draws !== 'nothing') {
      const drawings = { before: drawn(before), after: request.draws === 'both' ? drawn(after) : null };
      give({ id, type: 'drawings', drawings });
    }
    give({ id, type: 'report', report: reportBetween(before, after) });
  };
}

/** The snapshot of some texts that shares with a known one what is the same in both. */
function snapshotAfter(known: Snapshot | undefined, { workspace, settings }: ComparedTexts): Snapshot {
  if (!known) return takeSnapshot(workspace, undefined, undefined, settings);
  const kept = isEqual(known.settings, settings) ? known.settings : settings;
  const change = restoreChange(known.workspace, workspace, '');
  if (!change) return kept === known.settings ? known : takeSnapshot(known.workspace, known, undefined, kept);
  return takeSnapshot(applyChange(known.workspace, change), known, change, kept);
}

function drawn(snapshot: Snapshot): Topology {
  return detached(topologyOf(snapshot));
}

function reportBetween(before: Snapshot, after: Snapshot): ComparisonReport {
  const sides = { before, after };
  return reportOf(compareWorkspaces(before, after), (side, { resource, path }) =>
    placeWords(sides[side], resource, path),
  );
}
