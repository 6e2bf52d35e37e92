import type { PostureCell } from '../../core/mesh';
import { KindGlyph, OutcomeGlyph } from '../widgets';
import { shortWords } from './words';

/** A cell in signs: what becomes of the call, by which way, how many layers of TLS leave, and whether what is promised holds. */
export function Signs({ cell }: { readonly cell: PostureCell }): React.JSX.Element {
  const { outcome, way, tls } = cell;
  return (
    <>
      {outcome ? <OutcomeGlyph outcome={outcome} /> : <span className="posture-none">–</span>}
      {way === 'gateway' && <KindGlyph kind="Gateway" size={14} />}
      {way === 'waypoint' && <span className="posture-waypoint">L7</span>}
      {tls && <TlsBars layers={tls === 'none' ? 0 : tls === 'double' ? 2 : 1} />}
      <span className="posture-word">{shortWords(cell)}</span>
      {cell.undecided !== undefined && <span className="posture-open">?</span>}
      {cell.call?.expect && <PromiseFlag holds={cell.holds} />}
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

/** Filled while the promise holds, crossed when it does not, empty where that cannot be told. */
function PromiseFlag({ holds }: { readonly holds: boolean | undefined }): React.JSX.Element {
  const look = holds === undefined ? 'open' : holds ? 'holds' : 'fails';
  return (
    <svg className={`posture-flag posture-flag-${look}`} width="11" height="14" viewBox="0 0 11 14" aria-hidden="true">
      <path d="M1.5 1v12" />
      <path className="posture-flag-cloth" d="M1.5 1.5H10L8 4.5l2 3H1.5Z" />
      {look === 'fails' && <path d="m5 9.5 4 4m0-4-4 4" />}
    </svg>
  );
}
