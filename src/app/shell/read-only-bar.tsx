import { editHere } from '../browser/session-start';
import { useSession } from '../session';

/** Says that another tab edits this design, and offers to edit here instead. */
export function ReadOnlyBar(): React.JSX.Element | null {
  const readOnly = useSession((session) => session.readOnly);
  if (!readOnly) return null;
  return (
    <div className="read-only-bar" role="note">
      <span>Another tab edits this design; this one follows it and changes nothing.</span>
      <button type="button" className="button button-small" onClick={() => void editHere()}>
        Edit here
      </button>
    </div>
  );
}
