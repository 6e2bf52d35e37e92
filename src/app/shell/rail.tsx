import { ChevronRight, ChevronLeft } from 'lucide-react';

interface FoldedPane {
  readonly name: string;
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
      {panes.map(({ name, id, summary, onUnfold }) => (
        <section key={name} id={id} tabIndex={-1} role="region" aria-label={name} className="rail-region">
          <button type="button" className="rail-button" aria-expanded={false} onClick={onUnfold}>
            <Arrow size={16} strokeWidth={1.75} aria-hidden />
            <span className="rail-name">{name}</span>
            {summary !== '' && <span className="rail-summary">{summary}</span>}
          </button>
        </section>
      ))}
    </div>
  );
}
