/**
 * What the tabs of one design tell each other: who edits (`who`, `me`); that it should be another one, and is now (`hand-over`, `handed-over`); that the one that
 * edits has stored something.
 */
export type TabMessage = 'who' | 'me' | 'hand-over' | 'handed-over' | 'saved';

interface Sent {
  readonly type: TabMessage;
  readonly from: string;
}

/** The way from one tab to all others of the same design. */
export class TabChannel {
  private readonly channel: BroadcastChannel;
  private readonly waiting = new Map<TabMessage, () => void>();

  constructor(
    name: string,
    private readonly tab: string,
    onMessage: (message: TabMessage) => void,
  ) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data: { type } }: MessageEvent<Sent>) => {
      this.waiting.get(type)?.();
      onMessage(type);
    };
  }

  tell(type: TabMessage): void {
    this.channel.postMessage({ type, from: this.tab } satisfies Sent);
  }

  /** Whether another tab says something within a time, in milliseconds. */
  hear(type: TabMessage, patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      this.waiting.set(type, () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}
