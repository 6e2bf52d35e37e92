/**
 * How the work that was asked for last stands: nothing was asked, or it is done; it is being worked on since a time (milliseconds); a person called it off; or it broke
 * off, and nothing is known.
 */
export type WorkState =
  | { readonly status: 'idle' }
  | { readonly status: 'working'; readonly since: number }
  | { readonly status: 'stopped' }
  | { readonly status: 'failed' };

/** Where requests are answered one after the other: a worker, or what stands for it in a test. */
export interface ThreadPort<Request> {
  readonly send: (request: Request) => void;
  /** Ends it at once, whatever it is doing. */
  readonly end: () => void;
}

/** What is heard from the other side: answers, or that it has broken off. */
export interface ThreadEar<Answer> {
  readonly give: (answer: Answer) => void;
  readonly fail: () => void;
}

/** Has questions answered elsewhere: one at a time, and of those that wait only the newest. */
export interface ThreadDesk<Question> {
  /** Asks. While the question before was stopped or has failed, only `again` asks. */
  ask(question: Question): void;
  /** Gives up the question that is being worked on. */
  stop(): void;
  /** Asks the newest question again. */
  again(): void;
  /** Forgets everything, and ends the other side. */
  end(): void;
}

/** What a desk has to know of its questions, and who hears of it. */
export interface DeskOptions<Question, Request, Answer> {
  /** Starts the other side. */
  readonly open: (ear: ThreadEar<Answer>) => ThreadPort<Request>;
  /** What is sent of a question. `known` is the one that the other side was sent before, of which it still has everything; undefined for its first. */
  readonly requestFor: (id: number, question: Question, known: Question | undefined) => Request;
  /** Whether an answer to the one that was sent is of no use to who asks the newest, and is not waited for. */
  readonly isMoot: (sent: Question, newest: Question) => boolean;
  /** Whether nothing more comes for the question after this. */
  readonly isLast: (answer: Answer) => boolean;
  /** An answer, which while a newer question waits is one to the question before. */
  readonly onAnswer: (answer: Answer, question: Question) => void;
  readonly onState: (state: WorkState) => void;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** A desk that starts the other side with the first question. */
export function threadDesk<Question, Request, Answer extends { readonly id: number }>(
  options: DeskOptions<Question, Request, Answer>,
): ThreadDesk<Question> {
  return new Desk(options);
}

class Desk<Question, Request, Answer extends { readonly id: number }> implements ThreadDesk<Question> {
  private state: WorkState = { status: 'idle' };
  private port: ThreadPort<Request> | undefined;
  private newest: Question | undefined;
  /** The question that the other side was sent last. */
  private known: Question | undefined;
  /** The question that is being worked on. */
  private sent: { readonly id: number; readonly question: Question } | undefined;
  private lastId = 0;

  constructor(private readonly options: DeskOptions<Question, Request, Answer>) {}

  ask(question: Question): void {
    this.newest = question;
    if (this.state.status === 'idle' || this.state.status === 'working') this.begin(question);
  }

  stop(): void {
    if (this.state.status !== 'working') return;
    this.close();
    this.change({ status: 'stopped' });
  }

  again(): void {
    if (this.newest !== undefined) this.begin(this.newest);
  }

  end(): void {
    this.close();
    this.newest = undefined;
    this.change({ status: 'idle' });
  }

  private begin(question: Question): void {
    if (this.state.status !== 'working') this.change({ status: 'working', since: this.options.now() });
    if (this.sent && this.options.isMoot(this.sent.question, question)) this.close();
    if (!this.sent) this.send(question);
  }

  private send(question: Question): void {
    const id = ++this.lastId;
    this.sent = { id, question };
    try {
      this.port ??= this.open();
      this.port.send(this.options.requestFor(id, question, this.known));
      this.known = question;
    } catch (error) {
      this.fail();
      // A worker may be refused, or a message to it; whatever else is thrown is a mistake in the program.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  private open(): ThreadPort<Request> {
    return this.options.open({ give: (answer) => this.take(answer), fail: () => this.fail() });
  }

  private take(answer: Answer): void {
    if (answer.id !== this.sent?.id) return;
    const { question } = this.sent;
    if (this.options.isLast(answer)) this.goOnAfter(question);
    this.options.onAnswer(answer, question);
  }

  /** A question is answered: the newest is next, where that is another one. */
  private goOnAfter(answered: Question): void {
    this.sent = undefined;
    if (this.newest !== undefined && this.newest !== answered) this.send(this.newest);
    else this.change({ status: 'idle' });
  }

  private fail(): void {
    this.close();
    this.change({ status: 'failed' });
  }

  private close(): void {
    this.port?.end();
    this.port = undefined;
    this.known = undefined;
    this.sent = undefined;
  }

  private change(state: WorkState): void {
    this.state = state;
    this.options.onState(state);
  }
}
