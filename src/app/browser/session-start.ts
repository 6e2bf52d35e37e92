import { announce } from '../notices';
import { getSession, setSession } from '../session';
import { getState, load } from '../store';
import type { Typing } from '../typing';
import { sameFiles } from '../versions/version';
import { startAutosave, type Autosave } from './autosave';
import { makeClaim } from './design-claim';
import { isBeingEdited, makeDesignLock, type DesignLock } from './design-lock';
import {
  designId,
  offerLeftTyping,
  readNewest,
  readReserve,
  reserveId,
  sayWhatIsThere,
  settleReserve,
  type Newest,
} from './restore';
import { sayNewerPage, sayNoStorage, sayRestored } from './session-notices';
import { isOfNewerPage, storageAccess, type StorageAccess } from './storage-access';
import { makeStranded } from './stranded';
import { tabWords } from './words/session';

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
  await running.begin(trouble ? readReserve() : restored, trouble);
}

/** Makes this tab the one that edits, and the other read-only; not where this one would lose work by that, which it says. */
export async function editHere(): Promise<void> {
  if (await running?.takeOver()) announce(tabWords.editsNow);
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
  readonly begin: (restored: Newest | undefined, trouble?: DOMException) => Promise<void>;
  /** Answers whether this tab edits now. */
  readonly takeOver: () => Promise<boolean>;
}

/** One tab's part in the design; `given` is null where what is stored could not be read. */
function makeSession(given: StorageAccess | null): RunningSession {
  const tab = crypto.getRandomValues(new Uint32Array(4)).join('-');
  let access = given;
  let inherited = false;
  /** Counts how often this tab stopped editing: what was begun before must not make it the editor afterwards. */
  let turn = 0;
  /** What the tab that edited last was typing in a form, as far as it was read. */
  let left: Typing | null = null;
  const stranded = makeStranded();

  const claim = makeClaim(
    tab,
    () => access,
    () => autosave,
  );
  const autosave: Autosave = startAutosave({
    access: () => access,
    design: designId,
    journal: () => (access ? designId : reserveId),
    writer: tab,
    beforeSave: claim.beforeSave,
    onSaved: () => lock.tellSaved(),
    onOvertaken: () => becomeReader(),
  });
  /** Shows what is stored, where that is something else; answers why it cannot be read. */
  const reload = async (): Promise<DOMException | undefined> => {
    const { restored, trouble } = access ? await readFirst(access) : { restored: readReserve() };
    left = restored?.typing ?? null;
    // Meanwhile this tab may have become the editor, or have been left with work that is nowhere else.
    if (trouble || stranded.is() || !getSession().readOnly) return trouble;
    if (restored && (restored.fromJournal || restored.revision !== autosave.revision())) show(restored, autosave);
    claim.seen();
    return undefined;
  };
  /** What is stored is left as it is from now on, and the work goes into the reserve. */
  const goWithout = (): void => {
    access = null;
    autosave.adopt(getState().snapshot.workspace, 0);
  };
  const becomeReader = (): void => {
    turn++;
    inherited = false;
    claim.lose();
    const unstored = access ? autosave.giveUp() : null;
    setSession({ readOnly: true, saving: 'saved' });
    if (unstored) void stranded.begin(unstored).then((isKept) => (isKept ? reload() : undefined));
  };
  const becomeEditor = async (): Promise<boolean> => {
    const begun = turn;
    inherited = true;
    if (!(await stranded.settle())) return false;
    await claim.make();
    const trouble = await reload();
    if (begun !== turn) return false;
    if (trouble) goWithout();
    setSession({ readOnly: false });
    if (left) offerLeftTyping(left, null);
    if (trouble) sayNoStorage(trouble);
    await autosave.flush();
    return true;
  };
  const lock: DesignLock = makeDesignLock(designId, tab, {
    onHandOver: () => autosave.flush(),
    onLost: becomeReader,
    onInherited: () => void becomeEditor().then(sayInherited),
    onSaved: () => void reload(),
  });
  const begin = async (restored: Newest | undefined, trouble?: DOMException): Promise<void> => {
    left = restored?.typing ?? null;
    if (restored) show(restored, autosave);
    else autosave.adopt(access ? getState().snapshot.workspace : null, 0);
    const ours = await lock.claim();
    const late = ours && access && (await claim.make()) ? await reload() : undefined;
    if (late) goWithout();
    setSession({ readOnly: !ours && !inherited, restoring: false });
    // A tab that only follows has restored nothing, and has nothing to start over.
    if (ours) await settleWhatIsThere(restored);
    const refusal = trouble ?? late;
    if (refusal) sayNoStorage(refusal);
  };
  const settleWhatIsThere = async (restored: Newest | undefined): Promise<void> => {
    // What cannot be read is not gone.
    if (access) await sayWhatIsThere(restored);
    else if (restored) sayRestored(restored.savedAt);
    if (restored && left) offerLeftTyping(left, restored.savedAt);
    await autosave.flush();
    if (access && getSession().saving === 'saved') await settleReserve();
  };
  const takeOver = async (): Promise<boolean> => {
    if (!(await stranded.settle())) return false;
    await lock.takeOver();
    return becomeEditor();
  };
  return { begin, takeOver, flush: autosave.flush, storeAgain: autosave.storeAgain };
}

function sayInherited(edits: boolean): void {
  if (edits) announce(tabWords.otherClosed);
}

/** Where only what is being typed is new, the page stays as it is. */
function show(restored: Newest, autosave: Autosave): void {
  const shown = getState().snapshot;
  if (!sameFiles(shown.workspace, restored.workspace)) load(restored.workspace);
  autosave.adopt(restored.fromJournal ? null : getState().snapshot.workspace, restored.revision);
  setSession({ savedAt: restored.savedAt });
}
