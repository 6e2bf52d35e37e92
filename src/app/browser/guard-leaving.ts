/**
 * Writes the journal when the page is hidden or left with something that is not stored, and has the browser ask where that does not hold it. Returns what is to
 * be called when there may be more to lose than before, or less: browsers keep no page for going back to that asks before it is left.
 */
export function guardLeaving(isDirty: () => boolean, writeAside: () => boolean, flush: () => void): () => void {
  const onLeave = (event: BeforeUnloadEvent): void => {
    if (isDirty() && !writeAside()) event.preventDefault();
  };
  const onHidden = (): void => {
    if (!isDirty()) return;
    writeAside();
    flush();
  };
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && onHidden());
  window.addEventListener('pagehide', onHidden);
  return () => {
    if (isDirty()) window.addEventListener('beforeunload', onLeave);
    else window.removeEventListener('beforeunload', onLeave);
  };
}
