import { fileAt, type Workspace } from '../../core/workspace';
import { notify } from '../notices';
import { getSession, setSession } from '../session';
import { getState, subscribe } from '../store';
import { clearJournal, writeJournal } from './journal';
import { saveDesign, type Storage } from './storage';

/** How long a change waits for others before all are stored together, in milliseconds: the most that a crash can cost. */
const saveAfter = 250;

export interface Autosave {
  /** Stores what is not stored yet; resolves when it is, or when it turned out not to be possible. */
  readonly flush: () => Promise<void>;
  /** Tells what is stored now, after something was read from the storage; null when what the page shows is not stored yet. */
  readonly adopt: (workspace: Workspace | null, revision: number) => void;
}

interface AutosaveOptions {
  readonly storage: Storage;
  readonly design: string;
  readonly writer: string;
  readonly onSaved: () => void;
  /** Another tab saved as the editor, so this one must stop. */
  readonly onOvertaken: () => void;
}

/** Stores the workspace a moment after each change, and writes a journal when the page is hidden or left before that moment. */
export function startAutosave({ storage, design, writer, onSaved, onOvertaken }: AutosaveOptions): Autosave {
  let stored: Workspace | null = null;
  let revision = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const isDirty = (): boolean => getState().snapshot.workspace !== stored && !getSession().readOnly;

  const save = async (): Promise<void> => {
    const { workspace } = getState().snapshot;
    revision++;
    const answer = await saveDesign(storage, { id: design, writer, revision, workspace, stored });
    if (answer === 'overtaken') return onOvertaken();
    stored = workspace;
    clearJournal(design);
    setSession({ saving: isDirty() ? 'saving' : 'saved', savedAt: Date.now() });
    onSaved();
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    while (running) await running;
    if (!isDirty()) return;
    running = save().catch(reportLoss);
    await running;
    running = null;
  };

  const journal = (): void => {
    if (!isDirty()) return;
    const { files } = getState().snapshot.workspace;
    const changed = files.filter((file) => stored === null || fileAt(stored, file.path) !== file);
    writeJournal(design, {
      revision: revision + 1,
      savedAt: Date.now(),
      order: files.map((file) => file.path),
      files: changed,
    });
    void flush();
  };

  subscribe((state, before) => {
    if (state.snapshot.workspace === before.snapshot.workspace || !isDirty()) return;
    if (getSession().saving === 'saved') setSession({ saving: 'saving' });
    timer ??= setTimeout(() => void flush(), saveAfter);
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && journal());
  window.addEventListener('pagehide', journal);
  window.addEventListener('beforeunload', (event) => {
    if (getSession().saving === 'unsaved') event.preventDefault();
  });

  return {
    flush,
    adopt: (workspace, at) => {
      stored = workspace;
      revision = at;
      setSession({ saving: 'saved' });
    },
  };
}

/** The browser would not store: nothing is lost as long as the tab stays, and the user must know. */
function reportLoss(error: unknown): void {
  const { savedAt, saving } = getSession();
  setSession({ saving: 'unsaved' });
  if (saving === 'unsaved') return;
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  const what = full ? 'This browser’s storage is full' : 'This browser could not store the design';
  const since = savedAt === null ? 'the changes' : `changes since ${clockTime(savedAt)}`;
  notify({
    tone: 'error',
    text: `${what}; ${since} are only in this tab.`,
    command: { id: 'export', title: 'Export now' },
  });
}

/** 14:02. */
export function clockTime(time: number): string {
  return new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
