import { readShareLink, type LinkReading, type SharedWorkspace } from '../../core/exchange';
import { diffText } from '../../core/text';
import { editFile, emptyWorkspace, fileAt, removeFile, type Change, type Workspace } from '../../core/workspace';
import { askAboutLink, type LinkChoice } from '../link-request';
import { notify } from '../notices';
import { setSession, getSession } from '../session';
import { dispatch, getState, load, select } from '../store';
import { setView } from '../view';
import { addSources } from './open-uploads';
import { editHere, isEditedElsewhere, startSession } from './session-start';

/** The link that the page shows to be looked at. */
let shown: SharedWorkspace | null = null;

/**
 * Starts the page with the link of its address. A link for looking, and every link while another tab edits, is shown by itself: this tab then has no part in
 * what is stored. Else the stored design is restored first, and the link added to nothing or asked about.
 */
export async function startWithLink(): Promise<void> {
  const reading = readShareLink(location.hash);
  if (reading?.ok === true && (reading.shared.readOnly || (await isEditedElsewhere()))) return look(reading.shared);
  await startSession();
  answer(reading);
}

/** Opens the link of the address in a page that is in use. */
export function openAddress(): void {
  const reading = readShareLink(location.hash);
  // Nothing of what is looked at can be lost.
  if (getSession().looking && reading?.ok === true) location.reload();
  else answer(reading);
}

/** Takes the design that is looked at into this browser's own: as a link is opened, nothing that is stored is overwritten. */
export async function editShared(): Promise<void> {
  const shared = shown;
  if (shared === null) return;
  shown = null;
  load(emptyWorkspace);
  setSession({ looking: false });
  await startSession();
  if (getSession().readOnly) await editHere();
  openShared(shared);
}

function look(shared: SharedWorkspace): void {
  shown = shared;
  load(shared.workspace);
  setSession({ readOnly: true, looking: true, exported: shared.workspace });
  goThere(shared);
}

function answer(reading: LinkReading | undefined): void {
  if (reading === undefined) return;
  if (reading.ok) return openShared(reading.shared);
  askAboutLink({ type: 'refused', problem: reading.problem });
  dropLink();
}

/** Opens a shared design: at once where there is nothing that it could overwrite, else as is chosen. */
function openShared(shared: SharedWorkspace): void {
  const { workspace } = getState().snapshot;
  if (isSame(workspace, shared.workspace)) {
    notify({ tone: 'info', text: 'This link holds what is here already.' });
    dropLink();
  } else if (workspace.files.length === 0) settle(shared, 'link');
  else askAboutLink({ type: 'choose', shared, settle: (choice) => settle(shared, choice) });
}

function settle(shared: SharedWorkspace, choice: LinkChoice): void {
  if (choice === 'beside') void addSources(shared.workspace.files, { lead: 'From the link: ' });
  if (choice === 'link' && !putInPlace(shared)) return;
  dropLink();
}

/** One step of the history: taking it back brings every file of before. */
function putInPlace(shared: SharedWorkspace): boolean {
  const { workspace } = getState().snapshot;
  if (!dispatch(replacement(workspace, shared.workspace))) return false;
  goThere(shared);
  const { length } = shared.workspace.files;
  const files = length === 1 ? '1 file' : `${length} files`;
  const instead = workspace.files.length > 0 ? ' in place of your design' : '';
  notify({ tone: 'ok', text: `Opened ${files} from the link${instead}.`, undo: true });
  return true;
}

function replacement(now: Workspace, next: Workspace): Change {
  return {
    label: 'Open the link',
    origin: 'import',
    files: [
      ...now.files.filter(({ path }) => !fileAt(next, path)).map(removeFile),
      ...next.files.flatMap(({ path, text }) => {
        const before = fileAt(now, path);
        if (before === undefined) return [{ type: 'create', path, text } as const];
        return before.text === text ? [] : [editFile(before, diffText(before.text, text))];
      }),
    ],
  };
}

/** Shows what was open and selected when the link was made, as far as it is there. */
function goThere({ view: { openFile, selected } }: SharedWorkspace): void {
  const { files } = getState().snapshot;
  const open = files.find(({ path }) => path === openFile) ?? files[0];
  if (open) setView({ openFile: open.path });
  const document = files.find(({ path }) => path === selected?.file)?.stream.documents[selected?.document ?? 0];
  if (selected && document)
    select({ place: { file: selected.file, document: document.id, path: selected.path }, from: 'command' });
}

function isSame(a: Workspace, b: Workspace): boolean {
  return a.files.length === b.files.length && a.files.every(({ path, text }) => fileAt(b, path)?.text === text);
}

/** Takes the link out of the address, once it has been answered: the page would ask again whenever it is reloaded. */
function dropLink(): void {
  history.replaceState(null, '', location.pathname + location.search);
}
