import { announce, notify } from '../notices';
import { getSession, setSession } from '../session';
import { getState, load } from '../store';
import { clockTime, startAutosave, type Autosave } from './autosave';
import { makeDesignLock, type DesignLock } from './design-lock';
import { applyJournal, clearJournal, readJournal } from './journal';
import { claimDesign, openStorage, readDesign, type Restored, type Storage } from './storage';

/** The design that this browser keeps. */
export const designId = 'design';

let lock: DesignLock | undefined;
let takeOverDesign: () => Promise<void> = async () => undefined;

/**
 * Restores the design that this browser holds and keeps it stored from now on. With a second tab on the same design, this one becomes
 * read-only until `editHere`. Without a storage everything works, and the status bar says that nothing is kept.
 */
export async function startSession(): Promise<void> {
  try {
    await follow(await openStorage());
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    setSession({ saving: 'unsaved' });
    notify({ tone: 'info', text: 'This browser keeps nothing for this page. Export before you close the tab.' });
  }
}

/** Makes this tab the one that edits; the other becomes read-only. */
export async function editHere(): Promise<void> {
  await takeOverDesign();
  announce('This tab edits the design now.');
}

async function follow(storage: Storage): Promise<void> {
  const tab = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const becomeReader = (): void => setSession({ readOnly: true, saving: 'saved' });
  const autosave = startAutosave({
    storage,
    design: designId,
    writer: tab,
    onSaved: () => lock?.tellSaved(),
    onOvertaken: becomeReader,
  });
  const becomeEditor = async (): Promise<void> => {
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
  setSession({ readOnly: !ours });
  if (restored && restored.workspace.files.length > 0) {
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
  clearJournal(designId);
  if (!workspace) return stored && { ...stored, fromJournal: false };
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
