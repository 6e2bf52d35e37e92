/** Fields of forms that hold a text which was not written, since it was refused or is not finished, with the way back to what is written. */
const waysBack = new WeakMap<EventTarget, () => void>();

/** Remembers how a field gets back what is written. Returns how to forget it. */
export function keepWayBack(field: EventTarget, putBack: () => void): () => void {
  waysBack.set(field, putBack);
  return () => {
    waysBack.delete(field);
  };
}

/** Puts back what is written in a field that holds something else; false where it holds nothing else. */
export function putBackWritten(field: EventTarget | null): boolean {
  const putBack = field === null ? undefined : waysBack.get(field);
  putBack?.();
  return putBack !== undefined;
}
