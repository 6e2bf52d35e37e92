import type { SharedWorkspace } from '../core/exchange';
import { openDialog } from './dialogs';

/** What a dialog is to say about a link: that it cannot be opened and why, or that there is work which it must not overwrite. */
export type LinkQuestion =
  | { readonly type: 'refused'; readonly problem: string }
  | {
      readonly type: 'choose';
      readonly shared: SharedWorkspace;
      /** Goes on as chosen. */
      readonly settle: (choice: LinkChoice) => void;
    };

/** `mine`: the link is not opened; `link`: in place of the design, as one step of the history; `beside`: added to it; `answers`: of it only what was answered to changes. */
export type LinkChoice = 'mine' | 'link' | 'beside' | 'answers';

let asked: LinkQuestion | null = null;
let count = 0;

/** Shows a question about a link in a dialog. Nothing changes before it is answered, nor when the dialog is closed. */
export function askAboutLink(question: LinkQuestion): void {
  asked = question;
  openDialog('open-link', String(++count));
}

/** The question that the dialog is to show. */
export function linkAsked(): LinkQuestion | null {
  return asked;
}
