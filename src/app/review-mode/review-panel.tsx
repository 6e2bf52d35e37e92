import type { ComponentType } from 'react';
import { untracedWords, type ComparisonReport } from '../../core/review';
import { setReview, useReview } from '../review-state';
import { useSession, whyReadOnly } from '../session';
import { acceptLow, openLow } from './accept-low';
import { ChangeDetail } from './change-detail';
import { ChangeList } from './change-list';
import { DocumentDiffs, type DiffProps } from './document-diffs';
import { openChanges, openDocuments } from './end-review';
import { ReviewerField } from './reviewer-field';
import './review.css';
import { UnfoundAnswers } from './unfound-answers';
import { decideWords, gapWords, reviewPanelWords } from './words';

interface ReviewPanelProps {
  /** Shows two texts side by side. */
  readonly Diff: ComponentType<DiffProps>;
}

/** What the proposal does otherwise than the baseline, by risk, and the texts that differ. */
export function ReviewPanel({ Diff }: ReviewPanelProps): React.JSX.Element {
  const comparison = useReview((review) => review.comparison);
  const chosen = useReview((review) => review.shown);
  const status = useReview((review) => review.work.status);
  const open = useReview(openChanges);
  const openTexts = useReview(openDocuments);
  if (!comparison) return <p className="pane-idle">{reviewPanelWords.waiting[status]}</p>;
  const shown = chosen ?? shownFirst(comparison);
  return (
    <div className="review-panel">
      <div className="review-head">
        <div className="segments" role="group" aria-label={reviewPanelWords.shownLabel}>
          <Choice
            title={reviewPanelWords.behaviour(open, comparison.changes.length)}
            pressed={shown === 'behaviour'}
            onPress={() => setReview({ shown: 'behaviour' })}
          />
          <Choice
            title={reviewPanelWords.text(openTexts, comparison.documents.length)}
            pressed={shown === 'text'}
            onPress={() => setReview({ shown: 'text' })}
          />
        </div>
        <AcceptLow />
        <Reviewer />
        <Troubles comparison={comparison} />
        <UnfoundAnswers />
      </div>
      {shown === 'behaviour' ? (
        <Behaviour comparison={comparison} />
      ) : (
        <DocumentDiffs comparison={comparison} Diff={Diff} />
      )}
    </div>
  );
}

/** What a review opens with: where no call does otherwise, the texts are all that there is to see. */
function shownFirst({ changes, documents }: ComparisonReport): 'behaviour' | 'text' {
  return changes.length === 0 && documents.length > 0 ? 'text' : 'behaviour';
}

function sameWords({ documents, drawn }: ComparisonReport): string {
  if (documents.length === 0) return reviewPanelWords.same;
  return drawn === 'calls' ? reviewPanelWords.sameBehaviour : reviewPanelWords.sameReach;
}

function Behaviour({ comparison }: { readonly comparison: ComparisonReport }): React.JSX.Element {
  const { changes } = comparison;
  const at = useReview((review) => review.at);
  const change = changes.find(({ id }) => id === at) ?? changes[0];
  if (!change) return <p className="pane-idle">{sameWords(comparison)}</p>;
  return (
    <div className="review-columns">
      <ChangeList changes={changes} at={change.id} />
      <ChangeDetail key={change.id} change={change} />
    </div>
  );
}

/** One answer for all of low risk that is open, where an answer can be written. */
function AcceptLow(): React.JSX.Element | null {
  const open = useReview((review) => openLow(review).length);
  const canAnswer = useReview((review) => review.proposal === null);
  const isReadOnly = useSession((session) => whyReadOnly(session) !== null);
  if (open < 2 || !canAnswer || isReadOnly) return null;
  return (
    <button type="button" className="button button-small button-outline" onClick={acceptLow}>
      {decideWords.acceptLow(open)}
    </button>
  );
}

/** Who answers, where an answer can be written. */
function Reviewer(): React.JSX.Element | null {
  const canAnswer = useReview((review) => review.proposal === null);
  const isReadOnly = useSession((session) => whyReadOnly(session) !== null);
  return canAnswer && !isReadOnly ? <ReviewerField /> : null;
}

function Choice(props: {
  readonly title: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
}): React.JSX.Element {
  return (
    <button type="button" className="segment" aria-pressed={props.pressed} onClick={props.onPress}>
      {props.title}
    </button>
  );
}

/** That no call is drawn, in sight of whoever decides; and what could not be compared, folded. */
export function Troubles({ comparison }: { readonly comparison: ComparisonReport }): React.JSX.Element | null {
  const { unread, drawn, sampled } = comparison;
  const problems = useReview((review) => review.baseline?.problems);
  const untraced = untracedWords(drawn);
  const lines = [
    ...(problems ?? []),
    ...unread.map(({ side, file, index, problem }) => gapWords.unread[side](index + 1, file, problem)),
    ...(sampled.tried < sampled.of ? [gapWords.sampled(sampled.tried, sampled.of)] : []),
  ];
  if (lines.length === 0 && untraced === undefined) return null;
  return (
    <div className="review-limits">
      {untraced !== undefined && <p>{untraced}</p>}
      {lines.length > 0 && (
        <details className="review-troubles">
          <summary>{gapWords.title(lines.length)}</summary>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
