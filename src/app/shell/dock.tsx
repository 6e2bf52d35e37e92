import { ChevronDown, ChevronRight, Maximize2, Minimize2 } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFindings } from '../findings';
import { useApp } from '../store';
import { getView, setView, useView, type ViewState } from '../view';
import { IconButton, SeverityMark, Splitter } from '../widgets';
import { PreviewPane, ProblemsPane } from './lazy-panes';
import { PaneBoundary } from './pane-boundary';

type SectionId = keyof ViewState['dock'];

/** The sections below the canvas. Open ones share the width; a folded one keeps its header with a live summary. */
export function Dock({
  compact,
  alone = false,
}: {
  readonly compact: boolean;
  readonly alone?: boolean;
}): React.JSX.Element {
  const open = useView((view) => view.dock);
  const sizes = useView((view) => view.sizes);
  const unfolded = useView((view) => (compact ? view.compact.dock : !view.folded.dock)) || alone;
  const [enlarged, setEnlarged] = useState<SectionId | null>(null);
  const dock = useRef<HTMLDivElement>(null);
  useEscape(enlarged !== null, () => setEnlarged(null));
  const shows = (id: SectionId): boolean => unfolded && open[id];
  const both = shows('topology') && shows('problems') && enlarged === null && !alone;
  const section = (id: SectionId, title: string, summary: ReactNode, content: ReactNode): React.JSX.Element => (
    <Section
      title={title}
      summary={summary}
      open={shows(id)}
      enlarged={enlarged === id}
      share={both ? (id === 'topology' ? sizes.topology : 100 - sizes.topology) : undefined}
      onToggle={() => toggleSection(id, unfolded, compact)}
      onEnlarge={alone ? undefined : () => setEnlarged(enlarged === id ? null : id)}
    >
      {content}
    </Section>
  );
  const anyOpen = shows('topology') || shows('problems');
  return (
    <>
      {anyOpen && !alone && <DockSplitter />}
      <div
        ref={dock}
        className={`dock ${enlarged ? 'dock-enlarged' : ''} ${alone ? 'dock-alone' : ''}`}
        style={{ height: alone ? undefined : anyOpen ? sizes.dock : 36, flex: alone ? 1 : undefined }}
      >
        {section('topology', 'Topology', <TopologySummary />, <PreviewPane />)}
        {both && (
          <Splitter
            label="Topology width"
            orientation="vertical"
            sense={1}
            value={sizes.topology}
            min={20}
            max={80}
            reset={58}
            unit={() => (dock.current?.clientWidth ?? 100) / 100}
            onChange={(topology) => setView({ sizes: { ...sizes, topology } })}
          />
        )}
        {section('problems', 'Problems', <ProblemsSummary />, <ProblemsPane />)}
      </div>
    </>
  );
}

function DockSplitter(): React.JSX.Element {
  const sizes = useView((view) => view.sizes);
  return (
    <Splitter
      label="Height of Topology and Problems"
      orientation="horizontal"
      sense={-1}
      value={sizes.dock}
      min={96}
      max={Math.round((window.innerHeight - 72) * 0.7)}
      reset={240}
      onChange={(dock) => setView({ sizes: { ...sizes, dock } })}
    />
  );
}

interface SectionProps {
  readonly title: string;
  readonly summary: ReactNode;
  readonly open: boolean;
  readonly enlarged: boolean;
  /** Percent of the dock's width; undefined for all that is left. */
  readonly share: number | undefined;
  readonly onToggle: () => void;
  readonly onEnlarge: (() => void) | undefined;
  readonly children: ReactNode;
}

function Section(props: SectionProps): React.JSX.Element {
  const { title, open, enlarged, share, onEnlarge } = props;
  const Arrow = open ? ChevronDown : ChevronRight;
  const className = `dock-section ${open ? 'dock-section-open' : ''} ${enlarged ? 'dock-section-enlarged' : ''}`;
  return (
    <section
      role="region"
      aria-label={title}
      className={className}
      style={share === undefined ? undefined : { flex: `0 1 ${share}%` }}
    >
      <div className="dock-header">
        <button type="button" className="dock-toggle" aria-expanded={open} onClick={props.onToggle}>
          <Arrow size={14} strokeWidth={1.75} aria-hidden />
          {title}
          {props.summary}
        </button>
        {open && onEnlarge && (
          <IconButton
            label={enlarged ? 'Back to its place' : `Enlarge ${title}`}
            className="dock-enlarge"
            onClick={onEnlarge}
          >
            {enlarged ? (
              <Minimize2 size={14} strokeWidth={1.75} aria-hidden />
            ) : (
              <Maximize2 size={14} strokeWidth={1.75} aria-hidden />
            )}
          </IconButton>
        )}
      </div>
      {open && (
        <div className="dock-content">
          <PaneBoundary name={title}>{props.children}</PaneBoundary>
        </div>
      )}
    </section>
  );
}

function TopologySummary(): React.JSX.Element | null {
  const nodes = useApp((state) => state.snapshot.resources.length);
  return nodes === 0 ? null : <span className="dock-summary">{nodes === 1 ? '1 resource' : `${nodes} resources`}</span>;
}

function ProblemsSummary(): React.JSX.Element | null {
  const tally = useFindings((state) => state.tally);
  const present = (['error', 'warning', 'info'] as const).filter((severity) => tally[severity] > 0);
  if (present.length === 0) return null;
  return (
    <span className="dock-marks">
      {present.map((severity) => (
        <SeverityMark key={severity} severity={severity} count={tally[severity]} size={13} />
      ))}
    </span>
  );
}

/** Opening a section of a folded dock unfolds the dock with that section; in the compact layout, where there is little room, with that alone. */
function toggleSection(id: SectionId, unfolded: boolean, compact: boolean): void {
  const { dock, folded, compact: compactView } = getView();
  const others = compact ? { topology: false, problems: false } : dock;
  const next = unfolded ? { ...dock, [id]: !dock[id] } : { ...others, [id]: true };
  if (compact) setView({ dock: next, compact: { ...compactView, dock: true } });
  else setView({ dock: next, folded: { ...folded, dock: false } });
}

function useEscape(active: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onEscape();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [active, onEscape]);
}
