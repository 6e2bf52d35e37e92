import { useState } from 'react';
import type { ComparisonReport, ReportedChange, ReportedDocument, Risk } from '../../core/review';
import { digits } from '../language';
import { openedTitle } from '../opened-words';
import { reviewSigns, useReview } from '../review-state';
import { Breakable } from '../widgets';
import './change-cards.css';
import { ChangeSides, Targets } from './change-detail';
import { ChangedLines } from './changed-lines';
import { CompareNote } from './compare-note';
import './review.css';
import { Troubles } from './review-panel';
import { SaidLine } from './said-line';
import { UnfoundAnswers } from './unfound-answers';
import { useSaid } from './use-said';
import {
  changeListWords,
  documentsWords,
  reviewBarWords,
  reviewPanelWords,
  riskNames,
  risks,
  summaryWords,
} from './words';

/** The review to be read on a phone: the changes by risk as cards, each with both sides, and the documents that differ. Nothing here answers or edits. */
export function ChangeCards(): React.JSX.Element {
  const comparison = useReview((review) => review.comparison);
  const status = useReview((review) => review.work.status);
  return (
    <div className="review-cards">
      <Head />
      {comparison ? <Compared comparison={comparison} /> : <p>{reviewPanelWords.waiting[status]}</p>}
    </div>
  );
}

/** What is compared with what, and what comes of it. */
function Head(): React.JSX.Element {
  const baseline = useReview((review) => review.baseline?.name ?? '');
  const proposal = useReview((review) => review.proposal?.name ?? reviewBarWords.thisDesign);
  const comparison = useReview((review) => review.comparison);
  const said = useReview((review) => review.said);
  return (
    <header>
      <p>
        <b>{openedTitle(baseline)}</b> → <b>{proposal}</b>
      </p>
      {comparison && <p className="review-cards-sum">{summaryWords(comparison, said)}</p>}
      <CompareNote />
    </header>
  );
}

function Compared({ comparison }: { readonly comparison: ComparisonReport }): React.JSX.Element {
  const { changes } = comparison;
  return (
    <>
      <Troubles comparison={comparison} />
      <UnfoundAnswers />
      {risks.map((risk) => {
        const own = changes.filter((change) => change.risk === risk);
        return own.length > 0 && <OfRisk key={risk} risk={risk} changes={own} />;
      })}
      <Documents comparison={comparison} />
    </>
  );
}

function OfRisk({ risk, changes }: { readonly risk: Risk; readonly changes: readonly ReportedChange[] }) {
  return (
    <>
      <h2 className={`review-risk review-risk-${risk}`}>
        {riskNames[risk]} <span>{digits(changes.length)}</span>
      </h2>
      <ul aria-label={changeListWords.riskLabel[risk]}>
        {changes.map((change) => (
          <li key={change.id} className="review-card">
            <ChangeCard change={change} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ChangeCard({ change }: { readonly change: ReportedChange }): React.JSX.Element {
  const { sentence, targets } = change;
  const said = useSaid(change.id);
  return (
    <>
      <p>
        <Breakable text={sentence} />
      </p>
      {said.map((each, index) => (
        <SaidLine key={index} {...each} />
      ))}
      <details>
        <summary>{changeListWords.beforeAndAfter}</summary>
        {targets.length > 1 && <Targets targets={targets} />}
        <ChangeSides change={change} leads={false} />
      </details>
    </>
  );
}

function Documents({ comparison: { documents } }: { readonly comparison: ComparisonReport }): React.JSX.Element | null {
  if (documents.length === 0) return null;
  return (
    <>
      <h2 className="review-risk">{documentsWords.label}</h2>
      <ul aria-label={documentsWords.label}>
        {documents.map((document) => (
          <li key={`${document.key} ${document.change}`}>
            <DocumentCard document={document} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A document that differs; its changed lines once they are asked for. */
function DocumentCard({ document }: { readonly document: ReportedDocument }): React.JSX.Element {
  const { id, sentence, key, change, textOnly, before, after } = document;
  const said = useSaid(id);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="review-cards-document" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={`review-word review-word-${change}`}>
          <span aria-hidden="true">{reviewSigns[change]}</span>
          <span className="spoken-only">{documentsWords.changes[change]}</span>
        </span>
        <span>{key}</span>
        {textOnly && <span className="chip chip-small">{documentsWords.textOnly}</span>}
      </summary>
      {said.map((each, index) => (
        <SaidLine key={index} {...each} />
      ))}
      {isOpen && (
        <p>
          <Breakable text={sentence} />
        </p>
      )}
      {isOpen && <ChangedLines before={before?.text ?? ''} after={after?.text ?? ''} />}
    </details>
  );
}
