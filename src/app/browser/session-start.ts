import { announce } from '../notices';
import { getSession, setSession } from '../session';
import { getState, load } from '../store';
import { startAutosave, type Autosave } from './autosave';
import { isBeingEdited, makeDesignLock, type DesignLock } from './design-lock';
import { readJournal } from './journal';
import {
  designId,
  readNewest,
  readReserve,
  rescue,
  reserveId,
  sayWhatIsThere,
  settleReserve,
  type Newest,
} from './restore';
import { sayNewerPage, sayNoStorage } from './session-notices';
import { claimDesign } from './storage';
import { isOfNewerPage, storageAccess, type StorageAccess } from './storage-access';

let running: RunningSession | undefined;

/**
 * Restores the design that this browser holds and keeps it stored from now on; until it is here nothing can be changed. With a second tab on the same design, this one becomes
 * read-only until `editHere`. Where the storage cannot be read everything works, and a journal keeps what fits into it.
 */
export async function startSession(): Promise<void> {
  setSession({ readOnly: true, restoring: true });
  const access = storageAccess(() => running?.storeAgain());
  const { restored, trouble } = await readFirst(access);
  if (isOfNewerPage(trouble)) return storeNothing();
  running = makeSession(trouble ? null : access);
  await running.begin(trouble ? readReserve() : restored);
  if (trouble) sayNoStorage(trouble);
}

/** Makes this tab the one that edits; the other becomes read-only. */
export async function editHere(): Promise<void> {
  await running?.takeOver();
  announce('This tab edits the design now.');
}

/** Stores all that is not stored yet, as far as the browser takes it; before the page is reloaded, for example. */
export async function flushSession(): Promise<void> {
  await running?.flush();
}

/** Whether another tab edits the stored design, before this one has started a session. */
export function isEditedElsewhere(): Promise<boolean> {
  return isBeingEdited(designId);
}

/** What is stored, or why that cannot be read. */
async function readFirst(access: StorageAccess): Promise<{ restored?: Newest | undefined; trouble?: DOMException }> {
  try {
    return { restored: await access.run(readNewest) };
  } catch (error) {
    if (error instanceof DOMException) return { trouble: error };
    throw error;
  }
}

/** What is stored has a shape that this page does not know: it touches neither that nor the journal, which may be of the newer page too. */
function storeNothing(): void {
  setSession({ readOnly: false, restoring: false, saving: 'unsaved' });
  sayNewerPage();
  window.addEventListener('beforeunload', (event) => {
    if (getState().snapshot.files.length > 0) event.preventDefault();
  });
}

interface RunningSession extends Pick<Autosave, 'flush' | 'storeAgain'> {
  /** Shows what was read and takes part from now on. */
  readonly begin: (restored: Newest | undefined) => Promise<void>;
  readonly takeOver: () => Promise<void>;
}

/** One tab's part in the design; `access` is null where what is stored could not be read. */
function makeSession(access: StorageAccess | null): RunningSession {
  const tab = crypto.getRandomValues(new Uint32Array(4)).join('-');
  let inherited = false;
  let isClaimed = false;
  let isStale = false;
  /** Whether this tab shows work that is stored nowhere, and so must not follow the other. */
  let isStranded = false;

  const claim = async (): Promise<void> => {
    if (isClaimed || !access) return;
    const revision = await access.run((storage) => claimDesign(storage, designId, tab));
    isClaimed = true;
    // The tab that edited before may have stored something since this one has read.
    isStale = revision !== autosave.revision() || (readJournal(designId)?.revision ?? 0) > revision;
  };
  const autosave = startAutosave({
    access,
    design: designId,
    journal: access ? designId : reserveId,
    writer: tab,
    beforeSave: claim,
    onSaved: () => lock.tellSaved(),
    onOvertaken: () => becomeReader(),
  });
  const reload = async (): Promise<void> => {
    const restored = isStranded ? undefined : access ? await access.run(readNewest) : readReserve();
    if (restored && (restored.fromJournal || restored.revision !== autosave.revision())) show(restored, autosave);
  };
  const becomeReader = (): void => {
    inherited = isClaimed = false;
    const unstored = access ? autosave.giveUp() : null;
    setSession({ readOnly: true, saving: 'saved' });
    if (!unstored) return;
    void rescue(unstored).then((isKept) => {
      isStranded = !isKept;
      return reload();
    });
  };
  const becomeEditor = async (): Promise<void> => {
    inherited = true;
    isStranded = false;
    await claim().catch(onlyRefused);
    await reload();
    setSession({ readOnly: false });
    await autosave.flush();
  };
  const lock: DesignLock = makeDesignLock(designId, tab, {
    onHandOver: () => autosave.flush(),
    onLost: becomeReader,
    onInherited: () => {
      void becomeEditor().then(() => announce('The other tab was closed; this tab edits the design now.'));
    },
    onSaved: () => void reload(),
  });
  const begin = async (restored: Newest | undefined): Promise<void> => {
    if (restored) show(restored, autosave);
    else autosave.adopt(access ? getState().snapshot.workspace : null, 0);
    const ours = await lock.claim();
    if (ours) await claim().catch(onlyRefused);
    if (isStale) await reload();
    setSession({ readOnly: !ours && !inherited, restoring: false });
    // A tab that only follows has restored nothing, and has nothing to start over.
    if (!ours) return;
    await sayWhatIsThere(restored);
    await autosave.flush();
    if (access && getSession().saving === 'saved') await settleReserve();
  };
  const takeOver = async (): Promise<void> => {
    await lock.takeOver();
    await becomeEditor();
  };
  return { begin, takeOver, flush: autosave.flush, storeAgain: autosave.storeAgain };
}

/** A full storage refuses the claim too; it is made before the first save then. */
function onlyRefused(error: unknown): void {
  if (!(error instanceof DOMException)) throw error;
}

function show(restored: Newest, autosave: Autosave): void {
  load(restored.workspace);
  autosave.adopt(restored.fromJournal ? null : restored.workspace, restored.revision);
  setSession({ savedAt: restored.savedAt });
}
