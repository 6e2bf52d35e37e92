import { useEffect, useRef } from 'react';

// While a pointer is pressed nothing may move below it: what a press does is known only when it is released over what it was pressed on.

let isPressed = false;
const waiting = new Set<() => void>();

/** Runs `act` now, or once the pointer that is pressed has been released and before its click arrives. The same `act` waits only once. */
export function afterPress(act: () => void): void {
  if (isPressed) waiting.add(act);
  else act();
}

/**
 * A function that stays the same and calls `act` as it was last rendered, after the press that is under way. Text may change between the
 * press and its release, as when a slider of the same value is dragged.
 */
export function useAfterPress(act: () => void): () => void {
  const latest = useRef(act);
  const run = useRef(() => latest.current());
  useEffect(() => {
    latest.current = act;
  });
  return () => afterPress(run.current);
}

/**
 * Watches for presses. A click finds its target before this listener hears of it, so that what waited may move the form and is still done
 * before whatever the click does: undoing, exporting, selecting. A release without a click is found by the time that has passed. Returns
 * how to stop.
 */
export function watchPresses(): () => void {
  const listeners = [
    ['pointerdown', press],
    ['pointerup', release],
    ['pointercancel', flush],
    ['click', flush],
    ['keydown', flush],
    ['blur', onBlur],
  ] as const;
  for (const [type, listener] of listeners) window.addEventListener(type, listener, true);
  return () => {
    for (const [type, listener] of listeners) window.removeEventListener(type, listener, true);
    flush();
  };
}

function press(): void {
  isPressed = true;
}

function release(): void {
  setTimeout(flush);
}

/** The window itself has lost the focus, and may not hear of the release. */
function onBlur(event: Event): void {
  if (!(event.target instanceof Element)) flush();
}

function flush(): void {
  isPressed = false;
  const acts = [...waiting];
  waiting.clear();
  for (const act of acts) act();
}
