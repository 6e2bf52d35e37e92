import type { Workspace } from '../../core/workspace';
import { notify } from '../notices';
import { getSession, isAtRisk, subscribeSession } from '../session';
import { getState, subscribe } from '../store';
import { sameFiles, type VersionReason } from '../versions/version';
import { keepVersion, listVersions, readVersion, versionTrouble } from './versions-storage';
import { offerWords } from './words/session';

/** How long is worked before a version is kept of itself, in milliseconds. */
const keepEvery = 10 * 60_000;

let last: Workspace | null = null;
let keeping: Promise<void> = Promise.resolve();
let isTold = false;

/** Keeps versions of itself from now on: after each import, at each export, and every ten minutes in which something changed. Only the tab that edits does. */
export function followVersions(): void {
  subscribe((state, before) => {
    if (state.revision !== before.revision && state.lastChange?.origin === 'import') keep('import');
  });
  subscribeSession((session, before) => {
    if (session.exported !== before.exported && session.exported) keep('export', session.exported);
  });
  setInterval(() => keep('pause'), keepEvery);
  if (getState().lastChange?.origin === 'import') keep('import');
}

/** Keeps the design as it is, unless the newest version holds the same. Whether that worked is said once; the design itself is kept apart from it. */
function keep(reason: VersionReason, workspace = getState().snapshot.workspace): void {
  if (getSession().readOnly || workspace.files.length === 0) return;
  keeping = keeping.then(async () => {
    try {
      last ??= await newestVersion();
      if (last && sameFiles(last, workspace)) return;
      await keepVersion(workspace, reason);
      last = workspace;
    } catch (error) {
      tell(error);
    }
  });
}

async function newestVersion(): Promise<Workspace | null> {
  const [newest] = await listVersions();
  return (newest && (await readVersion(newest.id))) ?? null;
}

/** A browser without a storage has said so already when the page opened; a full one is worth a word, unless it was said of the design itself. */
function tell(error: unknown): void {
  if (!(error instanceof DOMException)) throw error;
  const isSaid = isTold || isAtRisk(getSession());
  if (isSaid || error.name !== 'QuotaExceededError') return;
  isTold = true;
  notify({ tone: 'info', text: versionTrouble(error), command: { id: 'versions', title: offerWords.versions } });
}
