/** How the tabs of one design agree on the one that edits. */
export interface DesignLock {
  /** Becomes the editor if no other tab is; answers whether it did. */
  readonly claim: () => Promise<boolean>;
  /** Becomes the editor after the other tab has stored its changes, or after a second without an answer; at once where it is already. */
  readonly takeOver: () => Promise<void>;
  /** Tells the other tabs that something was stored. */
  readonly tellSaved: () => void;
}

interface LockEvents {
  /** Another tab wants to edit: store what is not stored yet and stop editing. */
  readonly onHandOver: () => Promise<void>;
  /** This tab edits no longer. */
  readonly onLost: () => void;
  /** The tab that edited was closed, and this one is the editor now. */
  readonly onInherited: () => void;
  /** The editing tab stored something. */
  readonly onSaved: () => void;
}

interface Message {
  readonly type: 'who' | 'me' | 'hand-over' | 'handed-over' | 'saved';
  readonly from: string;
}

/** How long to wait for another tab's answer, in milliseconds. */
const patience = { claim: 250, handOver: 1_000 };

/**
 * Web Locks where the browser has them (it frees the lock of a closed tab by itself); elsewhere, on plain http for example, tabs ask each
 * other over a BroadcastChannel.
 */
export function makeDesignLock(design: string, tab: string, events: LockEvents): DesignLock {
  const name = nameOf(design);
  const channel = new BroadcastChannel(name);
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  const waiting = new Map<Message['type'], () => void>();
  let holds = false;

  const tell = (type: Message['type']): void => channel.postMessage({ type, from: tab } satisfies Message);
  const hear = (type: Message['type'], patienceMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patienceMs);
      waiting.set(type, () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  channel.onmessage = (event: MessageEvent<Message>) => {
    const { type } = event.data;
    waiting.get(type)?.();
    if (type === 'saved' && !holds) events.onSaved();
    if (type === 'who' && holds) tell('me');
    if (type === 'hand-over' && holds) void handOver();
  };

  const handOver = async (): Promise<void> => {
    await events.onHandOver();
    if (!locks) lose();
    tell('handed-over');
  };
  const lose = (): void => {
    holds = false;
    events.onLost();
  };

  /** Resolves once the lock is ours, and keeps it until the page ends or another tab steals it; then it waits for its return. */
  const hold = (manager: LockManager, options: LockOptions): Promise<void> =>
    new Promise((resolve) => {
      let granted = false;
      const keep = (): Promise<never> => {
        granted = holds = true;
        resolve();
        return new Promise(() => undefined);
      };
      manager.request(name, options, keep).catch(() => {
        if (!granted) return;
        lose();
        void queue(manager).then(events.onInherited);
      });
    });
  let queued = new AbortController();
  const queue = (manager: LockManager): Promise<void> => {
    queued.abort();
    queued = new AbortController();
    return hold(manager, { signal: queued.signal });
  };

  return {
    claim: async () => {
      if (locks) {
        // A page that is being reloaded may still hold the lock for a moment, so a first refusal is not believed at once.
        const ours = queue(locks);
        const atOnce = await Promise.race([ours.then(() => true), wait(patience.claim).then(() => false)]);
        if (!atOnce) void ours.then(events.onInherited);
        return atOnce;
      }
      tell('who');
      holds = !(await hear('me', patience.claim));
      return holds;
    },
    takeOver: async () => {
      if (holds) return;
      tell('hand-over');
      await hear('handed-over', patience.handOver);
      if (locks) {
        queued.abort();
        await hold(locks, { steal: true });
      } else {
        holds = true;
      }
    },
    tellSaved: () => tell('saved'),
  };
}

/**
 * Whether a tab edits a design, for one that has not joined it; false where the browser cannot tell. A page that is being reloaded may hold its lock for a
 * moment, so a first yes is not believed.
 */
export async function isBeingEdited(design: string): Promise<boolean> {
  const isHeld = async (): Promise<boolean> => {
    const locks = 'locks' in navigator ? await navigator.locks.query() : undefined;
    return locks?.held?.some(({ name }) => name === nameOf(design)) ?? false;
  };
  if (!(await isHeld())) return false;
  await wait(patience.claim);
  return isHeld();
}

function nameOf(design: string): string {
  return `fairway.design.${design}`;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
