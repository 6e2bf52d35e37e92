import { ChevronDown, ChevronRight, Maximize2, Minimize2 } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { regionNames } from '../region-names';
import { IconButton } from '../widgets';
import type { DockSection } from './dock-sections';
import type { Span } from './dock-spans';
import { PaneBoundary } from './pane-boundary';
import { dockWords } from './words/page';

interface SectionProps {
  readonly section: DockSection;
  /** Whether what it holds is shown. */
  readonly open: boolean;
  /** Whether it was opened, and holds what was done in it though there is no room to show it. */
  readonly kept: boolean;
  readonly enlarged: boolean;
  /** Where its content stands below the headers; undefined while it is folded or another section is enlarged over it. */
  readonly span: Span | undefined;
  readonly onToggle: () => void;
  readonly onEnlarge: (() => void) | undefined;
}

/** A section of the dock: a header that folds it, and while it is open what it holds. */
export function Section({ section, open, kept, enlarged, span, onToggle, onEnlarge }: SectionProps): React.JSX.Element {
  const { id, Summary, Pane } = section;
  const title = regionNames[id];
  const Arrow = open ? ChevronDown : ChevronRight;
  const header = useInView(open && onEnlarge !== undefined);
  return (
    <section
      role="region"
      aria-label={title}
      className={`dock-section ${open ? 'dock-section-open' : ''}`}
      data-folded={open ? undefined : true}
    >
      <div ref={header} className="dock-header">
        <h2 className="dock-heading">
          <button type="button" className="dock-toggle" aria-expanded={open} onClick={onToggle}>
            <Arrow size={14} strokeWidth={1.75} aria-hidden />
            {title}
            <Summary />
          </button>
        </h2>
        {open && onEnlarge && (
          <IconButton
            label={enlarged ? dockWords.putBack : dockWords.enlarge(id)}
            className="dock-enlarge"
            onClick={onEnlarge}
          >
            <EnlargeIcon enlarged={enlarged} />
          </IconButton>
        )}
      </div>
      {kept && (
        <div
          className="dock-content"
          hidden={span === undefined}
          style={span && { left: `${span.left}%`, width: `${span.width}%` }}
        >
          <PaneBoundary region={id}>
            <Pane />
          </PaneBoundary>
        </div>
      )}
    </section>
  );
}

/** Scrolls the row of headers to one that opens, where the row is narrower than all of them. */
function useInView(active: boolean): RefObject<HTMLDivElement | null> {
  const header = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) header.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  return header;
}

function EnlargeIcon({ enlarged }: { readonly enlarged: boolean }): React.JSX.Element {
  const Icon = enlarged ? Minimize2 : Maximize2;
  return <Icon size={14} strokeWidth={1.75} aria-hidden />;
}
