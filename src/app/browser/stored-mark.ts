import type { Workspace } from '../../core/workspace';

/** Where it is noted that the database holds a design, outside of that database: so that its loss is noticed. */
const key = 'fairway.stored';

/** Notes when a design was stored; one without files is nothing to be missed. */
export function markStored({ files }: Workspace): void {
  try {
    if (files.length > 0) localStorage.setItem(key, String(Date.now()));
    else localStorage.removeItem(key);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** When a design was stored last, in milliseconds since 1970; null where none was, or nobody knows. */
export function readStoredMark(): number | null {
  try {
    const time = Number(localStorage.getItem(key));
    return time > 0 ? time : null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Forgets it, once its loss was said. */
export function clearStoredMark(): void {
  markStored({ files: [] });
}
