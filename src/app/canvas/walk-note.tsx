import { getState } from '../store';
import { useIsSlow } from '../threads/use-slow-work';
import { walkWords } from '../walk-words';
import { useWalked } from '../walked';

/** Says that calls are being followed, once that takes a moment: the canvas shows the design as it was until then. */
export function WalkNote(): React.JSX.Element | null {
  return useWalked().isNow ? null : <Following />;
}

function Following(): React.JSX.Element | null {
  if (!useIsSlow()) return null;
  const calls = getState().snapshot.mesh.workloads.reduce((sum, workload) => sum + workload.calls.length, 0);
  return (
    <div className="arrange-note" role="status">
      {walkWords.following(calls)}
      <progress aria-label={walkWords.progressLabel} />
    </div>
  );
}
