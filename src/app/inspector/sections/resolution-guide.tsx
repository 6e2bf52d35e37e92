import { useState } from 'react';
import {
  isRecord,
  resolutionConflicts,
  factsOfResolution,
  resolutionModeOf,
  type EnumValue,
  type ResolutionConflict,
} from '../../../core/schema';
import { SeverityMark } from '../../widgets';
import './resolution-guide.css';
import {
  answersIn,
  questionsFor,
  resolutionFor,
  type GuideAnswers,
  type GuideQuestion,
} from '../model/resolution-guide';
import { guideWords, questionWords } from '../words/sections';

interface GuideProps {
  readonly id: string;
  /** The entry's `spec` as it is. */
  readonly spec: unknown;
  /** The Istio release that refuses or accepts. */
  readonly release: string;
  readonly modes: readonly EnumValue[];
  readonly disabled: boolean;
  readonly onChoose: (mode: string) => void;
}

/** Which resolution an entry needs: four questions, and what each of the five would mean for it. */
export function ResolutionGuide({ id, spec, release, modes, disabled, onChoose }: GuideProps): React.JSX.Element {
  const [given, setGiven] = useState<Partial<GuideAnswers>>({});
  const answers: GuideAnswers = { ...answersIn(spec), ...given };
  const advised = resolutionFor(answers);
  const written = isRecord(spec) ? resolutionModeOf(spec) : undefined;
  return (
    <div className="ins-card ins-guide" id={id} role="group" aria-label={guideWords.title}>
      {questionsFor(answers).map((question) => (
        <Question
          key={question}
          question={question}
          answer={answers[question]}
          onAnswer={(answer) => setGiven({ ...given, [question]: answer })}
        />
      ))}
      <ul className="ins-modes-list">
        {modes.map(({ value, since }) => (
          <Mode
            key={value}
            mode={value}
            since={since}
            isWritten={value === written}
            isAdvised={value === advised}
            conflicts={isRecord(spec) ? resolutionConflicts({ ...spec, resolution: value }, release) : []}
            disabled={disabled}
            onChoose={() => onChoose(value)}
          />
        ))}
      </ul>
    </div>
  );
}

function Question(props: {
  readonly question: GuideQuestion;
  readonly answer: boolean | undefined;
  readonly onAnswer: (answer: boolean) => void;
}): React.JSX.Element {
  const { text, yes, no } = questionWords[props.question];
  return (
    <div className="ins-question" role="radiogroup" aria-label={text}>
      <span>{text}</span>
      <span className="ins-choices">
        {[true, false].map((answer) => (
          <label key={String(answer)} className="ins-choice" data-chosen={props.answer === answer || undefined}>
            <input
              type="radio"
              className="spoken-only"
              name={`guide-${props.question}`}
              checked={props.answer === answer}
              onChange={() => props.onAnswer(answer)}
            />
            {answer ? yes : no}
          </label>
        ))}
      </span>
    </div>
  );
}

function Mode(props: {
  readonly mode: string;
  readonly since: string | undefined;
  readonly isWritten: boolean;
  readonly isAdvised: boolean;
  readonly conflicts: readonly ResolutionConflict[];
  readonly disabled: boolean;
  readonly onChoose: () => void;
}): React.JSX.Element {
  const { mode, conflicts } = props;
  const facts = factsOfResolution(mode);
  return (
    <li data-advised={props.isAdvised || undefined} data-chosen={props.isWritten || undefined}>
      <p className="ins-mode-head">
        <strong className="ins-mono">{mode}</strong>
        {props.isAdvised && <span className="ins-tag">{guideWords.fits}</span>}
        {props.since !== undefined && <small>{guideWords.since(props.since)}</small>}
        {props.isWritten ? (
          <small>{guideWords.inForce}</small>
        ) : (
          <button type="button" className="ins-link" disabled={props.disabled} onClick={props.onChoose}>
            {guideWords.use(mode)}
          </button>
        )}
      </p>
      {facts && (
        <dl>
          <dt>{guideWords.facts.dials}</dt>
          <dd>{facts.dials}</dd>
          <dt>{guideWords.facts.cluster}</dt>
          <dd>{facts.cluster}</dd>
          <dt>{guideWords.facts.balancing}</dt>
          <dd>{facts.balancing}</dd>
          <dt>{guideWords.facts.atGateway}</dt>
          <dd>{facts.atGateway}</dd>
        </dl>
      )}
      {conflicts.map(({ says, by }) => (
        <p key={says} className="ins-mode-conflict">
          <SeverityMark severity={by === 'nobody' ? 'info' : 'error'} size={12} />
          <span>{says}</span>
        </p>
      ))}
    </li>
  );
}
