import { readShareLink, type LinkReading, type SharedBaseline, type SharedWorkspace } from '../../core/exchange';
import { emptyWorkspace, type Workspace } from '../../core/workspace';
import { differenceFrom } from '../design-difference';
import { askAboutLink, type LinkChoice } from '../link-request';
import { addNotes } from '../commands/add-note';
import { countNewAnswers, newAnswers } from '../new-answers';
import { notify } from '../notices';
import { setSession, getSession } from '../session';
import { dispatch, getState, load, select } from '../store';
import { restoreChange } from '../restore-change';
import { getReview } from '../review-state';
import { sameFiles } from '../versions/version';
import { setView } from '../view';
import { addSources } from './open-uploads';
import { editHere, isEditedElsewhere, startSession } from './session-start';
import { keepVersion } from './versions-storage';
import { openWords } from './words/files';

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
  const baseline = (await leaveReview()) ?? shared.baseline;
  load(emptyWorkspace);
  setSession({ looking: false });
  await startSession();
  if (getSession().readOnly) await editHere();
  openShared(baseline ? { ...shared, baseline } : shared);
}

function look(shared: SharedWorkspace): void {
  shown = shared;
  load(shared.workspace);
  setSession({ readOnly: true, looking: true, exported: shared.workspace });
  goThere(shared);
  void reviewChange(shared);
}

/** Begins the review of what a link brings, and says then that it is open. */
async function reviewChange(shared: SharedWorkspace): Promise<void> {
  await review(shared);
  if (shared.baseline) sayChange(shared.workspace, shared.baseline);
}

/** What a link brings to be reviewed; where nothing differs, the review says so itself. */
function sayChange(workspace: Workspace, { name, workspace: before }: SharedBaseline): void {
  const difference = differenceFrom(workspace, before);
  const answers = countNewAnswers(workspace, before);
  if (difference) notify({ tone: 'info', text: openWords.sharedChange(difference, name, answers) });
}

/** Ends the review of what is looked at; answers what it was against, be that of the link or chosen here. */
async function leaveReview(): Promise<SharedBaseline | undefined> {
  if (getReview().baseline === null) return undefined;
  const { leaveShared } = await import('../review-mode');
  return leaveShared();
}

/** Begins the review that the link carries, if it carries one, of the design that is on the page now. */
async function review({ baseline }: SharedWorkspace): Promise<void> {
  if (!baseline) return;
  const { reviewShared } = await import('../review-mode');
  reviewShared(baseline);
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
  if (sameFiles(workspace, shared.workspace)) {
    if (!shared.baseline) notify({ tone: 'info', text: openWords.sameLink });
    else sayOwnEnds(shared.baseline);
    dropLink();
    void review(shared);
  } else if (workspace.files.length === 0) void settle(shared, 'link');
  else askAboutLink({ type: 'choose', shared, settle: (choice) => void settle(shared, choice) });
}

/** The link is opened unasked, and its review takes the place of the own one. */
function sayOwnEnds(theirs: SharedBaseline): void {
  const { baseline, proposal } = getReview();
  if (baseline === null || proposal !== null || sameFiles(baseline.workspace, theirs.workspace)) return;
  notify({ tone: 'info', text: openWords.ownReviewEnded(baseline.name) });
}

async function settle(shared: SharedWorkspace, choice: LinkChoice): Promise<void> {
  if (choice === 'beside') await addSources(shared.workspace.files, { lead: openWords.fromLink });
  if (choice === 'link') {
    const mine = getState().snapshot.workspace;
    const hadWork = mine.files.length > 0;
    if (!(await putInPlace(shared))) return;
    // Where there was nothing before, there is nothing to take back.
    const isTold = hadWork || !shared.baseline;
    if (isTold) sayOpened(shared, mine);
    void (isTold ? review(shared) : reviewChange(shared));
  }
  // Who reviews already goes on with that.
  if (choice === 'answers' && takeAnswers(shared) && getReview().baseline === null) void review(shared);
  dropLink();
}

/** Writes what was answered to changes into the design as it is: a note each, and one step of the history. */
function takeAnswers({ workspace, baseline }: SharedWorkspace): boolean {
  const { snapshot } = getState();
  const answers = newAnswers(workspace, snapshot.workspace, ...(baseline ? [baseline.workspace] : []));
  const result = addNotes(snapshot, answers, openWords.takeAnswers(answers.length));
  if (!result.ok) notify({ tone: 'error', text: result.detail });
  if (!result.ok || !dispatch(result.change)) return false;
  notify({ tone: 'ok', text: openWords.tookAnswers(answers.length), undo: true });
  return true;
}

/** One step of the history: taking it back brings every file of before. That step lasts as long as the page; the version kept before it stays longer. */
async function putInPlace(shared: SharedWorkspace): Promise<boolean> {
  const before = getState().snapshot.workspace;
  // Where the browser keeps none, the step can still be taken back.
  if (before.files.length > 0) await keepVersion(before, 'link').catch(() => undefined);
  const change = restoreChange(getState().snapshot.workspace, shared.workspace, openWords.openLink);
  if (!change || !dispatch({ ...change, origin: 'import', isAnother: true })) return false;
  goThere(shared);
  return true;
}

function sayOpened({ workspace, baseline }: SharedWorkspace, mine: Workspace): void {
  const { length } = workspace.files;
  const answers = countNewAnswers(workspace, mine, ...(baseline ? [baseline.workspace] : []));
  const text = mine.files.length > 0 ? openWords.openedInPlace(length, answers) : openWords.opened(length);
  notify({ tone: 'ok', text, undo: true });
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

/** Takes the link out of the address, once it has been answered: the page would ask again whenever it is reloaded. */
function dropLink(): void {
  history.replaceState(null, '', location.pathname + location.search);
}
