import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';

/** A toast: one at a time, the newest wins. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'ok' | 'error';
  readonly text: string;
  /** Offers `Undo` for the change that was just made. */
  readonly undo?: boolean;
  /** Offers a command by its id. */
  readonly command?: { readonly id: string; readonly title: string };
  /** It is about work that goes on: it stays until that is done, and calls it off. */
  readonly work?: { readonly progressLabel: string; readonly cancel: string; readonly stop: () => void };
  /** Longer text, a line each, shown below: files that could not be opened and why, for example. */
  readonly details?: readonly string[];
}

interface Notices {
  readonly notice: Notice | null;
  /** What the polite live region says; the newest wins. */
  readonly spoken: string;
}

const notices = createStore<Notices>(() => ({ notice: null, spoken: '' }));
let nextId = 1;

/** Shows a toast and speaks its text. */
export function notify(notice: Omit<Notice, 'id'>): void {
  notices.setState({ notice: { ...notice, id: nextId++ }, spoken: notice.text });
}

/** Says one sentence in the polite live region without showing it. */
export function announce(text: string): void {
  notices.setState({ spoken: text });
}

export function dismissNotice(): void {
  notices.setState({ notice: null });
}

/** Takes away the toast that offers to undo a change: what it says of the change is no longer so. */
export function dismissUndone(): void {
  if (notices.getState().notice?.undo) dismissNotice();
}

/** Takes the toast about some work away, unless a newer one has. */
export function dismissWork(work: Notice['work']): void {
  if (notices.getState().notice?.work === work) dismissNotice();
}

export function useNotices<T>(pick: (state: Notices) => T): T {
  return useSyncExternalStore(notices.subscribe, () => pick(notices.getState()));
}
