import { useSyncExternalStore } from 'react';

/** `single`: one pane at a time; `compact`: Explorer and dock start folded; `full`: three columns; `wide`: the form stands beside the text. */
export type LayoutMode = 'single' | 'compact' | 'full' | 'wide';

/** The layout for a window of so many CSS pixels. */
export function layoutFor(width: number): LayoutMode {
  if (width < 1024) return 'single';
  if (width < 1280) return 'compact';
  return width < 1720 ? 'full' : 'wide';
}

export function layoutMode(): LayoutMode {
  return layoutFor(window.innerWidth);
}

export function useLayoutMode(): LayoutMode {
  return useSyncExternalStore(subscribe, layoutMode);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
