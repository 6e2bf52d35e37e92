import { isLifeSign, onceGone } from '../threads/worker-life';
import { answerLayout, type LayoutAnswer, type LayoutEar, type LayoutPort, type LayoutRequest } from './layout-desk';

/** What a port needs of a worker. */
export type LayoutWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

/**
 * A port to a worker. Where the worker cannot be started, or falls over, its questions are answered here: the page stands still for a moment,
 * and still gets its picture. Where it ends without a word, as when the browser takes its memory, another one is asked, once a question: a page that did
 * the same work might end as well. `fail` is called where either fails too.
 */
export function layoutPort(start: () => LayoutWorker, ear: LayoutEar): LayoutPort {
  return new Port(start, ear);
}

class Port implements LayoutPort {
  /** Undefined where the page answers itself. */
  private worker: LayoutWorker | undefined;
  private asked: LayoutRequest | undefined;
  /** The question that a worker has ended over without a word. */
  private fatal: LayoutRequest | undefined;
  /** The worker has ended without a word, and nothing has been asked since. */
  private isGone = false;
  private forget = (): void => undefined;

  constructor(
    private readonly start: () => LayoutWorker,
    private readonly ear: LayoutEar,
  ) {
    this.open();
  }

  send(request: LayoutRequest): void {
    this.asked = request;
    if (this.isGone) this.open();
    if (this.worker) this.worker.postMessage(request);
    // Not within the question: who asks does not expect to be answered before it has asked.
    else setTimeout(() => this.asked === request && this.answerHere(request));
  }

  end(): void {
    this.asked = undefined;
    this.close();
  }

  private open(): void {
    const worker = (this.worker = started(this.start));
    this.isGone = false;
    worker?.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.hear(data));
    worker?.addEventListener('error', () => this.onFailure());
    worker?.addEventListener('messageerror', () => this.onFailure());
  }

  private close(): void {
    this.forget();
    this.worker?.terminate();
    this.worker = undefined;
  }

  private hear(message: unknown): void {
    if (isLifeSign(message)) {
      this.forget = onceGone(message, () => this.onGone());
      return;
    }
    this.asked = undefined;
    this.ear.give(message as LayoutAnswer);
  }

  private onFailure(): void {
    this.close();
    if (this.asked) this.answerHere(this.asked);
  }

  private onGone(): void {
    this.close();
    const { asked } = this;
    if (asked !== undefined && asked === this.fatal) return this.ear.fail();
    this.fatal = asked;
    this.isGone = true;
    // Where the browser lacks memory, a worker that nobody waits for would end as this one.
    if (asked) this.send(asked);
  }

  private answerHere(request: LayoutRequest): void {
    let answer: LayoutAnswer;
    try {
      answer = answerLayout(request);
    } catch {
      return this.ear.fail();
    }
    this.ear.give(answer);
  }
}

function started(start: () => LayoutWorker): LayoutWorker | undefined {
  try {
    return start();
  } catch {
    return undefined;
  }
}
