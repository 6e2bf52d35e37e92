import { Fragment, useMemo } from 'react';
import { countResources } from '../../core/exchange';
import type { SourceFile } from '../../core/workspace';
import { differenceFrom } from '../design-difference';
import { closeDialog } from '../dialogs';
import { countNewAnswers } from '../new-answers';
import { linkAsked, type LinkChoice, type LinkQuestion } from '../link-request';
import { useReview } from '../review-state';
import { useApp } from '../store';
import { Sheet, SheetButtons } from './sheet';
import { lookFirst, openLinkWords, refusedLinkWords } from './words/open-link';

/** Says why a link cannot be opened, or asks what becomes of the work that is here. */
export default function OpenLink(): React.JSX.Element | null {
  const question = linkAsked();
  if (question === null) return null;
  return question.type === 'refused' ? <Refused problem={question.problem} /> : <Choose {...question} />;
}

function Refused({ problem }: { readonly problem: string }): React.JSX.Element {
  return (
    <Sheet title={refusedLinkWords.title}>
      <p className="sheet-lead">{problem}</p>
      <p className="sheet-lead">{refusedLinkWords.unharmed}</p>
      <SheetButtons>
        <button type="button" className="button button-primary" data-autofocus onClick={closeDialog}>
          {refusedLinkWords.close}
        </button>
      </SheetButtons>
    </Sheet>
  );
}

function Choose({ shared, settle }: Extract<LinkQuestion, { type: 'choose' }>): React.JSX.Element {
  const mine = useApp((state) => state.snapshot.workspace);
  const own = useReview(({ baseline, proposal }) => (proposal === null ? baseline?.name : undefined));
  const theirs = shared.workspace.files;
  const { baseline } = shared;
  const difference = useMemo(
    () => baseline && differenceFrom(shared.workspace, baseline.workspace),
    [shared, baseline],
  );
  const answers = useMemo(
    () => countNewAnswers(shared.workspace, mine, ...(baseline ? [baseline.workspace] : [])),
    [shared, mine, baseline],
  );
  const take = answers > 0 ? openLinkWords.take(answers, baseline !== undefined && own === undefined) : null;
  const choose = (choice: LinkChoice) => (): void => {
    closeDialog();
    settle(choice);
  };
  return (
    <Sheet title={openLinkWords.title} size={take ? 640 : 560}>
      <p className="sheet-lead">{openLinkWords.lead(contents(theirs), contents(mine.files))}</p>
      {baseline && <p className="sheet-lead">{openLinkWords.reviewed(baseline.name, difference ?? null)}</p>}
      {answers > 0 && <p className="sheet-lead">{openLinkWords.answers(answers)}</p>}
      {baseline && own !== undefined && <p className="sheet-lead">{openLinkWords.ownReviewEnds(own)}</p>}
      <dl className="link-choices">
        {[...(take ? [take] : []), openLinkWords.mine, openLinkWords.beside, openLinkWords.inPlace].map(
          ({ title, doc }) => (
            <Fragment key={title}>
              <dt>{title}</dt>
              <dd>{doc}</dd>
            </Fragment>
          ),
        )}
      </dl>
      <p className="sheet-lead">{lookFirst(location.hash.replace(/^#share/, '#view'))}</p>
      <SheetButtons stays>
        <button type="button" className="button" onClick={choose('link')}>
          {openLinkWords.inPlace.title}
        </button>
        <button type="button" className="button" onClick={choose('beside')}>
          {openLinkWords.beside.title}
        </button>
        <button
          type="button"
          className={take ? 'button' : 'button button-primary'}
          data-autofocus
          onClick={choose('mine')}
        >
          {openLinkWords.mine.title}
        </button>
        {take && (
          <button type="button" className="button button-primary" onClick={choose('answers')}>
            {take.title}
          </button>
        )}
      </SheetButtons>
    </Sheet>
  );
}

function contents(files: readonly SourceFile[]): string {
  return openLinkWords.contents(files.length, countResources(files));
}
