import type { TabChannel } from './tab-channel';

/** Whether this tab is the one that edits, and how it becomes that. */
export interface EditRight {
  readonly isOurs: boolean;
  /** Takes it where no other tab has it; answers whether that worked. */
  claim(): Promise<boolean>;
  /** Takes it from the tab that has it. */
  take(): Promise<void>;
  /** Another tab takes it: this one lets go of what that cannot take away by itself. */
  release(): void;
}

interface RightEvents {
  /** This tab edits no longer. */
  readonly onLost: () => void;
  /** The tab that edited was closed, and this one is the editor now. */
  readonly onInherited: () => void;
}

/** How long a claim waits for the answer of another tab, or of the browser, in milliseconds. A page that is being reloaded may hold its lock for such a moment. */
export const claimPatience = 250;

/** A lock of the browser, which frees that of a closed tab by itself. */
export class LockedRight implements EditRight {
  isOurs = false;
  private queued = new AbortController();

  constructor(
    private readonly locks: LockManager,
    private readonly name: string,
    private readonly events: RightEvents,
  ) {}

  async claim(): Promise<boolean> {
    // A page that is being reloaded may still hold the lock for a moment, so a first refusal is not believed at once.
    const ours = this.queue();
    const atOnce = await Promise.race([ours.then(() => true), wait(claimPatience).then(() => false)]);
    if (!atOnce) void ours.then(this.events.onInherited);
    return atOnce;
  }

  async take(): Promise<void> {
    this.queued.abort();
    await this.hold({ steal: true });
  }

  release(): void {
    // The other tab steals the lock.
  }

  private queue(): Promise<void> {
    this.queued.abort();
    this.queued = new AbortController();
    return this.hold({ signal: this.queued.signal });
  }

  /** Resolves once the lock is ours, and keeps it until the page ends or another tab steals it. */
  private hold(options: LockOptions): Promise<void> {
    return new Promise((resolve) => {
      let granted = false;
      const keep = (): Promise<never> => {
        granted = this.isOurs = true;
        resolve();
        return new Promise(() => undefined);
      };
      this.locks.request(this.name, options, keep).catch(() => {
        if (granted) this.lose();
      });
    });
  }

  /** The lock was stolen; this tab waits for its return. */
  private lose(): void {
    this.isOurs = false;
    this.events.onLost();
    void this.queue().then(this.events.onInherited);
  }
}

/** What tabs agree on by asking each other, where the browser has no locks: on plain http, for example. */
export class AgreedRight implements EditRight {
  isOurs = false;

  constructor(
    private readonly channel: TabChannel,
    private readonly events: RightEvents,
  ) {}

  async claim(): Promise<boolean> {
    this.channel.tell('who');
    this.isOurs = !(await this.channel.hear('me', claimPatience));
    return this.isOurs;
  }

  take(): Promise<void> {
    this.isOurs = true;
    return Promise.resolve();
  }

  release(): void {
    this.isOurs = false;
    this.events.onLost();
  }
}

/** Resolves after a time in milliseconds. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
