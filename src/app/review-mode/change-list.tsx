import { useEffect, useRef } from 'react';
import type { ReportedChange, Risk } from '../../core/review';
import { lookAt } from '../review-walk';
import { useSaid } from './use-said';
import { riskNames, risks } from './words';

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
  return (
    <div ref={box} className="review-list">
      {risks.map((risk) => {
        const own = changes.filter((change) => change.risk === risk);
        return own.length > 0 && <OfRisk key={risk} risk={risk} changes={own} at={at} />;
      })}
    </div>
  );
}

function OfRisk({ risk, changes, at }: ChangeListProps & { readonly risk: Risk }): React.JSX.Element {
  return (
    <>
      <h3 className={`review-risk review-risk-${risk}`}>
        {riskNames[risk]} <span>{changes.length.toLocaleString('en')}</span>
      </h3>
      <ul aria-label={`${riskNames[risk]} risk`}>
        {changes.map((change) => (
          <li key={change.id}>
            <button
              type="button"
              className="review-change"
              aria-current={change.id === at ? 'true' : undefined}
              onClick={() => lookAt(change)}
            >
              {change.sentence}
              <Answered change={change} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Answered({ change }: { readonly change: ReportedChange }): React.JSX.Element | null {
  const last = useSaid(change.id).at(-1);
  return last ? <span className="chip chip-small review-answer">{last.lead}</span> : null;
}
