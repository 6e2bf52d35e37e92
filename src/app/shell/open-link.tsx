import { countResources } from '../../core/exchange';
import { closeDialog } from '../dialogs';
import { linkAsked, type LinkChoice, type LinkQuestion } from '../link-request';
import { useApp } from '../store';
import { counted } from '../counted';
import { Sheet, SheetButtons } from './sheet';

/** Says why a link cannot be opened, or asks what becomes of the work that is here. */
export default function OpenLink(): React.JSX.Element | null {
  const question = linkAsked();
  if (question === null) return null;
  return question.type === 'refused' ? <Refused problem={question.problem} /> : <Choose {...question} />;
}

function Refused({ problem }: { readonly problem: string }): React.JSX.Element {
  return (
    <Sheet title="This link cannot be opened">
      <p className="sheet-lead">{problem}</p>
      <p className="sheet-lead">Your own work is as it was.</p>
      <SheetButtons>
        <button type="button" className="button button-primary" data-autofocus onClick={closeDialog}>
          Close
        </button>
      </SheetButtons>
    </Sheet>
  );
}

function Choose({ shared, settle }: Extract<LinkQuestion, { type: 'choose' }>): React.JSX.Element {
  const mine = useApp((state) => state.snapshot.workspace.files);
  const theirs = shared.workspace.files;
  const choose = (choice: LinkChoice) => (): void => {
    closeDialog();
    settle(choice);
  };
  return (
    <Sheet title="Open this link" size={560}>
      <p className="sheet-lead">
        The link holds {contents(theirs)}; you have {contents(mine)} open. Nothing is overwritten before you choose.
      </p>
      <dl className="link-choices">
        <dt>Keep mine</dt>
        <dd>The link is not opened.</dd>
        <dt>Open beside mine</dt>
        <dd>Its files are added to yours; you are asked about resources that both have.</dd>
        <dt>Open in place of mine</dt>
        <dd>One Undo brings your files back, and they are kept among the versions.</dd>
      </dl>
      <p className="sheet-lead">
        Or{' '}
        <a href={location.hash.replace(/^#share/, '#view')} target="_blank" rel="noopener noreferrer">
          look at it in a new tab
        </a>{' '}
        first.
      </p>
      <SheetButtons>
        <button type="button" className="button" onClick={choose('link')}>
          Open in place of mine
        </button>
        <button type="button" className="button" onClick={choose('beside')}>
          Open beside mine
        </button>
        <button type="button" className="button button-primary" data-autofocus onClick={choose('mine')}>
          Keep mine
        </button>
      </SheetButtons>
    </Sheet>
  );
}

function contents(files: readonly { readonly text: string }[]): string {
  return `${counted(files.length, 'file')} with ${counted(countResources(files), 'resource')}`;
}
