import type { DBSchema, IDBPDatabase } from 'idb';
import type { Workspace } from '../../core/workspace';
import type { ViewState } from '../view';
import { openInTime } from './open-in-time';

/** Version of the stored shape. Raise it together with a migration in `upgrade`. */
const schemaVersion = 1;

/** One side of a review, as it is kept: it is read anew when the review goes on. */
export interface KeptSide {
  readonly name: string;
  readonly workspace: Workspace;
  readonly problems: readonly string[];
}

/** A review that goes on after the page was left. */
export interface KeptReview {
  /** When it began, in milliseconds since 1970, by which a tab knows its own. */
  readonly begun: number;
  readonly baseline: KeptSide;
  /** Null where the design itself is reviewed. */
  readonly proposal: KeptSide | null;
  /** How the panes were before it; `right` says whether form and text were folded, and is undefined where the review left them alone. */
  readonly room: { readonly dock: ViewState['dock']; readonly height: number; readonly right?: boolean | undefined };
}

interface Schema extends DBSchema {
  reviews: { key: string; value: KeptReview };
}

/** There is one review at a time. */
const key = 'review';
/** Where a tab remembers which review is its own: that outlives a reload and a crash, and no other tab has it. */
const tabKey = 'fairway.review';
/** Which review ended last. */
const endedKey = 'fairway.review.ended';

/** Keeps a review in the place of the one before. */
export async function keepReview(review: KeptReview): Promise<void> {
  ownReviewSince(review.begun);
  await withReviews((reviews) => reviews.put('reviews', review, key));
}

/** The review that is kept; undefined where there is none, or where it has ended and only its texts are still there. */
export async function readReview(): Promise<KeptReview | undefined> {
  const kept = await withReviews((reviews) => reviews.get('reviews', key));
  return kept && String(kept.begun) === localStorage.getItem(endedKey) ? undefined : kept;
}

/** Forgets the review of this tab; one that another tab began later stays. That it has ended is known at once, also to a page that is reloaded at once. */
export async function forgetReview(): Promise<void> {
  const own = ownReview();
  if (own === null) return;
  sessionStorage.removeItem(tabKey);
  markEnded(own);
  await withReviews(async (reviews) => {
    const transaction = reviews.transaction('reviews', 'readwrite');
    const kept = await transaction.store.get(key);
    if (kept?.begun === own) await transaction.store.delete(key);
    await transaction.done;
  });
}

function markEnded(begun: number): void {
  try {
    localStorage.setItem(endedKey, String(begun));
  } catch (error) {
    // Full, as it may be while the design cannot be stored elsewhere: the review is deleted all the same, a moment later.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** When the review began that this tab was in when it was left; null where it was in none. */
export function ownReview(): number | null {
  try {
    const begun = sessionStorage.getItem(tabKey);
    return begun === null ? null : Number(begun);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Makes a review that is kept the one of this tab. */
export function ownReviewSince(begun: number): void {
  try {
    sessionStorage.setItem(tabKey, String(begun));
  } catch (error) {
    // The review is offered where a baseline is chosen, then.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Opens the database for as long as it takes: no other tab has to wait for it, and nothing is open while nobody reviews. */
async function withReviews<T>(work: (reviews: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const reviews = await openInTime<Schema>({
    name: 'fairway-review',
    version: schemaVersion,
    upgrade(db, from) {
      if (from < 1) db.createObjectStore('reviews');
    },
  });
  try {
    return await work(reviews);
  } finally {
    reviews.close();
  }
}
