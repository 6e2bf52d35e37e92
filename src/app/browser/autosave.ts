import { fileAt, type Workspace } from '../../core/workspace';
import { getSession, isAtRisk, setSession } from '../session';
import { getState, subscribe } from '../store';
import { getTyping, subscribeTyping } from '../typing';
import { guardLeaving } from './guard-leaving';
import { clearJournal, writeJournal } from './journal';
import { KnownStored } from './known-stored';
import { sayKeptAside, sayStoredAgain } from './session-notices';
import { saveDesign } from './storage';
import type { StorageAccess } from './storage-access';
import { markStored } from './stored-mark';

/** How long a change waits for others before all are stored together, in milliseconds. With the time that storing takes, a killed tab loses less than 250. */
const saveAfter = 100;
/** When to try again what the browser would not store, in milliseconds. */
const tryAgainAfter = 5_000;

/** Keeps what is stored in step with the design. */
export interface Autosave {
  /** Stores what is not stored yet; resolves when it is, or when it turned out not to be possible. */
  flush(): Promise<void>;
  /** Tells what is stored now, after something was read from the storage; null when what the page shows is not stored yet. */
  adopt(workspace: Workspace | null, revision: number): void;
  /** The revision that is stored, as far as this tab knows. */
  revision(): number;
  /** What was stored may be gone: stores all of it again. */
  storeAgain(): void;
  /** Another tab has stored something else, up to a revision: what this one stores next replaces all of that. */
  rebase(revision: number): void;
  /** Stops storing for another tab; a save that is still on its way counts no more. Answers what this one had not stored by then; null where that is nothing. */
  giveUp(): Workspace | null;
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

/**
 * Stores the workspace a moment after each change. What cannot be stored in time, because the page is left or the browser refuses, goes to the journal; where
 * that does not hold it either, the browser asks before it leaves the page.
 */
export function startAutosave(options: AutosaveOptions): Autosave {
  const autosave = new TabAutosave(options);
  onEachChange(() => autosave.followChange());
  return autosave;
}

class TabAutosave implements Autosave {
  private readonly known = new KnownStored();
  /** Counts how often this tab has given up: a save of an earlier term says nothing about what is stored now. */
  private term = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private readonly watchLeaving = guardLeaving(
    () => this.known.isDirty(),
    () => this.writeAside(),
    () => void this.flush(),
  );
  private readonly writeAsideSoon = soon(() => {
    if (isFailing() && this.known.isDirty()) setSession({ saving: this.writeAside() ? 'reserve' : 'unsaved' });
  });

  constructor(private readonly options: AutosaveOptions) {}

  /** The design has changed, or what is being typed into a form of it. */
  followChange(): void {
    const isDirty = this.known.isDirty();
    if (isDirty && getSession().saving === 'saved') setSession({ saving: 'saving' });
    this.watchLeaving();
    if (!isDirty) return;
    // While the database takes nothing, the journal has each change as soon as the database would have had it, and not at the next try.
    if (isFailing() && this.options.access()) this.writeAsideSoon();
    this.saveIn(saveAfter);
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.running) await this.running;
    if (!this.known.isDirty()) return;
    const access = this.options.access();
    if (!access) return this.keepInReserve();
    // A try may take long to fail again, and the tab may be gone by then.
    if (isFailing()) this.writeAside();
    this.running = this.trySaving(access);
    await this.running;
  }

  adopt(workspace: Workspace | null, revision: number): void {
    this.known.know(workspace, getTyping(), revision);
    setSession({ saving: 'saved' });
  }

  revision(): number {
    return this.known.base;
  }

  storeAgain(): void {
    this.known.stored = null;
    this.followChange();
  }

  rebase(revision: number): void {
    [this.known.stored, this.known.base] = [null, revision];
  }

  giveUp(): Workspace | null {
    this.term++;
    const { workspace } = getState().snapshot;
    const unstored = this.known.differs() ? workspace : null;
    // What the other tab has stored is read anew, whatever its number is.
    this.known.know(workspace, getTyping(), -1);
    this.watchLeaving();
    return unstored;
  }

  private saveIn(milliseconds: number): void {
    this.timer ??= setTimeout(() => void this.flush(), milliseconds);
  }

  /** The work is kept aside whatever went wrong; what only a mistake of this page can cause is thrown on. */
  private async trySaving(access: StorageAccess): Promise<void> {
    const begun = this.term;
    try {
      await this.save(access, begun);
    } catch (error) {
      if (begun === this.term) this.keepAside(error);
      if (!(error instanceof DOMException)) throw error;
    } finally {
      this.running = null;
    }
  }

  private async save({ run }: StorageAccess, begun: number): Promise<void> {
    const { known, options } = this;
    await options.beforeSave();
    if (begun !== this.term) return;
    const [workspace, typing] = [getState().snapshot.workspace, getTyping()];
    const revision = known.startTry();
    const of = { id: options.design, writer: options.writer, stored: known.stored, base: known.base };
    const answer = await run((storage) => saveDesign(storage, { ...of, revision, workspace, typing }));
    if (begun !== this.term) return;
    if (answer === 'overtaken') return options.onOvertaken();
    known.know(workspace, typing, revision);
    this.noteSaved(workspace);
    // What is again as it was stored before this save was no change while it was on its way: a text that is given up, for example.
    if (known.isDirty()) this.saveIn(saveAfter);
  }

  private noteSaved(workspace: Workspace): void {
    clearJournal(this.options.journal());
    markStored(workspace);
    if (isFailing()) sayStoredAgain();
    setSession({ saving: this.known.isDirty() ? 'saving' : 'saved', savedAt: Date.now() });
    this.watchLeaving();
    this.options.onSaved();
  }

  /** The database has refused: the journal has the work, which is said once, until the next try. */
  private keepAside(error: unknown): void {
    const isKept = this.writeAside();
    if (!isFailing()) sayKeptAside(error, isKept);
    setSession({ saving: isKept ? 'reserve' : 'unsaved' });
    this.saveIn(tryAgainAfter);
  }

  /** There is no database to try: the journal is where the work is stored. */
  private keepInReserve(): void {
    const isKept = this.writeAside();
    setSession({ saving: isKept ? 'reserve' : 'unsaved', ...(isKept && { savedAt: Date.now() }) });
    this.watchLeaving();
    if (isKept) this.options.onSaved();
  }

  /** Writes what is not stored into the journal: all of the work where what is stored cannot be relied on. False where it does not fit. */
  private writeAside(): boolean {
    const { files } = getState().snapshot.workspace;
    const stored = this.options.access() ? this.known.stored : null;
    return writeJournal(this.options.journal(), {
      revision: this.known.nextRevision(),
      savedAt: Date.now(),
      order: files.map((file) => file.path),
      files: files.filter((file) => stored === null || fileAt(stored, file.path) !== file),
      typing: getTyping(),
    });
  }
}

/** Whether the database would not take what was stored last. */
function isFailing(): boolean {
  return isAtRisk(getSession());
}

/** Calls a listener when the design changes, or what is being typed into a form of it. */
function onEachChange(listener: () => void): void {
  subscribe((state, before) => {
    if (state.snapshot.workspace !== before.snapshot.workspace) listener();
  });
  subscribeTyping(listener);
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
