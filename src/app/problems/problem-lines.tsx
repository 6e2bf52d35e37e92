import { FileWarning, Wand2 } from 'lucide-react';
import type { Finding } from '../../core/analysis';
import { goToFinding } from '../commands/go';
import { applyFix } from '../findings';
import { layoutMode } from '../layout-mode';
import { setView } from '../view';
import { KindGlyph, SeverityMark } from '../widgets';
import type { Group } from './group-findings';

export function GroupLine({ group }: { readonly group: Group }): React.JSX.Element {
  return (
    <h3 className="problem-group">
      {group.kind === undefined ? (
        <FileWarning className="tree-icon" size={16} strokeWidth={1.75} aria-hidden />
      ) : (
        <KindGlyph kind={group.kind} size={18} />
      )}
      {group.kind !== undefined && <span className="spoken-only">{group.kind}</span>}
      <span className="problem-group-title">{group.title}</span>
      <span className="problem-group-detail">{group.detail}</span>
    </h3>
  );
}

export function FindingLine({
  finding,
  where,
}: {
  readonly finding: Finding;
  readonly where: string;
}): React.JSX.Element {
  const code = finding.code === null ? finding.rule : `${finding.rule} · ${finding.code}`;
  return (
    <div className="problem">
      <button type="button" className="problem-go" onClick={() => go(finding)}>
        <SeverityMark severity={finding.severity} size={15} />
        <span className="problem-text">
          <span className="problem-message">{finding.message}</span>
          <span className="problem-meta">
            {code} · {where}
          </span>
        </span>
      </button>
      {finding.fixes && finding.fixes.length > 0 && (
        <div className="problem-fixes">
          {finding.fixes.map((fix) => (
            <button
              key={fix.title}
              type="button"
              className="button button-small button-outline"
              onClick={() => applyFix(finding, fix)}
            >
              <Wand2 size={13} strokeWidth={1.75} aria-hidden />
              {fix.title}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function go(finding: Finding): void {
  // Where one pane is shown at a time, the text is where the place can be seen.
  setView({ openFile: finding.file, ...(layoutMode() === 'single' ? { pane: 'text' } : {}) });
  goToFinding(finding);
}
