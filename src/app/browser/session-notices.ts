import { notify } from '../notices';
import { getSession } from '../session';
import { isOfNewerPage } from './storage-access';

const exportNow = { id: 'export', title: 'Export now' } as const;
const versions = { id: 'versions', title: 'Versions' } as const;

/** The browser would not store the design: where it is now, and what to do. */
export function sayKeptAside(error: unknown, isKept: boolean): void {
  if (isOfNewerPage(error) && isKept) return sayNewerTab();
  const { savedAt } = getSession();
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  const what = full ? 'This browser’s storage is full' : 'This browser could not store the design';
  const since = savedAt === null ? 'the changes' : `changes since ${clockTime(savedAt)}`;
  const where = isKept ? 'are kept in a backup copy in this browser for now' : 'are only in this tab';
  notify({ tone: 'error', text: `${what}; ${since} ${where}.`, command: exportNow });
}

/** A newer page has changed the shape of what is stored while this one was open; it reads this one's journal. */
function sayNewerTab(): void {
  notify({
    tone: 'error',
    text: 'A newer Fairway was opened in another tab, and this older page cannot store any more. Reload it to go on with your work.',
    command: { id: 'reload-page', title: 'Reload' },
  });
}

export function sayStoredAgain(): void {
  notify({ tone: 'ok', text: 'The design is stored in this browser again.' });
}

export function sayRestored(savedAt: number): void {
  notify({
    tone: 'info',
    text: `Restored your work from ${momentOf(savedAt)}.`,
    command: { id: 'start-empty', title: 'Start empty' },
  });
}

/** The storage could not be opened when the page was. */
export function sayNoStorage(error: DOMException): void {
  const what =
    error.name === 'TimeoutError'
      ? 'The storage of this browser does not answer; what it holds is left as it is.'
      : 'This browser keeps nothing for this page but a backup copy.';
  notify({ tone: 'info', text: `${what} Export before you close the tab.` });
}

/** What is stored was written by a page that knows more than this one. */
export function sayNewerPage(): void {
  notify({
    tone: 'error',
    text: 'The stored design was written by a newer Fairway. This older page leaves it as it is and stores nothing; reload to get the newer page.',
    command: { id: 'reload-page', title: 'Reload' },
  });
}

/** The database is there and empty, although a design was stored. */
export function sayGone(storedAt: number, hasVersions: boolean): void {
  const lead = `The design that was stored ${momentOf(storedAt)} is gone: the data of this page were deleted.`;
  if (hasVersions)
    notify({ tone: 'error', text: `${lead} Versions of it are still kept; restore one.`, command: versions });
  else
    notify({ tone: 'error', text: `${lead} Open it from your export.`, command: { id: 'open-files', title: 'Open' } });
}

export function sayMissing(paths: readonly string[]): void {
  notify({
    tone: 'error',
    text: 'The storage was damaged, and some files of the design are gone. Look for them in its versions.',
    details: paths,
    command: versions,
  });
}

/** Work that could not be stored and was kept as a version, or could not be kept either. */
export function sayRescued(why: string, isKept: boolean): void {
  if (isKept) notify({ tone: 'error', text: `${why} They are kept as a version.`, command: versions });
  else notify({ tone: 'error', text: `${why} They are only in this tab.`, command: exportNow });
}

/** Somebody wants to edit here, and this tab has the only copy of work that the design goes on without. */
export function sayStranded(): void {
  notify({
    tone: 'error',
    text: 'Your last changes are only in this tab and would be lost. Export them, then press Edit here again.',
    command: exportNow,
  });
}

/** 14:02. */
export function clockTime(time: number): string {
  return new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** 14:02, or 20 Nov 2026, 14:02 where that was on another day. */
export function momentOf(time: number, now = Date.now()): string {
  const at = new Date(time);
  if (at.toDateString() === new Date(now).toDateString()) return clockTime(time);
  const day = at.toLocaleDateString([], { day: 'numeric', month: 'short', year: 'numeric' });
  return `${day}, ${clockTime(time)}`;
}
