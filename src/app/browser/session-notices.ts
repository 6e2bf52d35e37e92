import { language } from '../language';
import { formatPath } from '../../core/text';
import { notify } from '../notices';
import { getSession } from '../session';
import type { Typing } from '../typing';
import { isOfNewerPage } from './storage-access';
import { dayAndTime, offerWords, rescueWords, restoringWords, storingWords } from './words/session';

const exportNow = { id: 'export', title: offerWords.exportNow } as const;
const versions = { id: 'versions', title: offerWords.versions } as const;
const reload = { id: 'reload-page', title: offerWords.reload } as const;
const open = { id: 'open-files', title: offerWords.open } as const;

/** The browser would not store the design: where it is now, and what to do. */
export function sayKeptAside(error: unknown, isKept: boolean): void {
  if (isOfNewerPage(error) && isKept) return sayNewerTab();
  const { savedAt } = getSession();
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  const since = savedAt === null ? null : clockTime(savedAt);
  notify({ tone: 'error', text: storingWords.keptAside(full, since, isKept), command: exportNow });
}

/** A newer page has changed the shape of what is stored while this one was open; it reads this one's journal. */
function sayNewerTab(): void {
  notify({ tone: 'error', text: storingWords.newerTab, command: reload });
}

/** What could not be stored for a while is stored now. */
export function sayStoredAgain(): void {
  notify({ tone: 'ok', text: storingWords.storedAgain });
}

/** The page shows what an earlier one left, stored at a time in milliseconds. */
export function sayRestored(savedAt: number): void {
  notify({
    tone: 'info',
    text: restoringWords.restored(momentOf(savedAt)),
    command: { id: 'start-empty', title: offerWords.startEmpty },
  });
}

/** A text that was typed into a form and never applied; `savedAt` is null where nothing else was restored with it. */
export function sayLeftTyping({ text, field }: Typing, savedAt: number | null): void {
  const offer = restoringWords.notApplied(text, formatPath(field));
  if (savedAt === null) return notify({ tone: 'info', text: offer });
  notify({ tone: 'info', text: restoringWords.both(restoringWords.restored(momentOf(savedAt)), offer) });
}

/** The storage could not be opened when the page was. */
export function sayNoStorage(error: DOMException): void {
  notify({ tone: 'info', text: error.name === 'TimeoutError' ? storingWords.noAnswer : storingWords.noStorage });
}

/** What is stored was written by a page that knows more than this one. */
export function sayNewerPage(): void {
  notify({ tone: 'error', text: storingWords.newerPage, command: reload });
}

/** The database is there and empty, although a design was stored. */
export function sayGone(storedAt: number, hasVersions: boolean): void {
  const moment = momentOf(storedAt);
  if (hasVersions) notify({ tone: 'error', text: restoringWords.goneWithVersions(moment), command: versions });
  else notify({ tone: 'error', text: restoringWords.gone(moment), command: open });
}

/** Of what was stored, the texts of some files are not there any more. */
export function sayMissing(paths: readonly string[]): void {
  notify({
    tone: 'error',
    text: restoringWords.missing,
    details: paths,
    command: versions,
  });
}

/** Work that could not be stored and was kept as a version, or could not be kept either. */
export function sayRescued(why: 'reserve' | 'overtaken', isKept: boolean): void {
  if (isKept) notify({ tone: 'error', text: rescueWords[why].kept, command: versions });
  else notify({ tone: 'error', text: rescueWords[why].onlyHere, command: exportNow });
}

/** Somebody wants to edit here, and this tab has the only copy of work that the design goes on without. */
export function sayStranded(): void {
  notify({ tone: 'error', text: rescueWords.stranded, command: exportNow });
}

/** 14:02. */
export function clockTime(time: number): string {
  return new Date(time).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** 14:02, or 20 Nov 2026, 14:02 where that was on another day. */
export function momentOf(time: number, now = Date.now()): string {
  const at = new Date(time);
  if (at.toDateString() === new Date(now).toDateString()) return clockTime(time);
  const day = at.toLocaleDateString(language, { day: 'numeric', month: 'short', year: 'numeric' });
  return dayAndTime(day, clockTime(time));
}
