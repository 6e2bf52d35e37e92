import type { ReviewWork } from '../review-state';
import type { CompareAnswer, ComparedTexts, CompareRequest } from './comparer';

/** What is to be compared. A baseline is the same as before when it is the same object. */
export interface CompareQuestion {
  readonly before: ComparedTexts;
  readonly after: ComparedTexts;
  readonly draws: CompareRequest['draws'];
}

/** Where requests are answered one after the other: a worker, or what stands for it in a test. */
export interface ComparePort {
  readonly send: (request: CompareRequest) => void;
  /** Ends it at once, whatever it is doing. */
  readonly end: () => void;
}

/** What is heard from the other side: answers, or that it has broken off. */
export interface CompareEar {
  readonly give: (answer: CompareAnswer) => void;
  readonly fail: () => void;
}

/** Has workspaces compared elsewhere: one question at a time, and of those that wait only the newest. */
export interface CompareDesk {
  /** Asks. While the question before was stopped or has failed, only `again` asks. */
  ask(question: CompareQuestion): void;
  /** Gives up the question that is being worked on. */
  stop(): void;
  /** Asks the newest question again. */
  again(): void;
  /** Forgets everything, and ends the other side. */
  end(): void;
}

interface DeskOptions {
  /** Starts the other side. */
  readonly open: (ear: CompareEar) => ComparePort;
  /** An answer about the newest baseline; while a newer question waits, about a proposal that is a moment old. */
  readonly onAnswer: (answer: CompareAnswer) => void;
  readonly onState: (state: ReviewWork) => void;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** A desk that starts the other side with the first question. */
export function compareDesk(options: DeskOptions): CompareDesk {
  return new Desk(options);
}

class Desk implements CompareDesk {
  private state: ReviewWork = { status: 'idle' };
  private port: ComparePort | undefined;
  /** The baseline that the other side has. */
  private baseline: ComparedTexts | undefined;
  private newest: CompareQuestion | undefined;
  private sent: { readonly id: number; readonly question: CompareQuestion } | undefined;
  private lastId = 0;

  constructor(private readonly options: DeskOptions) {}

  ask(question: CompareQuestion): void {
    this.newest = question;
    if (this.state.status === 'idle' || this.state.status === 'working') this.begin(question);
  }

  stop(): void {
    if (this.state.status !== 'working') return;
    this.close();
    this.change({ status: 'stopped' });
  }

  again(): void {
    if (this.newest) this.begin(this.newest);
  }

  end(): void {
    this.close();
    this.newest = undefined;
    this.change({ status: 'idle' });
  }

  private begin(question: CompareQuestion): void {
    if (this.state.status !== 'working') this.change({ status: 'working', since: this.options.now() });
    // An answer about another baseline is of no use to anybody.
    if (this.sent && this.sent.question.before !== question.before) this.close();
    if (!this.sent) this.send(question);
  }

  private send(question: CompareQuestion): void {
    const { before, after, draws } = question;
    const id = ++this.lastId;
    this.sent = { id, question };
    try {
      this.port ??= this.open();
      this.port.send({ id, before: this.baseline === before ? null : before, after, draws });
      this.baseline = before;
    } catch (error) {
      this.fail();
      // A worker may be refused, or a message to it; whatever else is thrown is a mistake in the program.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  private open(): ComparePort {
    return this.options.open({ give: (answer) => this.take(answer), fail: () => this.fail() });
  }

  private take(answer: CompareAnswer): void {
    if (answer.id !== this.sent?.id) return;
    if (answer.type === 'report') this.goOnAfter(this.sent.question);
    this.options.onAnswer(answer);
  }

  /** A question is answered: the newest is next, where that is another one. */
  private goOnAfter(answered: CompareQuestion): void {
    this.sent = undefined;
    if (this.newest && this.newest !== answered) this.send(this.newest);
    else this.change({ status: 'idle' });
  }

  private fail(): void {
    this.close();
    this.change({ status: 'failed' });
  }

  private close(): void {
    this.port?.end();
    this.port = undefined;
    this.baseline = undefined;
    this.sent = undefined;
  }

  private change(state: ReviewWork): void {
    this.state = state;
    this.options.onState(state);
  }
}
