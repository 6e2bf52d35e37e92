import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';

/** A toast: one at a time, the newest wins. What is about work comes back when a newer one has gone. */
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
  /** How much of that is done, from 0 to 1, where that is known. */
  readonly progress?: number;
  /** Longer text, a line each, shown below: files that could not be opened and why, for example. */
  readonly details?: readonly string[];
  /** It was shown before, and is shown again on request. */
  readonly again?: boolean;
}

/** A toast with the change that it offered to undo; undefined where it offered none. */
interface Kept extends Notice {
  readonly of?: object | undefined;
}

interface Notices {
  readonly notice: Kept | null;
  /** Those about work that a newer one hides, the newest last. */
  readonly hidden: readonly Notice[];
  /** The last one that has gone, to be shown again; null before. Those about work are not kept. */
  readonly last: Kept | null;
  /** What the polite live region says; the newest wins. */
  readonly spoken: string;
}

const notices = createStore<Notices>(() => ({ notice: null, hidden: [], last: null, spoken: '' }));
let nextId = 1;
let newestChange: () => object | undefined = () => undefined;

/** Tells how the newest change of the history is found: a toast that offers to undo something speaks of that. */
export function tellNewestChange(newest: () => object | undefined): void {
  newestChange = newest;
}

/** Shows a toast and speaks its text. */
export function notify(notice: Omit<Notice, 'id'>): void {
  show(notice.undo ? { ...notice, of: newestChange() } : notice);
}

function show(notice: Omit<Kept, 'id'>): void {
  const { notice: before, hidden } = notices.getState();
  keepLast(before);
  notices.setState({
    notice: { ...notice, id: nextId++ },
    hidden: before?.work ? [...hidden, before] : hidden,
    spoken: notice.text,
  });
}

/** Says one sentence in the polite live region without showing it. */
export function announce(text: string): void {
  notices.setState({ spoken: text });
}

/** Takes the toast away; what goes on under it is seen again. */
export function dismissNotice(): void {
  keepLast(notices.getState().notice);
  takeAway();
}

function takeAway(): void {
  const { hidden } = notices.getState();
  notices.setState({ notice: hidden.at(-1) ?? null, hidden: hidden.slice(0, -1) });
}

function keepLast(notice: Kept | null): void {
  if (notice && !notice.work && !notice.again) notices.setState({ last: notice });
}

/** Shows the toast again that went last, and speaks it; what it offered to undo may be another change by now, and is undone by the history. */
export function showLastNotice(): void {
  const { last } = notices.getState();
  if (last !== null) show({ ...last, undo: false, again: true });
}

/** Takes away the toast that offered to undo a change that is undone now, and forgets it where it has gone: what it says of the change is no longer so. */
export function dismissUndone(change: object): void {
  const { notice, last } = notices.getState();
  if (last?.of === change) notices.setState({ last: null });
  if (notice?.of === change) takeAway();
}

/** Takes away the toast that offers a command, and forgets it where it has gone: it was run, and what the toast says is no longer so. */
export function dismissOffer(command: string): void {
  const { notice, last } = notices.getState();
  if (last?.command?.id === command) notices.setState({ last: null });
  if (notice?.command?.id === command) takeAway();
}

/** Says anew how some work stands, where its toast is or was; it is not spoken again. */
export function updateWork(work: Notice['work'], told: Pick<Notice, 'text' | 'progress'>): void {
  const renew = (each: Notice): Notice => (each.work === work ? { ...each, ...told } : each);
  const { notice, hidden } = notices.getState();
  notices.setState({ notice: notice && renew(notice), hidden: hidden.map(renew) });
}

/** Takes the toast about some work away, also from under a newer one. */
export function dismissWork(work: Notice['work']): void {
  const { notice, hidden } = notices.getState();
  if (notice?.work === work) dismissNotice();
  else notices.setState({ hidden: hidden.filter((each) => each.work !== work) });
}

/** A part of the toasts, and of what is spoken, as a React hook. */
export function useNotices<T>(pick: (state: Notices) => T): T {
  return useSyncExternalStore(notices.subscribe, () => pick(notices.getState()));
}
