import type { ReactNode } from 'react';
import { useFindings } from '../findings';
import { useApp } from '../store';
import type { DockSectionId } from '../view';
import { SeverityMark } from '../widgets';
import { PreviewPane, ProblemsPane } from './lazy-panes';

/** A section below the canvas: its region is named by its title, and its header says the most important thing in a word. */
export interface DockSection {
  readonly id: DockSectionId;
  readonly title: string;
  /** Stays in view while the section is folded, so it is short and always up to date. */
  readonly Summary: () => ReactNode;
  readonly Pane: () => React.JSX.Element;
}

export const dockSections: readonly DockSection[] = [
  { id: 'topology', title: 'Topology', Summary: TopologySummary, Pane: PreviewPane },
  { id: 'problems', title: 'Problems', Summary: ProblemsSummary, Pane: ProblemsPane },
];

function TopologySummary(): ReactNode {
  const nodes = useApp((state) => state.snapshot.resources.length);
  if (nodes === 0) return null;
  return <span className="dock-summary dock-summary-spare">{nodes === 1 ? '1 resource' : `${nodes} resources`}</span>;
}

function ProblemsSummary(): ReactNode {
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
