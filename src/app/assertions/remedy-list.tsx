import { useMemo } from 'react';
import { shownUrl } from '../../core/mesh';
import { openPatch } from '../patch-request';
import { useApp } from '../store';
import type { TracedRow } from '../traces';
import { remediesFor, type Remedy } from './remedies';
import { remedyWords } from './words';

/** What would make a promise hold; each shows its patch before anything is written. */
export function RemedyList({ row }: { readonly row: TracedRow }): React.JSX.Element {
  const snapshot = useApp((state) => state.snapshot);
  const remedies = useMemo(() => remediesFor(snapshot, row), [snapshot, row]);
  if (remedies.length === 0) return <p className="promise-because">{remedyWords.none}</p>;
  return (
    <ul className="remedies" aria-label={remedyWords.fixes}>
      {remedies.map((remedy, index) => (
        <li key={`${remedy.title} ${index}`}>
          <button type="button" className="button button-small button-outline" onClick={() => preview(row, remedy)}>
            {remedy.title}…
          </button>
          {remedy.breaks > 0 && <span className="remedy-breaks">{remedyWords.breaks(remedy.breaks)}</span>}
        </li>
      ))}
    </ul>
  );
}

function preview({ call }: TracedRow, { title, change, breaks }: Remedy): void {
  openPatch({
    title,
    about: remedyWords.holdsThen(shownUrl(call.url)),
    change,
    warns: () => (breaks > 0 ? [remedyWords.breaks(breaks)] : []),
    done: remedyWords.done(title),
    leads: true,
  });
}
