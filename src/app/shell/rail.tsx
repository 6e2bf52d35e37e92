import { ChevronRight, ChevronLeft } from 'lucide-react';
import { regionNames, type Region } from '../region-names';

interface FoldedPane {
  readonly region: Region;
  /** Where a skip link goes. */
  readonly id?: string;
  readonly summary: string;
  readonly onUnfold: () => void;
}

/** Panes folded to a strip of 40 pixels: each stays a region that can be found, with its name, a line of summary and a way back. */
export function Rail({
  side,
  panes,
}: {
  readonly side: 'left' | 'right';
  readonly panes: readonly FoldedPane[];
}): React.JSX.Element {
  const Arrow = side === 'left' ? ChevronRight : ChevronLeft;
  return (
    <div className={`rail rail-${side}`}>
      {panes.map(({ region, id, summary, onUnfold }) => (
        <section
          key={region}
          id={id}
          tabIndex={-1}
          role="region"
          aria-label={regionNames[region]}
          className="rail-region"
        >
          <button type="button" className="rail-button" aria-expanded={false} onClick={onUnfold}>
            <Arrow size={16} strokeWidth={1.75} aria-hidden />
            <span className="rail-name">{regionNames[region]}</span>
            {summary !== '' && <span className="rail-summary">{summary}</span>}
          </button>
        </section>
      ))}
    </div>
  );
}
