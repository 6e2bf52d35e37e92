import { announce, notify } from '../notices';
import { getSession, setSession } from '../session';
import { getState, load } from '../store';
import { clockTime, startAutosave, type Autosave } from './autosave';
import { isBeingEdited, makeDesignLock, type DesignLock } from './design-lock';
import { applyJournal, clearJournal, readJournal } from './journal';
import { claimDesign, openStorage, readDesign, type Restored, type Storage } from './storage';

/** The design that this browser keeps. */
const designId = 'design';

let lock: DesignLock | undefined;
let takeOverDesign: () => Promise<void> = async () => undefined;

/** How long a storage may take to open before the page goes on without it, in milliseconds. */
const openingPatience = 15_000;

/**
 * Restores the design that this browser holds and keeps it stored from now on; until it is here nothing can be changed. With a second tab on the same design, this one becomes
 * read-only until `editHere`. Without a storage everything works, and the status bar says that nothing is kept.
 */
export async function startSession(): Promise<void> {
  setSession({ readOnly: true, restoring: true });
  try {
    await follow(await openInTime());
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    setSession({ readOnly: false, restoring: false, saving: 'unsaved' });
    notify({ tone: 'info', text: 'This browser keeps nothing for this page. Export before you close the tab.' });
  }
}

/** Makes this tab the one that edits; the other becomes read-only. */
export async function editHere(): Promise<void> {
  await takeOverDesign();
  announce('This tab edits the design now.');
}

/** Whether another tab edits the stored design, before this one has started a session. */
export function isEditedElsewhere(): Promise<boolean> {
  return isBeingEdited(designId);
}

/** The storage, or an error like the browser's own when it does not answer: a page that can never be edited helps nobody. */
function openInTime(): Promise<Storage> {
  const late = new Promise<never>((_resolve, reject) => {
    const error = new DOMException('The storage does not answer.', 'TimeoutError');
    setTimeout(() => reject(error), openingPatience);
  });
  return Promise.race([openStorage(), late]);
}

async function follow(storage: Storage): Promise<void> {
  const tab = crypto.getRandomValues(new Uint32Array(4)).join('-');
  let inherited = false;
  const becomeReader = (): void => {
    inherited = false;
    setSession({ readOnly: true, saving: 'saved' });
  };
  const autosave = startAutosave({
    storage,
    design: designId,
    writer: tab,
    onSaved: () => lock?.tellSaved(),
    onOvertaken: becomeReader,
  });
  const becomeEditor = async (): Promise<void> => {
    inherited = true;
    await claimDesign(storage, designId, tab);
    await reload(storage, autosave);
    setSession({ readOnly: false });
  };
  lock = makeDesignLock(designId, tab, {
    onHandOver: () => autosave.flush(),
    onLost: becomeReader,
    onInherited: () => {
      void becomeEditor().then(() => announce('The other tab was closed; this tab edits the design now.'));
    },
    onSaved: () => void reload(storage, autosave),
  });
  takeOverDesign = async () => {
    await lock?.takeOver();
    await becomeEditor();
  };

  const [ours, restored] = await Promise.all([lock.claim(), readNewest(storage)]);
  if (restored) show(restored, autosave);
  else autosave.adopt(getState().snapshot.workspace, 0);
  if (ours) await claimDesign(storage, designId, tab);
  setSession({ readOnly: !ours && !inherited, restoring: false });
  // A tab that only follows has restored nothing, and has nothing to start over.
  if (ours && restored && restored.workspace.files.length > 0) {
    notify({
      tone: 'info',
      text: `Restored your work from ${clockTime(restored.savedAt)}.`,
      command: { id: 'start-empty', title: 'Start empty' },
    });
  }
  if (restored?.fromJournal) await autosave.flush();
}

interface Newest extends Restored {
  readonly fromJournal: boolean;
}

/** What is stored, or what the journal says when it is newer. */
async function readNewest(storage: Storage): Promise<Newest | undefined> {
  const stored = await readDesign(storage, designId);
  const journal = readJournal(designId);
  const base = stored ?? { workspace: { files: [] }, revision: 0, savedAt: 0 };
  if (!journal || journal.revision <= base.revision) return stored && { ...stored, fromJournal: false };
  const workspace = applyJournal(base.workspace, journal);
  if (!workspace) {
    clearJournal(designId);
    return stored && { ...stored, fromJournal: false };
  }
  // The journal stays until what it says is stored: the next save clears it.
  return { workspace, revision: base.revision, savedAt: journal.savedAt, fromJournal: true };
}

function show(restored: Newest, autosave: Autosave): void {
  load(restored.workspace);
  autosave.adopt(restored.fromJournal ? null : restored.workspace, restored.revision);
  setSession({ savedAt: restored.savedAt });
}

/** Shows what the editing tab has stored. */
async function reload(storage: Storage, autosave: Autosave): Promise<void> {
  const restored = await readDesign(storage, designId);
  if (!restored) return;
  const same = getSession().savedAt === restored.savedAt;
  if (same) return;
  show({ ...restored, fromJournal: false }, autosave);
}
