import { AgreedRight, claimPatience, LockedRight, wait, type EditRight } from './edit-right';
import { TabChannel, type TabMessage } from './tab-channel';

/** How the tabs of one design agree on the one that edits. */
interface DesignLock {
  /** Becomes the editor if no other tab is; answers whether it did. */
  claim(): Promise<boolean>;
  /** Becomes the editor after the other tab has stored its changes, or after a second without an answer; at once where it is already. */
  takeOver(): Promise<void>;
  /** Tells the other tabs that something was stored. */
  tellSaved(): void;
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

/** How long the tab that edits may take to store its changes before another one takes over, in milliseconds. */
const handOverPatience = 1_000;

/**
 * Web Locks where the browser has them (it frees the lock of a closed tab by itself); elsewhere, on plain http for example, tabs ask each
 * other over a BroadcastChannel.
 */
export function makeDesignLock(design: string, tab: string, events: LockEvents): DesignLock {
  return new TabLock(nameOf(design), tab, events);
}

class TabLock implements DesignLock {
  private readonly channel: TabChannel;
  private readonly right: EditRight;

  constructor(
    name: string,
    tab: string,
    private readonly events: LockEvents,
  ) {
    this.channel = new TabChannel(name, tab, (message) => this.answer(message));
    const locks = 'locks' in navigator ? navigator.locks : undefined;
    this.right = locks ? new LockedRight(locks, name, events) : new AgreedRight(this.channel, events);
  }

  claim(): Promise<boolean> {
    return this.right.claim();
  }

  async takeOver(): Promise<void> {
    if (this.right.isOurs) return;
    this.channel.tell('hand-over');
    await this.channel.hear('handed-over', handOverPatience);
    await this.right.take();
  }

  tellSaved(): void {
    this.channel.tell('saved');
  }

  private answer(message: TabMessage): void {
    const { isOurs } = this.right;
    if (message === 'saved' && !isOurs) this.events.onSaved();
    if (message === 'who' && isOurs) this.channel.tell('me');
    if (message === 'hand-over' && isOurs) void this.handOver();
  }

  private async handOver(): Promise<void> {
    await this.events.onHandOver();
    this.right.release();
    this.channel.tell('handed-over');
  }
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
  await wait(claimPatience);
  return isHeld();
}

function nameOf(design: string): string {
  return `fairway.design.${design}`;
}
