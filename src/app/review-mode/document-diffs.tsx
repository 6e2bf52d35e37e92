import { Fragment, Suspense, useEffect, useRef, type ComponentType, type KeyboardEvent } from 'react';
import type { ComparisonReport, ReportedDocument } from '../../core/review';
import { changesOf, reviewSigns, setReview, useReview, type ReviewState } from '../review-state';
import { focusAnswer } from '../review-walk';
import { Breakable, KindGlyph } from '../widgets';
import { Answered } from './answered';
import { DecideForm } from './decide-form';
import { documentsWords } from './words';

/** Two texts that are shown side by side. */
export interface DiffProps {
  /** What is compared, in a few words. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The resources that differ, and the text of one of them before and after, with what is said to it: what no traced call shows is reviewed here. */
export function DocumentDiffs(props: {
  readonly comparison: ComparisonReport;
  readonly Diff: ComponentType<DiffProps>;
}): React.JSX.Element {
  const { comparison, Diff } = props;
  const { documents } = comparison;
  const decider = useReview(deciderShown);
  const chosen = useReview((review) => review.document);
  const shown =
    documents.find(({ id }) => id === chosen) ?? documents.find(({ key }) => key === decider) ?? documents[0];
  if (!shown) return <p className="pane-idle">{documentsWords.none}</p>;
  return (
    <div className="review-columns">
      <ul
        className="review-list review-documents"
        aria-label={documentsWords.label}
        onKeyDown={(event) => walkDocuments(event, documents, shown)}
      >
        {documents.map((each) => (
          <li key={each.id}>
            <DocumentRow document={each} shown={each === shown} onPick={() => setReview({ document: each.id })} />
          </li>
        ))}
      </ul>
      <div className="review-text">
        <div className="review-text-head" role="group" aria-label={documentsWords.answerLabel}>
          <p className="review-sentence">
            <Breakable text={shown.sentence} />
          </p>
          <DecideForm key={shown.id} change={shown} note={shown.key} />
        </div>
        <Suspense fallback={<p className="pane-idle">{documentsWords.loadingEditor}</p>}>
          <Diff name={shown.key} before={shown.before?.text ?? ''} after={shown.after?.text ?? ''} />
        </Suspense>
      </div>
    </div>
  );
}

/** Arrows walk the list, which is one stop of the Tab key, and Enter leads to the answer. */
function walkDocuments(
  event: KeyboardEvent<HTMLElement>,
  documents: readonly ReportedDocument[],
  shown: ReportedDocument,
): void {
  const index = documents.indexOf(shown);
  const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: documents.length - 1 }[event.key];
  const document = documents[event.key === 'Enter' ? index : (next ?? -1)];
  if (!document) return;
  event.preventDefault();
  setReview({ document: document.id });
  // At once, so that the next key is not one for the list.
  if (event.key === 'Enter') return focusAnswer();
  event.currentTarget.querySelectorAll<HTMLElement>('.review-change')[documents.indexOf(document)]?.focus();
}

/** The key of the document that decides the change which is looked at, and differs. */
function deciderShown(review: ReviewState): string | undefined {
  const changes = changesOf(review);
  const change = changes.find(({ id }) => id === review.at) ?? changes[0];
  const keys = new Set(review.comparison?.documents.map((each) => each.key));
  return [...(change?.decidedAfter ?? []), ...(change?.decidedBefore ?? [])].find((each) => keys.has(each.key))?.key;
}

function DocumentRow(props: {
  readonly document: ReportedDocument;
  readonly shown: boolean;
  readonly onPick: () => void;
}): React.JSX.Element {
  const { id, key, change, textOnly, before, after } = props.document;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (props.shown) row.current?.scrollIntoView({ block: 'nearest' });
  }, [props.shown]);
  return (
    <button
      ref={row}
      type="button"
      className="review-change review-document"
      aria-current={props.shown ? 'true' : undefined}
      data-autofocus={props.shown ? true : undefined}
      tabIndex={props.shown ? 0 : -1}
      onClick={props.onPick}
    >
      <span className={`review-word review-word-${change}`}>
        <span aria-hidden="true">{reviewSigns[change]}</span>
        <span className="spoken-only">{documentsWords.changes[change]}</span>
      </span>
      <KindGlyph kind={(after ?? before)?.kind ?? ''} size={18} />
      <span className="review-key" title={key}>
        <Key text={key} />
      </span>
      <Answered id={id} />
      {textOnly && (
        <span className="chip chip-small" title={documentsWords.textOnlyMeaning}>
          {documentsWords.textOnly}
        </span>
      )}
    </button>
  );
}

/** A key that may break behind its kind and its namespace, rather than within a name. */
function Key({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <>
      {text.split(/(?<=\/)/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
