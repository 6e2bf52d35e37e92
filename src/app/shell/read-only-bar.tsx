import type { ReactNode } from 'react';
import { editHere } from '../browser/session-start';
import { useSession } from '../session';
import { readOnlyReasons } from '../words';
import { readOnlyWords } from './words/page';

/** Says why nothing can be changed: the stored design is still being read, or another tab edits it, which this one may take over. */
export function ReadOnlyBar(): React.JSX.Element | null {
  const readOnly = useSession((session) => session.readOnly);
  const restoring = useSession((session) => session.restoring);
  const looking = useSession((session) => session.looking);
  if (!readOnly) return null;
  if (looking) return <SharedBar />;
  if (restoring) {
    return (
      <Bar>
        <span>{readOnlyReasons.restoring}</span>
      </Bar>
    );
  }
  return (
    <Bar>
      <span>{readOnlyWords.elsewhere}</span>
      <button type="button" className="button button-small" onClick={() => void editHere()}>
        {readOnlyWords.editHere}
      </button>
    </Bar>
  );
}

/** Over the design of a link: it can be read in every pane, and taken over into one's own work. */
function SharedBar(): React.JSX.Element {
  const edit = async (): Promise<void> => {
    const { editShared } = await import('../browser/open-link');
    await editShared();
  };
  return (
    <Bar>
      <span>{readOnlyWords.shared}</span>
      <button type="button" className="button button-small" onClick={() => void edit()}>
        {readOnlyWords.editHere}
      </button>
    </Bar>
  );
}

function Bar({ children }: { readonly children: ReactNode }): React.JSX.Element {
  return (
    <section aria-label={readOnlyWords.label}>
      <div className="read-only-bar" role="note">
        {children}
      </div>
    </section>
  );
}
