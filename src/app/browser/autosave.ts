import { fileAt, type Workspace } from '../../core/workspace';
import { getSession, setSession } from '../session';
import { getState, subscribe } from '../store';
import { clearJournal, writeJournal } from './journal';
import { sayKeptAside, sayStoredAgain } from './session-notices';
import { saveDesign } from './storage';
import type { StorageAccess } from './storage-access';
import { markStored } from './stored-mark';

/** How long a change waits for others before all are stored together, in milliseconds. With the time that storing takes, a killed tab loses less than 250. */
const saveAfter = 100;
/** When to try again what the browser would not store, in milliseconds. */
const tryAgainAfter = 5_000;

export interface Autosave {
  /** Stores what is not stored yet; resolves when it is, or when it turned out not to be possible. */
  readonly flush: () => Promise<void>;
  /** Tells what is stored now, after something was read from the storage; null when what the page shows is not stored yet. */
  readonly adopt: (workspace: Workspace | null, revision: number) => void;
  /** The revision that is stored, as far as this tab knows. */
  readonly revision: () => number;
  /** What was stored may be gone: stores all of it again. */
  readonly storeAgain: () => void;
  /** Stops storing for another tab. Answers what this one had not stored by then; null where that is nothing. */
  readonly giveUp: () => Workspace | null;
}

interface AutosaveOptions {
  /** Null where what is stored could not be read: it is left alone, and the journal holds all of the work. */
  readonly access: StorageAccess | null;
  readonly design: string;
  /** Under which name the journal is kept. */
  readonly journal: string;
  readonly writer: string;
  /** Makes this tab the one that may save, where it is not yet. */
  readonly beforeSave: () => Promise<void>;
  readonly onSaved: () => void;
  /** Another tab saved as the editor, so this one must stop. */
  readonly onOvertaken: () => void;
}

/**
 * Stores the workspace a moment after each change. What cannot be stored in time, because the page is left or the browser refuses, goes to the journal; where
 * that does not hold it either, the browser asks before it leaves the page.
 */
export function startAutosave(options: AutosaveOptions): Autosave {
  const { access, design, writer } = options;
  let stored: Workspace | null = null;
  let base = 0;
  let tried = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const differs = (): boolean => getState().snapshot.workspace !== stored;
  const isDirty = (): boolean => differs() && !getSession().readOnly;
  const isFailing = (): boolean => ['reserve', 'unsaved'].includes(getSession().saving);

  const save = async ({ run }: StorageAccess): Promise<void> => {
    const { workspace } = getState().snapshot;
    // A try whose answer was lost may have stored something, so that each has a number of its own.
    tried = Math.max(tried, base) + 1;
    const revision = tried;
    await options.beforeSave();
    const answer = await run((storage) =>
      saveDesign(storage, { id: design, writer, revision, workspace, stored, base }),
    );
    if (answer === 'overtaken') return options.onOvertaken();
    [stored, base] = [workspace, revision];
    clearJournal(options.journal);
    markStored(workspace);
    if (isFailing()) sayStoredAgain();
    setSession({ saving: isDirty() ? 'saving' : 'saved', savedAt: Date.now() });
    watchLeaving();
    options.onSaved();
  };

  const writeAside = (): boolean => {
    const { files } = getState().snapshot.workspace;
    return writeJournal(options.journal, {
      revision: Math.max(tried, base) + 1,
      savedAt: Date.now(),
      order: files.map((file) => file.path),
      files: files.filter((file) => stored === null || fileAt(stored, file.path) !== file),
    });
  };
  const keepAside = (error: unknown): void => {
    const isKept = writeAside();
    if (!isFailing()) sayKeptAside(error, isKept);
    setSession({ saving: isKept ? 'reserve' : 'unsaved' });
    if (access) saveIn(tryAgainAfter);
  };
  const keepInReserve = (): void => {
    const isKept = writeAside();
    setSession({ saving: isKept ? 'reserve' : 'unsaved', ...(isKept && { savedAt: Date.now() }) });
    watchLeaving();
    if (isKept) options.onSaved();
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    while (running) await running;
    if (!isDirty()) return;
    if (!access) return keepInReserve();
    // A try may take long to fail again, and the tab may be gone by then.
    if (isFailing()) writeAside();
    running = save(access).catch(keepAside);
    await running;
    running = null;
  };
  const saveIn = (milliseconds: number): void => {
    timer ??= setTimeout(() => void flush(), milliseconds);
  };

  const watchLeaving = guardLeaving(isDirty, writeAside, () => void flush());

  subscribe((state, before) => {
    if (state.snapshot.workspace === before.snapshot.workspace || !isDirty()) return;
    if (getSession().saving === 'saved') setSession({ saving: 'saving' });
    watchLeaving();
    saveIn(saveAfter);
  });

  return {
    flush,
    adopt: (workspace, revision) => {
      [stored, base] = [workspace, revision];
      setSession({ saving: 'saved' });
    },
    revision: () => base,
    storeAgain: () => {
      stored = null;
      if (isDirty()) saveIn(saveAfter);
    },
    giveUp: () => {
      const unstored = differs() ? getState().snapshot.workspace : null;
      // What the other tab has stored is read anew, whatever its number is.
      [stored, base] = [getState().snapshot.workspace, -1];
      watchLeaving();
      return unstored;
    },
  };
}

/**
 * Writes the journal when the page is hidden or left with something that is not stored, and has the browser ask where that does not hold it. Returns what is to
 * be called when there may be more to lose than before, or less: browsers keep no page for going back to that asks before it is left.
 */
function guardLeaving(isDirty: () => boolean, writeAside: () => boolean, flush: () => void): () => void {
  const onLeave = (event: BeforeUnloadEvent): void => {
    if (isDirty() && !writeAside()) event.preventDefault();
  };
  const onHidden = (): void => {
    if (!isDirty()) return;
    writeAside();
    flush();
  };
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && onHidden());
  window.addEventListener('pagehide', onHidden);
  return () => {
    if (isDirty()) window.addEventListener('beforeunload', onLeave);
    else window.removeEventListener('beforeunload', onLeave);
  };
}
