import { useMemo, useRef, useState } from 'react';
import type { Severity } from '../../core/text';
import { useFindings } from '../findings';
import { useApp } from '../store';
import { SeverityMark, countWord } from '../widgets';
import { groupFindings, linesOf, type Line } from './group-findings';
import { FindingLine, GroupLine } from './problem-lines';
import './problems.css';

const severities = ['error', 'warning', 'info'] as const;
const everySeverity: ReadonlySet<Severity> = new Set(severities);

/** Findings, grouped by what they are about. Each goes to its place and offers its fixes. */
export function ProblemsPanel(): React.JSX.Element {
  const all = useFindings((state) => state.all);
  const tally = useFindings((state) => state.tally);
  const snapshot = useFindings((state) => state.snapshot);
  const [shown, setShown] = useState<ReadonlySet<Severity>>(everySeverity);
  const lines = useMemo(
    () =>
      linesOf(
        groupFindings(
          snapshot,
          all.filter((finding) => shown.has(finding.severity)),
        ),
      ),
    [snapshot, all, shown],
  );
  if (all.length === 0) return <EmptyProblems />;
  return (
    <div className="problems">
      <div className="problems-filter" role="group" aria-label="Show findings of severity">
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            className="filter-toggle"
            aria-pressed={shown.has(severity)}
            aria-label={countWord(severity, tally[severity])}
            disabled={tally[severity] === 0}
            onClick={() => setShown(toggled(shown, severity))}
          >
            <SeverityMark severity={severity} count={tally[severity]} size={13} silent />
          </button>
        ))}
      </div>
      <ProblemList lines={lines} />
    </div>
  );
}

/** Lines drawn at first, and added each time the end comes near: thousands of findings must not cost thousands of rows. */
const portion = 120;

function ProblemList({ lines }: { readonly lines: readonly Line[] }): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(portion);
  const onScroll = (): void => {
    const element = box.current;
    if (element && element.scrollTop + element.clientHeight > element.scrollHeight - 400)
      setDrawn((before) => Math.min(before + portion, Math.max(lines.length, portion)));
  };
  return (
    <div ref={box} className="problems-list" onScroll={onScroll}>
      {lines
        .slice(0, drawn)
        .map((line) =>
          line.type === 'group' ? (
            <GroupLine key={line.id} group={line.group} />
          ) : (
            <FindingLine key={line.id} finding={line.finding} where={line.where} />
          ),
        )}
      {lines.length > drawn && (
        <button type="button" className="link-button problems-more" onClick={() => setDrawn(drawn + portion)}>
          Show more
        </button>
      )}
      {lines.length === 0 && <p className="problems-empty">All findings are hidden by the filter above.</p>}
    </div>
  );
}

function EmptyProblems(): React.JSX.Element {
  const resources = useApp((state) => state.snapshot.resources.length);
  const version = useApp((state) => state.snapshot.mesh.settings.istioVersion);
  const looked = resources === 1 ? '1 resource was' : `${resources} resources were`;
  return (
    <p className="problems-empty">
      {resources === 0
        ? 'Findings appear here once there is something to look at.'
        : `No findings for Istio ${version}: ${looked} looked at.`}
    </p>
  );
}

function toggled(shown: ReadonlySet<Severity>, severity: Severity): ReadonlySet<Severity> {
  const next = new Set(shown);
  if (!next.delete(severity)) next.add(severity);
  return next;
}
