import { useSyncExternalStore } from 'react';

/** `review`: the design is read, not edited; `single`: one pane at a time; `compact`: Explorer and dock start folded; `full`: three columns; `wide`: the form stands beside the text. */
export type LayoutMode = 'review' | 'single' | 'compact' | 'full' | 'wide';

/** Whether somebody has asked to edit on a screen that is meant for reading. Kept for as long as the page is open. */
let editing = false;
const listeners = new Set<() => void>();

/** Shows the panes that edit, however narrow the window is. */
export function editHere(): void {
  editing = true;
  for (const listener of listeners) listener();
}

/** The layout for a window of so many CSS pixels. */
function layoutFor(width: number): LayoutMode {
  if (width < 600 && !editing) return 'review';
  if (width < 1024) return 'single';
  if (width < 1280) return 'compact';
  return width < 1720 ? 'full' : 'wide';
}

/** How much of the page there is room for now. */
export function layoutMode(): LayoutMode {
  return layoutFor(window.innerWidth);
}

/** How much of the page there is room for, as a React hook. */
export function useLayoutMode(): LayoutMode {
  return useSyncExternalStore(subscribe, layoutMode);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('resize', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('resize', listener);
  };
}
