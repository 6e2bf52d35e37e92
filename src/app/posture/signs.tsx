import type { PostureCell } from '../../core/mesh';
import { KindGlyph, OutcomeGlyph, PromiseFlag } from '../widgets';
import { matrixWords, shortWords, verdictOf } from './words';

/** A cell in signs: what becomes of the call, by which way, how many layers of TLS leave, and whether what is promised holds. */
export function Signs({ cell }: { readonly cell: PostureCell }): React.JSX.Element {
  const { outcome, way, tls, misread } = cell;
  return (
    <>
      {outcome ? <OutcomeGlyph outcome={misread ? 'misread' : outcome} /> : <span className="posture-none">–</span>}
      {way === 'gateway' && <KindGlyph kind="Gateway" size={14} />}
      {way === 'waypoint' && <span className="posture-waypoint">{matrixWords.waypoint}</span>}
      {way === 'past' && <span className="posture-past">{matrixWords.past}</span>}
      {tls && <TlsBars layers={tls === 'none' ? 0 : tls === 'double' ? 2 : 1} />}
      <span className="posture-word">{shortWords(cell)}</span>
      {cell.undecided !== undefined && <span className="posture-open">?</span>}
      {cell.call?.expect && <PromiseFlag verdict={verdictOf(cell)} />}
    </>
  );
}

/** A line for bytes in the open, a bar for each layer of TLS. */
function TlsBars({ layers }: { readonly layers: 0 | 1 | 2 }): React.JSX.Element {
  return (
    <svg className="posture-bars" width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
      {layers === 0 && <path className="posture-bars-open" d="M1 6H13" />}
      {layers === 1 && <rect x="1" y="3" width="12" height="6" rx="1" />}
      {layers === 2 && (
        <>
          <rect x="1" y="1" width="12" height="4" rx="1" />
          <rect x="1" y="7" width="12" height="4" rx="1" />
        </>
      )}
    </svg>
  );
}
