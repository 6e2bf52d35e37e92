import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';

/** The dialogs of the page; at most one is open. */
type DialogName =
  | 'palette'
  | 'keys'
  | 'templates'
  | 'new-resource'
  | 'export'
  | 'share'
  | 'open-link'
  | 'paste-yaml'
  | 'rename'
  | 'delete'
  | 'pattern'
  | 'import-conflicts'
  | 'envoy'
  | 'baseline'
  | 'versions'
  | 'end-review'
  | 'picture';

/** The dialog that is open. */
export interface OpenDialog {
  readonly name: DialogName;
  /** What it starts with: the palette's text, the kind to make, a tab or a template of the gallery or what to search it for, the thing to rename (`file:path`, `resource:key`, `workload:namespace/name`), the key of the resource to delete, or of the entry that Envoy is to be shown of. */
  readonly start: string;
}

/** What stands before the words to search for, where a dialog starts with such words. */
export const searchSign = '?';

const dialog = createStore<{ readonly open: OpenDialog | null }>(() => ({ open: null }));

/** Opens a dialog in the place of any other. */
export function openDialog(name: DialogName, start = ''): void {
  dialog.setState({ open: { name, start } });
}

/** Closes the dialog that is open. */
export function closeDialog(): void {
  dialog.setState({ open: null });
}

/** The dialog that is open, as a React hook; null while none is. */
export function useDialog(): OpenDialog | null {
  return useSyncExternalStore(dialog.subscribe, () => dialog.getState().open);
}

/** Whether a dialog is open, for the keys that then belong to it. */
export function isDialogOpen(): boolean {
  return dialog.getState().open !== null;
}

/** Whether a dialog is open that speaks of the design, or in which something is written: files that come meanwhile wait for it. */
export function isDesignInDialog(): boolean {
  const name = dialog.getState().open?.name;
  return name !== undefined && name !== 'palette' && name !== 'keys';
}

/** Resolves when no dialog is open; at once when none is. */
export function dialogsClosed(): Promise<void> {
  return untilNot(isDialogOpen);
}

/** Resolves when no dialog is open that files wait for; at once when none is. */
export function designOutOfDialogs(): Promise<void> {
  return untilNot(isDesignInDialog);
}

function untilNot(isOpen: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (!isOpen()) return resolve();
    const stop = dialog.subscribe(() => {
      if (isOpen()) return;
      stop();
      resolve();
    });
  });
}
