import { isRecord } from '../../core/lists';
import { isSourceFile, type Workspace } from '../../core/workspace';
import { isTyping, type Typing } from '../typing';

/**
 * A save that was still on its way when the page went away, or that the database would not take. The browser may end a page before an IndexedDB transaction
 * does, but a write to localStorage is finished when the call returns; and localStorage has room of its own when the rest of the storage is full.
 */
export interface Journal {
  readonly revision: number;
  readonly savedAt: number;
  /** All paths in order. */
  readonly order: readonly string[];
  /** Files that differ from what IndexedDB holds. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** What was being typed in a form, where something was. */
  readonly typing?: Typing | null;
}

/** Longer journals are not tried: localStorage holds about five million characters in all. */
const longest = 4_000_000;

const keyOf = (design: string): string => `fairway.journal.${design}`;

/** Writes the journal; false when it does not fit. */
export function writeJournal(design: string, journal: Journal): boolean {
  const length = journal.files.reduce((sum, file) => sum + file.text.length, 0);
  if (length > longest) return false;
  try {
    localStorage.setItem(keyOf(design), JSON.stringify(journal));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** The save of a design that was still on its way when its page went; undefined where there is none, or none that can be read. */
export function readJournal(design: string): Journal | undefined {
  try {
    const text = localStorage.getItem(keyOf(design));
    const value: unknown = text === null ? undefined : JSON.parse(text);
    return isJournal(value) ? value : undefined;
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Forgets that save, once it is in the database. */
export function clearJournal(design: string): void {
  try {
    localStorage.removeItem(keyOf(design));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The workspace that the journal was about, and the files that it relies on and that are not stored any more. */
export function applyJournal(
  stored: Workspace,
  journal: Journal,
): { readonly workspace: Workspace; readonly missing: readonly string[] } {
  const texts = new Map([...stored.files, ...journal.files].map((file) => [file.path, file.text]));
  const files = journal.order.flatMap((path) => {
    const text = texts.get(path);
    return text === undefined ? [] : [{ path, text }];
  });
  return { workspace: { files }, missing: journal.order.filter((path) => !texts.has(path)) };
}

function isJournal(value: unknown): value is Journal {
  if (!isRecord(value)) return false;
  const { revision, savedAt, order, files, typing = null } = value;
  return (
    typeof revision === 'number' &&
    typeof savedAt === 'number' &&
    Array.isArray(order) &&
    order.every((path) => typeof path === 'string') &&
    Array.isArray(files) &&
    files.every(isSourceFile) &&
    (typing === null || isTyping(typing))
  );
}
