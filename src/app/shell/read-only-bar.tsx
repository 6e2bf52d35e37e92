import { editHere } from '../browser/session-start';
import { useSession } from '../session';

/** Says why nothing can be changed: the stored design is still being read, or another tab edits it, which this one may take over. */
export function ReadOnlyBar(): React.JSX.Element | null {
  const readOnly = useSession((session) => session.readOnly);
  const restoring = useSession((session) => session.restoring);
  if (!readOnly) return null;
  if (restoring) {
    return (
      <div className="read-only-bar" role="note">
        <span>Your stored work is still being read. It can be edited as soon as it is here.</span>
      </div>
    );
  }
  return (
    <div className="read-only-bar" role="note">
      <span>Another tab edits this design; this one follows it and changes nothing.</span>
      <button type="button" className="button button-small" onClick={() => void editHere()}>
        Edit here
      </button>
    </div>
  );
}
