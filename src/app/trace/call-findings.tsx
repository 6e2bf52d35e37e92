import { findingsOfCall, type Finding } from '../../core/analysis';
import type { Mesh, Trace } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { goToFinding } from '../commands/go';
import { useFindings } from '../findings';
import { layoutMode } from '../layout-mode';
import { notify } from '../notices';
import { placeWords } from '../place-words';
import { dispatch } from '../store';
import { setView } from '../view';
import { SeverityMark } from '../widgets';
import { changeWords } from '../words';
import { refusalFixes } from './refusal-fixes';
import { refusalWords, walkWords } from './words';

/** What the rules say of this very call: each goes to its place, where its fixes are. */
export function CallFindings({ trace, snapshot }: { readonly trace: Trace; readonly snapshot: Snapshot }) {
  const found = findingsOfCall(
    useFindings((state) => state.open),
    trace,
  );
  if (found.length === 0) return null;
  return (
    <section className="trace-part">
      <h3>{walkWords.findings}</h3>
      <ul className="trace-notes">
        {found.map((finding) => (
          <li key={`${finding.rule} ${finding.message}`}>
            <FindingLink finding={finding} snapshot={snapshot} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FindingLink({ finding, snapshot }: { readonly finding: Finding; readonly snapshot: Snapshot }) {
  const { resource, path = [], message, severity } = finding;
  return (
    <button type="button" className="part-link trace-finding" onClick={() => go(finding)}>
      <SeverityMark severity={severity} size={14} />
      <span>{message}</span>
      {resource && (
        <span className="part-place">{placeWords(snapshot, resource, path.slice(resource.place.path.length))}</span>
      )}
    </button>
  );
}

function go(finding: Finding): void {
  setView({ openFile: finding.file, ...(layoutMode() === 'single' ? { pane: 'text' } : {}) });
  goToFinding(finding, 'command');
}

/** The edits after which the sidecar knows what it refuses, one button each. */
export function RefusalFixes(props: { readonly trace: Trace; readonly mesh: Mesh; readonly snapshot: Snapshot }) {
  const fixes = refusalFixes(props.snapshot, props.mesh, props.trace);
  if (fixes.length === 0) return null;
  return (
    <p className="trace-refusal-fixes" role="group" aria-label={refusalWords.fixes}>
      {fixes.map(({ title, change }) => (
        <button
          key={title}
          type="button"
          className="button button-small button-outline"
          onClick={() => {
            if (dispatch(change)) notify({ tone: 'ok', text: changeWords.fixed(title), undo: true });
          }}
        >
          {title}
        </button>
      ))}
    </p>
  );
}
