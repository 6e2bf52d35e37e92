import { fileAt, type Workspace } from '../../core/workspace';
import { getSession, isAtRisk, setSession } from '../session';
import { getState, subscribe } from '../store';
import { getTyping, subscribeTyping, type Typing } from '../typing';
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
  /** Another tab has stored something else, up to a revision: what this one stores next replaces all of that. */
  readonly rebase: (revision: number) => void;
  /** Stops storing for another tab; a save that is still on its way counts no more. Answers what this one had not stored by then; null where that is nothing. */
  readonly giveUp: () => Workspace | null;
}

interface AutosaveOptions {
  /** Null where what is stored could not be read: it is left alone, and the journal holds all of the work. */
  readonly access: () => StorageAccess | null;
  readonly design: string;
  /** Under which name the journal is kept. */
  readonly journal: () => string;
  readonly writer: string;
  /** Makes this tab the one that may save, where it is not yet. */
  readonly beforeSave: () => Promise<void>;
  readonly onSaved: () => void;
  /** Another tab saved as the editor, so this one must stop. */
  readonly onOvertaken: () => void;
}

/** What this tab knows of what is stored; null for a workspace that is not what it shows in any file. */
interface Known {
  stored: Workspace | null;
  /** What is stored of a text that is being typed in a form. */
  typing: Typing | null;
  /** The revision of `stored`. */
  base: number;
  /** The revision that was tried last. */
  tried: number;
}

/**
 * Stores the workspace a moment after each change. What cannot be stored in time, because the page is left or the browser refuses, goes to the journal; where
 * that does not hold it either, the browser asks before it leaves the page.
 */
export function startAutosave(options: AutosaveOptions): Autosave {
  const known: Known = { stored: null, typing: null, base: 0, tried: 0 };
  /** Counts how often this tab has given up: a save of an earlier term says nothing about what is stored now. */
  let term = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const differs = (): boolean => getState().snapshot.workspace !== known.stored;
  const isDirty = (): boolean => (differs() || getTyping() !== known.typing) && !getSession().readOnly;
  const isFailing = (): boolean => isAtRisk(getSession());

  const save = async ({ run }: StorageAccess, begun: number): Promise<void> => {
    await options.beforeSave();
    if (begun !== term) return;
    const [workspace, typing] = [getState().snapshot.workspace, getTyping()];
    // A try whose answer was lost may have stored something, so that each has a number of its own.
    const revision = startTry(known);
    const of = { id: options.design, writer: options.writer, stored: known.stored, base: known.base };
    const answer = await run((storage) => saveDesign(storage, { ...of, revision, workspace, typing }));
    if (begun !== term) return;
    if (answer === 'overtaken') return options.onOvertaken();
    know(known, workspace, typing, revision);
    clearJournal(options.journal());
    markStored(workspace);
    if (isFailing()) sayStoredAgain();
    setSession({ saving: isDirty() ? 'saving' : 'saved', savedAt: Date.now() });
    watchLeaving();
    options.onSaved();
  };

  const writeAside = (): boolean => writeWhatDiffers(options, known);
  const keepAside = (error: unknown): void => {
    tellKeptAside(error, writeAside());
    saveIn(tryAgainAfter);
  };
  const writeAsideSoon = soon(() => {
    if (isFailing() && isDirty()) setSession({ saving: writeAside() ? 'reserve' : 'unsaved' });
  });
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
    const access = options.access();
    if (!access) return keepInReserve();
    // A try may take long to fail again, and the tab may be gone by then.
    if (isFailing()) writeAside();
    running = trySaving(access);
    await running;
  };
  /** The work is kept aside whatever went wrong; what only a mistake of this page can cause is thrown on. */
  const trySaving = async (access: StorageAccess): Promise<void> => {
    const begun = term;
    try {
      await save(access, begun);
    } catch (error) {
      if (begun === term) keepAside(error);
      if (!(error instanceof DOMException)) throw error;
    } finally {
      running = null;
    }
  };
  const saveIn = (milliseconds: number): void => {
    timer ??= setTimeout(() => void flush(), milliseconds);
  };

  const watchLeaving = guardLeaving(isDirty, writeAside, () => void flush());

  onEachChange(() => {
    if (!isDirty()) return watchLeaving();
    if (getSession().saving === 'saved') setSession({ saving: 'saving' });
    watchLeaving();
    // While the database takes nothing, the journal has each change as soon as the database would have had it, and not at the next try.
    if (isFailing() && options.access()) writeAsideSoon();
    saveIn(saveAfter);
  });

  return {
    flush,
    ...follow(known),
    storeAgain: () => {
      known.stored = null;
      if (isDirty()) saveIn(saveAfter);
    },
    giveUp: () => {
      term++;
      const unstored = differs() ? getState().snapshot.workspace : null;
      // What the other tab has stored is read anew, whatever its number is.
      know(known, getState().snapshot.workspace, getTyping(), -1);
      watchLeaving();
      return unstored;
    },
  };
}

/** How what is known is changed from outside. */
function follow(known: Known): Pick<Autosave, 'adopt' | 'rebase' | 'revision'> {
  return {
    adopt: (workspace, revision) => {
      know(known, workspace, getTyping(), revision);
      setSession({ saving: 'saved' });
    },
    rebase: (revision) => {
      [known.stored, known.base] = [null, revision];
    },
    revision: () => known.base,
  };
}

function know(known: Known, stored: Known['stored'], typing: Known['typing'], base: number): void {
  [known.stored, known.typing, known.base] = [stored, typing, base];
}

/** Calls a listener when the design changes, or what is being typed into a form of it. */
function onEachChange(listener: () => void): void {
  subscribe((state, before) => {
    if (state.snapshot.workspace !== before.snapshot.workspace) listener();
  });
  subscribeTyping(listener);
}

/** Says once that the database takes nothing. */
function tellKeptAside(error: unknown, isKept: boolean): void {
  if (!isAtRisk(getSession())) sayKeptAside(error, isKept);
  setSession({ saving: isKept ? 'reserve' : 'unsaved' });
}

function startTry(known: Known): number {
  known.tried = nextRevision(known);
  return known.tried;
}

function nextRevision({ tried, base }: Known): number {
  return Math.max(tried, base) + 1;
}

/** Writes what is not stored into the journal: all of the work where what is stored cannot be relied on. False where it does not fit. */
function writeWhatDiffers({ access, journal }: AutosaveOptions, known: Known): boolean {
  const { files } = getState().snapshot.workspace;
  const stored = access() ? known.stored : null;
  return writeJournal(journal(), {
    revision: nextRevision(known),
    savedAt: Date.now(),
    order: files.map((file) => file.path),
    files: files.filter((file) => stored === null || fileAt(stored, file.path) !== file),
    typing: getTyping(),
  });
}

/** Does something a moment after it is first asked for; what is asked for until then is done with it. */
function soon(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, saveAfter);
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
