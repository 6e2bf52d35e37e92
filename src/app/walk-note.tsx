import { getState } from './store';
import { useIsSlow } from './threads/use-slow-work';
import { walkWords } from './walk-words';
import { useWalked } from './walked';

interface WalkNoteProps {
  readonly className: string;
  /** Of several notes one is read aloud. */
  readonly role?: 'status';
}

/** Says that calls are being followed, once that takes a moment: the design is shown as it was until then. */
export function WalkNote(props: WalkNoteProps): React.JSX.Element | null {
  return useWalked().isNow ? null : <Following {...props} />;
}

function Following({ className, role }: WalkNoteProps): React.JSX.Element | null {
  if (!useIsSlow()) return null;
  const calls = getState().snapshot.mesh.workloads.reduce((sum, workload) => sum + workload.calls.length, 0);
  return (
    <div className={className} role={role}>
      {walkWords.following(calls)}
      <progress aria-label={walkWords.progressLabel} />
    </div>
  );
}
