import type { AppState } from '../store';

/** Something a user can do. Menus, the palette and the keys are made from the list of commands. */
export interface Command {
  /** Verb-noun, for example `add-service-entry`. */
  readonly id: string;
  readonly title: string;
  /** Group in the palette. */
  readonly group: 'Make' | 'Go' | 'Change' | 'Ask' | 'View' | 'Move' | 'Mesh';
  /** Keys as `Mod+Shift+Z` (`Mod` is Ctrl, on a Mac Cmd); the first is shown. */
  readonly keys?: readonly string[];
  /** Further keys of a command that works everywhere, while the canvas has the focus. */
  readonly canvasKeys?: readonly string[];
  /**
   * Where the keys work: everywhere when unset; only while the focus is in no text field; not in the editor, which has a meaning of its own
   * for them; or on the canvas alone, which reads them itself while it has the focus.
   */
  readonly where?: 'outside-text' | 'outside-editor' | 'canvas';
  /** Changes the design, and so rests while another tab edits it. */
  readonly writes?: boolean;
  readonly isEnabled?: (state: AppState) => boolean;
  readonly run: () => void | Promise<void>;
}
