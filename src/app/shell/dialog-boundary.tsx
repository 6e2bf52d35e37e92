import { Component, type ReactNode } from 'react';
import { closeDialog } from '../dialogs';
import { notify } from '../notices';
import { pageWords } from './words/page';

/** Keeps an error in a dialog from taking the page with it: the dialog closes, and a notice says so. */
export class DialogBoundary extends Component<{ readonly children: ReactNode }, { readonly stopped: boolean }> {
  override state = { stopped: false };

  static getDerivedStateFromError(): { readonly stopped: boolean } {
    return { stopped: true };
  }

  override componentDidCatch(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    notify({ tone: 'error', text: pageWords.dialogStopped(why) });
    closeDialog();
  }

  override render(): ReactNode {
    return this.state.stopped ? null : this.props.children;
  }
}
