import type { editor } from 'monaco-editor/editor';
import type { Parts } from './load-monaco';
import type { Mirror } from './mirror';

/** What the parts of the text editor work with: one editor that shows one file at a time. */
export interface TextContext extends Parts {
  readonly editor: editor.IStandaloneCodeEditor;
  readonly mirror: Mirror;
  /** The file that is shown. */
  path(): string | undefined;
}
