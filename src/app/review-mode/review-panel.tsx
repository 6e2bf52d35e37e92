import { useState, type ComponentType } from 'react';
import { untracedWords, type ComparisonReport } from '../../core/review';
import { counted } from '../counted';
import { useReview } from '../review-state';
import { ChangeDetail } from './change-detail';
import { ChangeList } from './change-list';
import { DocumentDiffs, type DiffProps } from './document-diffs';
import './review.css';

interface ReviewPanelProps {
  /** Shows two texts side by side. */
  readonly Diff: ComponentType<DiffProps>;
}

/** What the proposal does otherwise than the baseline, by risk, and the texts that differ. */
export function ReviewPanel({ Diff }: ReviewPanelProps): React.JSX.Element {
  const comparison = useReview((review) => review.comparison);
  const [shown, setShown] = useState<'behaviour' | 'text'>('behaviour');
  const status = useReview((review) => review.work.status);
  if (!comparison) return <p className="pane-idle">{waiting[status]}</p>;
  return (
    <div className="review-panel">
      <div className="review-head">
        <div className="segments" role="group" aria-label="Shown of the review">
          <Choice
            title="Behaviour"
            count={comparison.changes.length}
            pressed={shown === 'behaviour'}
            onPress={() => setShown('behaviour')}
          />
          <Choice
            title="Text"
            count={comparison.documents.length}
            pressed={shown === 'text'}
            onPress={() => setShown('text')}
          />
        </div>
        <Troubles comparison={comparison} />
      </div>
      {shown === 'behaviour' ? (
        <Behaviour comparison={comparison} />
      ) : (
        <DocumentDiffs comparison={comparison} Diff={Diff} />
      )}
    </div>
  );
}

const waiting = {
  idle: 'Both states are being compared.',
  working: 'Both states are being compared.',
  stopped: 'The comparison was called off. Press “Compare now” in the bar above to start again.',
  failed:
    'The comparison broke off. The design, its notes and the baseline are as they were. Press “Try again” in the bar above to start again.',
} as const;

function Behaviour({ comparison }: { readonly comparison: ComparisonReport }): React.JSX.Element {
  const { changes, documents, drawn } = comparison;
  const at = useReview((review) => review.at);
  const change = changes.find(({ id }) => id === at) ?? changes[0];
  if (!change) {
    const same =
      documents.length === 0
        ? 'Both states are the same.'
        : (untracedWords(drawn) ?? 'Every drawn call is treated as before, and no promise or finding differs.');
    return <p className="pane-idle">{same}</p>;
  }
  return (
    <div className="review-columns">
      <ChangeList changes={changes} at={change.id} />
      <ChangeDetail key={change.id} change={change} />
    </div>
  );
}

function Choice(props: {
  readonly title: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}): React.JSX.Element {
  return (
    <button type="button" className="segment" aria-pressed={props.pressed} onClick={props.onPress}>
      {props.title} {props.count.toLocaleString('en')}
    </button>
  );
}

/** What could not be compared, folded. */
function Troubles({ comparison }: { readonly comparison: ComparisonReport }): React.JSX.Element | null {
  const { unread, drawn, sampled } = comparison;
  const problems = useReview((review) => review.baseline?.problems);
  const untraced = untracedWords(drawn);
  const lines = [
    ...(problems ?? []),
    ...(untraced === undefined ? [] : [untraced]),
    ...unread.map(({ side, file, index, problem }) => {
      const where = side === 'before' ? 'of the baseline' : 'of the proposal';
      return `Document ${index + 1} of ${file} ${where} cannot be read to its end, so more may differ: ${problem}`;
    }),
    ...(sampled.tried < sampled.of
      ? [
          `Of ${counted(sampled.of, 'pair')} of a pod and a host that it is not drawn to call, ${sampled.tried.toLocaleString('en')} were tried.`,
        ]
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <details className="review-troubles">
      <summary>{counted(lines.length, 'gap')} in the comparison</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
