import { findingsOfCall, refusalsOf, type Finding } from '../../core/analysis';
import type { Mesh, Trace } from '../../core/mesh';
import { locate, type Snapshot } from '../../core/snapshot';
import { shiftEdits } from '../../core/text';
import { goToFinding } from '../commands/go';
import { useFindings } from '../findings';
import { layoutMode } from '../layout-mode';
import { notify } from '../notices';
import { placeWords } from '../place-words';
import { dispatch, getState, select } from '../store';
import { setView } from '../view';
import { Caution, SeverityMark } from '../widgets';
import { changeWords } from '../words';
import { writtenPlace } from '../written-place';
import { refusalFixes, type RefusalFix } from './refusal-fixes';
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

/** Says of an answer that it goes through resources which no cluster takes as they are, and why. */
export function RefusedNote({ trace, snapshot }: { readonly trace: Trace; readonly snapshot: Snapshot }) {
  const found = refusalsOf(
    useFindings((state) => state.all),
    trace,
  );
  if (found.length === 0) return null;
  const keys = new Set(found.map(({ resource }) => resource?.key));
  return (
    <Caution>
      <p>{walkWords.refused(keys.size)}</p>
      <ul className="trace-notes">
        {found.slice(0, mostRefusals).map((finding) => (
          <li key={`${finding.rule} ${finding.message}`}>
            <FindingLink finding={finding} snapshot={snapshot} />
          </li>
        ))}
      </ul>
    </Caution>
  );
}

/** Of one cause many findings can come; all of them are in Problems. */
const mostRefusals = 3;

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
      {fixes.map((fix) => (
        <button
          key={fix.title}
          type="button"
          className="button button-small button-outline"
          onClick={() => applyAndShow(fix)}
        >
          {fix.title}
        </button>
      ))}
    </p>
  );
}

/** Makes a fix and leads to what it wrote, so that text, form and canvas show it. */
function applyAndShow({ title, change, place }: RefusalFix): void {
  const start = locate(getState().snapshot, place)?.start ?? 0;
  if (!dispatch(change)) return;
  notify({ tone: 'ok', text: changeWords.fixed(title), undo: true });
  const [file] = change.files;
  const edits = file?.type === 'edit' ? shiftEdits(file.edits, -start) : [];
  const written = writtenPlace(getState().snapshot, place, edits);
  if (!written) return;
  setView({ openFile: place.file });
  select({ place: written, from: 'trace' });
}
