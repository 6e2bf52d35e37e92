import type { ReactNode } from 'react';
import { isSamePlace } from '../../core/schema';
import { decisionIn } from '../../core/review';
import { useFindings } from '../findings';
import { digits } from '../language';
import { changesOf, useReview } from '../review-state';
import { useApp } from '../store';
import type { DockSectionId } from '../view';
import { useTraceView } from '../traced-call';
import { promisesWords, useTraces } from '../traces';
import type { Trace } from '../../core/mesh';
import { AcceptedMark, OutcomeGlyph, SeverityMark } from '../widgets';
import { LabPane } from './lab-pane';
import { AssertionsPane, PosturePane, PreviewPane, ProblemsPane, ReviewSection, TracePane } from './lazy-panes';
import { dockWords } from './words/page';

/** A section below the canvas: a region, whose header says its name and the most important thing in a word. */
export interface DockSection {
  readonly id: DockSectionId;
  /** Stays in view while the section is folded, so it is short and always up to date. */
  readonly Summary: () => ReactNode;
  readonly Pane: () => React.JSX.Element;
}

/** The sections below the canvas, in their order; the last is there during a review alone. */
export const dockSections: readonly DockSection[] = [
  { id: 'topology', Summary: TopologySummary, Pane: PreviewPane },
  { id: 'problems', Summary: ProblemsSummary, Pane: ProblemsPane },
  { id: 'trace', Summary: TraceSummary, Pane: TracePane },
  { id: 'assertions', Summary: AssertionsSummary, Pane: AssertionsPane },
  { id: 'posture', Summary: () => null, Pane: PosturePane },
  { id: 'lab', Summary: () => null, Pane: LabPane },
  { id: 'review', Summary: ReviewSummary, Pane: ReviewSection },
];

function TopologySummary(): ReactNode {
  const nodes = useApp((state) => state.snapshot.resources.length);
  if (nodes === 0) return null;
  return <span className="dock-summary dock-summary-spare">{dockWords.resources(nodes)}</span>;
}

/** Its room is there before the findings of a design are: the headers behind it keep their places. */
function ProblemsSummary(): ReactNode {
  const isEmpty = useApp((state) => state.snapshot.resources.length === 0);
  const tally = useFindings((state) => state.tally);
  const present = (['error', 'warning', 'info'] as const).filter((severity) => tally[severity] > 0);
  if (isEmpty && present.length + tally.accepted === 0) return null;
  return (
    <span className="dock-marks">
      {present.map((severity) => (
        <SeverityMark key={severity} severity={severity} count={tally[severity]} size={13} />
      ))}
      {tally.accepted > 0 && <AcceptedMark count={tally.accepted} size={13} />}
    </span>
  );
}

/** Whether the files do not decide what becomes of a call. */
function isOpen({ undecided }: Trace): boolean {
  return undecided !== undefined;
}

/** What becomes of the call of the design that is traced. Its room is there as soon as a call is drawn: the headers behind it keep their places. */
function TraceSummary(): ReactNode {
  const asked = useTraceView((view) => view.asked);
  const rows = useTraces((state) => state.rows);
  const row = asked?.type === 'drawn' ? rows.find(({ call }) => isSamePlace(asked.place, call.place)) : undefined;
  if (rows.length === 0) return null;
  return (
    <span className="dock-summary dock-outcome">
      {row?.trace && (
        <>
          <OutcomeGlyph outcome={row.misread ? 'misread' : isOpen(row.trace) ? 'unknown' : row.trace.outcome} />
          <span className="spoken-only">
            {row.misread ? dockWords.misread : isOpen(row.trace) ? dockWords.undecided : row.trace.outcome}
          </span>
        </>
      )}
    </span>
  );
}

function AssertionsSummary(): ReactNode {
  const tally = useTraces((state) => state.tally);
  const all = tally.holds + tally.fails + tally['cannot tell'];
  if (all === 0) return null;
  return (
    <span className={`dock-summary ${tally.fails > 0 ? 'dock-summary-fails' : ''}`}>
      <span aria-hidden>
        {tally.holds}/{all}
      </span>
      <span className="spoken-only">{promisesWords(tally)}</span>
    </span>
  );
}

function ReviewSummary(): ReactNode {
  const changes = useReview(changesOf);
  const said = useReview((review) => review.said);
  const open = changes.filter(({ id }) => decisionIn(said.get(id)) === undefined);
  if (open.length === 0) return null;
  const high = open.filter(({ risk }) => risk === 'high').length;
  return (
    <span className={`dock-summary ${high > 0 ? 'dock-summary-fails' : ''}`}>
      <span aria-hidden>{digits(open.length)}</span>
      <span className="spoken-only">{dockWords.openChanges(open.length, high)}</span>
    </span>
  );
}
