import { getSession, subscribeSession } from '../session';
import { ownReview, readReview } from './review-storage';

/** Goes on with the review that this tab was in when it was left, once the design is there. A design that is only looked at is not reviewed. */
export async function followReview(): Promise<void> {
  const own = ownReview();
  if (own === null) return;
  await designRestored();
  if (getSession().looking) return;
  const kept = await readReview().catch(nothingKept);
  if (kept?.begun !== own) return;
  const { continueReview } = await import('../review-mode');
  continueReview(kept);
}

/** For what cannot be read there is the dialog that chooses a baseline. */
function nothingKept(error: unknown): undefined {
  if (!(error instanceof DOMException)) throw error;
  return undefined;
}

function designRestored(): Promise<void> {
  return new Promise((resolve) => {
    if (!getSession().restoring) return resolve();
    const stop = subscribeSession(({ restoring }) => {
      if (restoring) return;
      stop();
      resolve();
    });
  });
}
