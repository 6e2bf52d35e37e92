import { useEffect } from 'react';

/** Ways to finish what is being typed in the inputs of the form. */
const pending = new Set<() => void>();

/** Finishes an input's text when the page is hidden or left; `finish` is null while there is none. It is called as it was last rendered. */
export function usePendingDraft(finish: (() => void) | null): void {
  useEffect(() => {
    if (finish === null) return undefined;
    pending.add(finish);
    return () => {
      pending.delete(finish);
    };
  }, [finish]);
}

/**
 * Watches for the page to be hidden or left, which may be the last that is heard of it. The listeners capture, so that the texts are written
 * before those who store the workspace at that moment look at it. Returns how to stop.
 */
export function finishDraftsOnLeave(): () => void {
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') finishDrafts();
  };
  window.addEventListener('pagehide', finishDrafts, true);
  window.addEventListener('visibilitychange', onHidden, true);
  return () => {
    window.removeEventListener('pagehide', finishDrafts, true);
    window.removeEventListener('visibilitychange', onHidden, true);
  };
}

function finishDrafts(): void {
  for (const finish of [...pending]) finish();
}
