import { ChevronLeft, ChevronRight } from 'lucide-react';
import { runCommand } from '../commands';
import { changesOf, useReview, type ReviewSide } from '../review-state';
import { IconButton } from '../widgets';
import { CompareNote } from './compare-note';
import { showSide } from './draw-review';
import './review.css';
import { baselineTitle, reviewBarWords, summaryWords } from './words';

const sides: readonly ReviewSide[] = ['before', 'both', 'after'];

/** What is reviewed, what comes of it in a line, and the way through it. */
export function ReviewBar(): React.JSX.Element | null {
  const baseline = useReview((review) => review.baseline);
  const proposal = useReview((review) => review.proposal);
  const comparison = useReview((review) => review.comparison);
  const said = useReview((review) => review.said);
  if (!baseline) return null;
  const base = baselineTitle(baseline.name);
  const proposed = proposal?.name ?? reviewBarWords.thisDesign;
  return (
    <section role="region" aria-label={reviewBarWords.label} className="review-bar">
      <span className="review-names" title={reviewBarWords.names(base, proposed)}>
        <b>{base}</b> → <b>{proposed}</b>
      </span>
      <span className="review-summary">
        {comparison && <span className="review-sum">{summaryWords(comparison, said)}</span>}
        <CompareNote />
      </span>
      <Walk />
      <Sides />
      <button type="button" className="button button-small" onClick={() => runCommand('export-packet')}>
        {reviewBarWords.exportPacket}
      </button>
      <button type="button" className="button button-small" onClick={() => runCommand('choose-baseline')}>
        {reviewBarWords.chooseBaseline}
      </button>
      <button type="button" className="button button-small" onClick={() => runCommand('end-review')}>
        {reviewBarWords.endReview}
      </button>
    </section>
  );
}

function Walk(): React.JSX.Element | null {
  const changes = useReview(changesOf);
  const at = useReview((review) => review.at);
  if (changes.length === 0) return null;
  const index = changes.findIndex(({ id }) => id === at);
  return (
    <span className="review-walk">
      <IconButton label={reviewBarWords.previousChange} keys="[" onClick={() => runCommand('previous-change')}>
        <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <span className="review-count">
        {Math.max(index, 0) + 1}/{changes.length}
      </span>
      <IconButton label={reviewBarWords.nextChange} keys="]" onClick={() => runCommand('next-change')}>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </span>
  );
}

/** Which state the canvas shows. */
function Sides(): React.JSX.Element {
  const side = useReview((review) => review.side);
  return (
    <div className="segments" role="group" aria-label={reviewBarWords.sidesLabel}>
      {sides.map((id) => (
        <button key={id} type="button" className="segment" aria-pressed={side === id} onClick={() => showSide(id)}>
          {reviewBarWords.sides[id]}
        </button>
      ))}
    </div>
  );
}
