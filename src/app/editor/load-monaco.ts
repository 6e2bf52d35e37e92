import type { Monaco } from './monaco-api';
import type * as MonacoParts from './monaco-parts';

/** Monaco as loaded: its interface, and its undo and redo commands, so that they can be led to the page's history. */
export interface Parts {
  readonly monaco: Monaco;
  readonly historyCommands: typeof MonacoParts.historyCommands;
}

let loading: Promise<Parts> | undefined;

/** Loads Monaco, once. A load that did not come through is tried again at the next call. */
export function loadMonaco(): Promise<Parts> {
  loading ??= import('./monaco-parts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Loads Monaco ahead of its first use, once the page has nothing else to do. */
export function prefetchMonaco(): void {
  const load = (): void => void loadMonaco().catch(() => undefined);
  if (typeof requestIdleCallback === 'undefined') setTimeout(load, 500);
  else requestIdleCallback(load, { timeout: 2_000 });
}
