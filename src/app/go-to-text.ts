import type { Place } from '../core/schema';
import { getState } from './store';
import { getView, setView } from './view';

/** A wish of another pane that the text be shown and get the focus, at a place or where the caret is. */
export interface TextRequest {
  readonly place: Place | null;
}

type Listener = (request: TextRequest) => boolean;

let waiting: TextRequest | null = null;
const listeners = new Set<Listener>();

/** Shows the text pane, with the focus, at a place: the selected one when unset. */
export function goToText(place: Place | null = getState().selection?.place ?? null): void {
  const { rightColumn, folded } = getView();
  setView({
    pane: 'text',
    rightColumn: rightColumn === 'form' ? 'split' : rightColumn,
    folded: { ...folded, right: false },
    ...(place ? { openFile: place.file } : {}),
  });
  waiting = { place };
  // A pane that was folded away cannot take the focus before it is drawn.
  requestAnimationFrame(offerWaiting);
}

/** Hands requests to the editor, now and later; it answers whether it could do what was wished. Returns how to stop. */
export function onTextRequest(listener: Listener): () => void {
  listeners.add(listener);
  offerWaiting();
  return () => listeners.delete(listener);
}

/** Asks again, after the editor has got another file to show. */
export function offerWaiting(): void {
  for (const listener of listeners) if (waiting && listener(waiting)) waiting = null;
}
