import { lazy, Suspense } from 'react';
import { idleWords } from '../idle-words';
import { useApp } from '../store';

const Lab = lazy(() => import('../lab').then((room) => ({ default: room.LabPanel })));

/** The Lab. Like other panes its code is fetched with the first file. */
export function LabPane(): React.JSX.Element {
  const hasFiles = useApp((state) => state.snapshot.files.length > 0);
  return hasFiles ? (
    <Suspense fallback={null}>
      <Lab />
    </Suspense>
  ) : (
    <p className="pane-idle">{idleWords.lab}</p>
  );
}
