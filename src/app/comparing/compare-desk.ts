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
  readonly ask: (question: CompareQuestion) => void;
  /** Gives up the question that is being worked on. */
  readonly stop: () => void;
  /** Asks the newest question again. */
  readonly again: () => void;
  /** Forgets everything, and ends the other side. */
  readonly end: () => void;
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
export function compareDesk({ open, onAnswer, onState, now }: DeskOptions): CompareDesk {
  let state: ReviewWork = { status: 'idle' };
  let port: ComparePort | undefined;
  /** The baseline that the other side has. */
  let baseline: ComparedTexts | undefined;
  let newest: CompareQuestion | undefined;
  let sent: { readonly id: number; readonly question: CompareQuestion } | undefined;
  let lastId = 0;

  const change = (next: ReviewWork): void => onState((state = next));
  const close = (): void => {
    port?.end();
    port = undefined;
    baseline = undefined;
    sent = undefined;
  };
  const fail = (): void => {
    close();
    change({ status: 'failed' });
  };
  const send = (question: CompareQuestion): void => {
    const { before, after, draws } = question;
    sent = { id: ++lastId, question };
    try {
      port ??= open({ give, fail });
      port.send({ id: sent.id, before: baseline === before ? null : before, after, draws });
    } catch (error) {
      fail();
      // A worker may be refused, or a message to it; whatever else is thrown is a mistake in the program.
      if (!(error instanceof DOMException)) throw error;
      return;
    }
    baseline = before;
  };
  const give = (answer: CompareAnswer): void => {
    if (answer.id !== sent?.id) return;
    const { question } = sent;
    if (answer.type === 'report') {
      sent = undefined;
      if (newest && newest !== question) send(newest);
      else change({ status: 'idle' });
    }
    onAnswer(answer);
  };
  const begin = (question: CompareQuestion): void => {
    if (state.status !== 'working') change({ status: 'working', since: now() });
    // An answer about another baseline is of no use to anybody.
    if (sent && sent.question.before !== question.before) close();
    if (!sent) send(question);
  };
  return {
    ask: (question) => {
      newest = question;
      if (state.status === 'idle' || state.status === 'working') begin(question);
    },
    stop: () => {
      if (state.status !== 'working') return;
      close();
      change({ status: 'stopped' });
    },
    again: () => {
      if (newest) begin(newest);
    },
    end: () => {
      close();
      newest = undefined;
      change({ status: 'idle' });
    },
  };
}
