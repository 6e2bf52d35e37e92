import { useEffect, useRef, type KeyboardEvent } from 'react';
import { decisionIn, splitSentence, type ReportedChange, type Risk } from '../../core/review';
import { useReview } from '../review-state';
import { focusAnswer, lookAt } from '../review-walk';
import { Breakable } from '../widgets';
import { Answered } from './answered';
import { takeListFocus } from './show-review';
import { changeListWords, riskNames, risks } from './words';

interface ChangeListProps {
  readonly changes: readonly ReportedChange[];
  readonly at: string;
}

/** The changes under their risks; each is a button that goes to what decides it. */
export function ChangeList({ changes, at }: ChangeListProps): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  useEffect(() => {
    if (takeListFocus()) box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);
  return (
    <div ref={box} className="review-list" onKeyDown={(event) => onKeyDown(event, changes, at)}>
      {risks.map((risk) => {
        const own = changes.filter((change) => change.risk === risk);
        return own.length > 0 && <OfRisk key={risk} risk={risk} changes={own} at={at} />;
      })}
    </div>
  );
}

/** Arrows walk the list, which is one stop of the Tab key, and Enter leads to what there is to answer. */
function onKeyDown(event: KeyboardEvent<HTMLElement>, changes: readonly ReportedChange[], at: string): void {
  const index = changes.findIndex(({ id }) => id === at);
  const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: changes.length - 1 }[event.key];
  const change = changes[event.key === 'Enter' ? index : (next ?? -1)];
  if (!change) return;
  event.preventDefault();
  lookAt(change);
  // At once, so that the next key is not one for the list.
  if (event.key === 'Enter') return focusAnswer();
  event.currentTarget.querySelectorAll<HTMLElement>('.review-change')[changes.indexOf(change)]?.focus();
}

function OfRisk({ risk, changes, at }: ChangeListProps & { readonly risk: Risk }): React.JSX.Element {
  const open = useReview(({ said }) => changes.filter(({ id }) => decisionIn(said.get(id)) === undefined).length);
  return (
    <>
      <h2 className={`review-risk review-risk-${risk}`}>
        {riskNames[risk]} <span>{changeListWords.counts(open, changes.length)}</span>
      </h2>
      <ul aria-label={changeListWords.riskLabel[risk]}>
        {changes.map((change) => (
          <li key={change.id}>
            <button
              type="button"
              className="review-change"
              aria-current={change.id === at ? 'true' : undefined}
              data-autofocus={change.id === at ? true : undefined}
              tabIndex={change.id === at ? 0 : -1}
              onClick={() => lookAt(change)}
            >
              <Answered id={change.id} />
              <span className="review-title">
                <Breakable text={splitSentence(change.sentence).title} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
