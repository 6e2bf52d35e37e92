import { useEffect, useRef } from 'react';
import { getCanvas, type Detail } from './canvas-state';
import type { Graph } from './graph';

/** When the focus is looked after once the graph changed, in milliseconds: cards come and go some frames later, and late on a busy machine. */
const looks = [80, 240, 800];

/** Gives the focus back to what is selected, else to the canvas as a whole. */
export function focusCanvas(body: HTMLElement | null): void {
  body?.focus({ preventScroll: true });
  const { spot } = getCanvas();
  if (spot) focusCard(spot.node);
}

/** What had the focus elsewhere on the page when it asked for a form or a menu of the canvas. */
let asker: HTMLElement | null = null;

/** Remembers what has the focus, so that it gets it back when a form closes that it asked for. */
export function noteAsker(): void {
  const { activeElement } = document;
  const isElsewhere = activeElement !== document.body && activeElement?.closest('.canvas-body') === null;
  asker = isElsewhere && activeElement instanceof HTMLElement ? activeElement : null;
}

/** Gives the focus back to what asked for a form, else to the canvas. */
export function focusAsker(body: HTMLElement | null): void {
  if (asker?.isConnected) asker.focus({ preventScroll: true });
  else focusCanvas(body);
  asker = null;
}

/** Whether the canvas or one of its cards has the focus, and not a field, a menu or a button in it. */
export function isCanvasFocused(): boolean {
  return (
    document.activeElement?.matches('.canvas-body, .canvas-body .react-flow__node, .canvas-body [data-band]') === true
  );
}

/**
 * Keeps the focus in the canvas when the card that had it is renamed, folded, deleted or too small to be drawn, so that keys go on working: at once where the
 * card leaves the page, so that no key is lost in between, and else soon after the graph changed.
 */
export function useKeptFocus(body: HTMLElement | null, graph: Graph, detail: Detail): void {
  const had = useRef(false);
  useEffect(() => {
    const onFocus = (event: FocusEvent): void => {
      had.current = event.target instanceof Node && body?.contains(event.target) === true;
    };
    // A press on nothing takes the focus on purpose; what is taken off the page has it no more by then.
    const onBlur = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null) return;
      queueMicrotask(() => {
        if (target instanceof Node && target.isConnected && document.activeElement === document.body)
          had.current = false;
      });
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onBlur);
    const stop = onCards(body, () => regain(body, had.current));
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onBlur);
      stop();
    };
  }, [body]);
  useEffect(() => {
    const timers = looks.map((after) => setTimeout(() => regain(body, had.current), after));
    return () => timers.forEach(clearTimeout);
  }, [body, graph, detail]);
}

function regain(body: HTMLElement | null, had: boolean): void {
  if (had && document.activeElement === document.body) focusCanvas(body);
}

/** Calls a listener when cards have come to the page or left it, before the next key is read. Returns how to stop. */
function onCards(body: HTMLElement | null, listener: () => void): () => void {
  const cards = body?.querySelector('.react-flow__nodes');
  if (!cards) return () => undefined;
  const observer = new MutationObserver(listener);
  observer.observe(cards, { childList: true });
  return () => observer.disconnect();
}

/** Gives a card the focus once it is on the page; a card that was out of view is mounted a moment later. */
export function focusCard(id: string): void {
  focusOnceThere(id, document.activeElement, 20);
}

function focusOnceThere(id: string, focusedBefore: Element | null, tries: number): void {
  requestAnimationFrame(() => {
    if (isBusyElsewhere(focusedBefore)) return;
    const name = CSS.escape(id);
    const card = document.querySelector(`.react-flow__node[data-id="${name}"], [data-band="${name}"]`);
    if (card instanceof HTMLElement && card.tabIndex === 0) card.focus({ preventScroll: true });
    else if (tries > 0) focusOnceThere(id, focusedBefore, tries - 1);
  });
}

/** Whether somebody has gone on meanwhile: to another pane, or into a field, form or menu of the canvas that was opened since. */
function isBusyElsewhere(focusedBefore: Element | null): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return false;
  if (!activeElement.closest('.canvas-body')) return true;
  return activeElement !== focusedBefore && activeElement.closest('input, textarea, select, .floating') !== null;
}
