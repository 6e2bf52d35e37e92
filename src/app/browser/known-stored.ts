import type { Workspace } from '../../core/workspace';
import { getSession } from '../session';
import { getState } from '../store';
import { getTyping, type Typing } from '../typing';

/** What this tab knows of what is stored, held against what the page shows. */
export class KnownStored {
  /** The workspace that is stored; null for one that is not what the page shows in any file. */
  stored: Workspace | null = null;
  /** The revision of `stored`. */
  base = 0;
  /** What is stored of a text that is being typed in a form. */
  private typing: Typing | null = null;
  /** The revision that was tried last. */
  private tried = 0;

  /** So much is stored now. */
  know(stored: Workspace | null, typing: Typing | null, base: number): void {
    [this.stored, this.typing, this.base] = [stored, typing, base];
  }

  /** Whether the page shows another design than is stored. */
  differs(): boolean {
    return getState().snapshot.workspace !== this.stored;
  }

  /** Whether this tab, as the one that edits, has something that is not stored. */
  isDirty(): boolean {
    return (this.differs() || getTyping() !== this.typing) && !getSession().readOnly;
  }

  /** The revision of the next save. A try whose answer was lost may have stored something, so that each has a number of its own. */
  nextRevision(): number {
    return Math.max(this.tried, this.base) + 1;
  }

  /** Begins a try to store, and answers its revision. */
  startTry(): number {
    this.tried = this.nextRevision();
    return this.tried;
  }
}
