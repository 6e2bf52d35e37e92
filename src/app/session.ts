import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Workspace } from '../core/workspace';
import { readOnlyReasons } from './words';

/** How this tab stands to the stored design. */
export interface Session {
  /** True while another tab edits this design, or while what is stored of it is still being read: nothing here may change it. */
  readonly readOnly: boolean;
  /** True until the stored design is on the page: a change made before would have no place in it. */
  readonly restoring: boolean;
  /** True while the page shows the design of a link, to be looked at: nothing of it is stored, and nothing that is stored is touched. */
  readonly looking: boolean;
  /** `saving`: a change is on its way; `reserve`: the database would not take it, and the journal holds it; `unsaved`: it is only in this tab. */
  readonly saving: 'saved' | 'saving' | 'reserve' | 'unsaved';
  /** When the design was last stored, in milliseconds since 1970; null before the first time. */
  readonly savedAt: number | null;
  /** What was exported last from this tab; the tab's title marks what differs from it. */
  readonly exported: Workspace | null;
  /** True when a newer version of the page is stored in this browser than the one that is shown. */
  readonly updateReady: boolean;
}

const session = createStore<Session>(() => ({
  readOnly: false,
  restoring: false,
  looking: false,
  saving: 'saved',
  savedAt: null,
  exported: null,
  updateReady: false,
}));

/** The session as it is now. */
export const getSession = session.getState;
/** Calls a listener at each change of it. Returns how to stop. */
export const subscribeSession = session.subscribe;

/** Changes a part of the session. */
export function setSession(change: Partial<Session>): void {
  session.setState(change);
}

/** Whether the database does not have the work: a journal holds it, or this tab alone. */
export function isAtRisk({ saving }: Pick<Session, 'saving'>): boolean {
  return saving === 'reserve' || saving === 'unsaved';
}

/** Why nothing can be changed now, and what to do about it; null while it can. */
export function whyReadOnly({ readOnly, restoring, looking }: Session): string | null {
  if (looking) return readOnlyReasons.shared;
  if (restoring) return readOnlyReasons.restoring;
  return readOnly ? readOnlyReasons.elsewhere : null;
}

/** A part of the session as a React hook; draws anew when it changes. */
export function useSession<T>(pick: (state: Session) => T): T {
  return useSyncExternalStore(subscribeSession, () => pick(getSession()));
}
