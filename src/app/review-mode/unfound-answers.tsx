import type { UnfoundAnswer } from '../../core/review';
import { useReview } from '../review-state';
import { SaidLine } from './said-line';
import { unfoundWords } from './words';

/** The answers of the design that name nothing of the comparison, folded; nothing where each finds what it is about. */
export function UnfoundAnswers(): React.JSX.Element | null {
  const unfound = useReview((review) => review.unfound);
  return <Folded title={unfoundWords.all(unfound.length)} answers={unfound} />;
}

/** Those on one resource or workload, beside a change that is kept under its key: it may be what they were about. */
export function UnfoundAnswersOn({ on }: { readonly on: string }): React.JSX.Element | null {
  const unfound = useReview((review) => review.unfound).filter((each) => each.on === on);
  return <Folded title={unfoundWords.here(unfound.length, on)} answers={unfound} />;
}

function Folded(props: {
  readonly title: string;
  readonly answers: readonly UnfoundAnswer[];
}): React.JSX.Element | null {
  if (props.answers.length === 0) return null;
  return (
    <details className="review-unfound">
      <summary>{props.title}</summary>
      {props.answers.map((answer, index) => (
        <SaidLine key={index} {...answer} />
      ))}
    </details>
  );
}
