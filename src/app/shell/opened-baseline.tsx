import { FileClock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { readOpenedDesign, type OpenedDesign } from '../browser/export-baseline';
import { differenceFrom, type DesignDifference } from '../design-difference';
import { openedNames, openedTitles } from '../opened-words';
import { baselineOf, type BaselineReading } from '../review-mode';
import { getState } from '../store';
import { changedSinceOpened } from './words/baseline-dialog';

/** The files as they were opened, where they have been changed since: what is most often asked is what became of them. */
export function OpenedBaseline(props: {
  readonly onBaseline: (reading: BaselineReading) => void;
}): React.JSX.Element | null {
  const changed = useChanged();
  if (!changed) return null;
  const { opened, difference } = changed;
  const known = opened.isKnown ? 'opened' : 'found';
  return (
    <p className="baseline-left">
      <span>{changedSinceOpened(difference, opened.isKnown)}</span>
      <button
        type="button"
        className="button"
        onClick={() => props.onBaseline(baselineOf(openedNames[known], opened.workspace, []))}
      >
        <FileClock size={16} strokeWidth={1.75} aria-hidden />
        {openedTitles[known]}
      </button>
    </p>
  );
}

interface Changed {
  readonly opened: OpenedDesign;
  readonly difference: DesignDifference;
}

/** Null until it is read, and where nothing was opened or nothing differs. */
function useChanged(): Changed | null {
  const [changed, setChanged] = useState<Changed | null>(null);
  useEffect(() => {
    let gone = false;
    void readOpenedDesign().then((opened) => {
      if (gone || opened.workspace.files.length === 0) return;
      const difference = differenceFrom(getState().snapshot.workspace, opened.workspace);
      setChanged(difference && { opened, difference });
    });
    return () => {
      gone = true;
    };
  }, []);
  return changed;
}
