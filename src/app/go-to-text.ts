import type { Place } from '../core/schema';
import type { Range } from '../core/text';
import { getState } from './store';
import { getView, setView } from './view';

/** A wish of another pane that the text be shown and get the focus, at a place or where the caret is. */
export interface TextRequest {
  readonly place: Place | null;
  /** Where in the place's file the caret is to go, in its raw text, when that is not where the place begins. */
  readonly range: Range | null;
  /** What is opened there: the list of fixes, or nothing. */
  readonly then: 'fixes' | null;
}

type Listener = (request: TextRequest) => boolean;

let waiting: TextRequest | null = null;
const listeners = new Set<Listener>();

/** Shows the text pane, with the focus, at a place, or at a range of its file: at the selected place when unset. `then` opens what there is to do. Answers what is asked of the editor. */
export function goToText(
  place: Place | null = getState().selection?.place ?? null,
  range: Range | null = null,
  then: TextRequest['then'] = null,
): TextRequest {
  const { rightColumn, folded } = getView();
  setView({
    pane: 'text',
    rightColumn: rightColumn === 'form' ? 'split' : rightColumn,
    folded: { ...folded, right: false },
    ...(place ? { openFile: place.file } : {}),
  });
  const request = { place, range, then };
  waiting = request;
  // What is typed next belongs to where the caret goes.
  if (isInText(document.activeElement)) offerWaiting();
  // A pane that was folded away cannot take the focus before it is drawn.
  if (waiting) requestAnimationFrame(offerWaiting);
  return request;
}

/** Whether an element is part of the text editor. */
export function isInText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.monaco-editor') !== null;
}

/** Hands requests to the editor, now and later; it answers whether it could do what was wished. Returns how to stop. */
export function onTextRequest(listener: Listener): () => void {
  listeners.add(listener);
  offerWaiting();
  return () => listeners.delete(listener);
}

/** Gives up a request if the editor could not meet it yet. */
export function dropTextRequest(request: TextRequest): void {
  if (waiting === request) waiting = null;
}

/** Asks again, after the editor has got another file to show. */
export function offerWaiting(): void {
  for (const listener of listeners) if (waiting && listener(waiting)) waiting = null;
}
