import { announce } from '../notices';
import { setSession } from '../session';
import { getState } from '../store';
import { isBeingEdited } from './design-lock';
import { joinDesign, type DesignSession } from './design-session';
import { designId, readReserve, readStored } from './restore';
import { sayNewerPage } from './session-notices';
import { isOfNewerPage, storageAccess } from './storage-access';
import { tabWords } from './words/session';

let running: DesignSession | undefined;

/**
 * Restores the design that this browser holds and keeps it stored from now on; until it is here nothing can be changed. With a second tab on the same design, this one becomes
 * read-only until `editHere`. Where the storage cannot be read everything works, and a journal keeps what fits into it.
 */
export async function startSession(): Promise<void> {
  setSession({ readOnly: true, restoring: true });
  const access = storageAccess(() => running?.storeAgain());
  const { restored, trouble } = await readStored(access);
  if (isOfNewerPage(trouble)) return storeNothing();
  running = joinDesign(trouble ? null : access);
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

/** What is stored has a shape that this page does not know: it touches neither that nor the journal, which may be of the newer page too. */
function storeNothing(): void {
  setSession({ readOnly: false, restoring: false, saving: 'unsaved' });
  sayNewerPage();
  window.addEventListener('beforeunload', (event) => {
    if (getState().snapshot.files.length > 0) event.preventDefault();
  });
}
