import type { Steps } from '../core/steps';
import { inSlices } from './in-slices';
import { announce, dismissWork, notify, updateWork } from './notices';
import { quick } from './threads/use-slow-work';
import { workerPort } from './threads/worker-port';

/** What is said of work that takes a moment. */
interface WorkWords {
  readonly working: string;
  /** What its progress is called. */
  readonly progressLabel: string;
  readonly cancel: string;
  readonly stopped: string;
}

/** Does long work bit by bit beside the page's other work, and hands over what came out. Once it takes a moment, a notice says so, and calls it off. */
export function doInSight<T>(words: WorkWords, begin: () => Steps<T>, done: (result: T) => void): void {
  const { finish } = showWork(words, () => callOff());
  const callOff = inSlices(begin, (result) => {
    finish();
    done(result);
  });
}

/** Long work that is asked of a worker of its own. */
interface WorkElsewhere<Request, Answer> {
  readonly words: WorkWords;
  readonly open: () => Worker;
  /** The same on the page, which stands still meanwhile: for where no worker runs, so that the work is done whatever becomes of workers. */
  readonly here: (request: Request) => Promise<Answer>;
  readonly request: Request;
  readonly done: (answer: Answer) => void;
}

/** Has long work done elsewhere, and hands over what came out. Once it takes a moment, a notice says so, and calls it off. */
export function doElsewhere<Request, Answer>(work: WorkElsewhere<Request, Answer>): void {
  let isOver = false;
  let end = (): void => undefined;
  const { finish } = showWork(work.words, () => {
    isOver = true;
    end();
  });
  const give = (answer: Answer): void => {
    if (isOver) return;
    isOver = true;
    end();
    finish();
    work.done(answer);
  };
  const fail = (): void => {
    if (isOver) return;
    end();
    void work.here(work.request).then(give).finally(finish);
  };
  try {
    const port = workerPort<Request, Answer>(work.open(), { give, fail });
    ({ end } = port);
    port.send(work.request);
  } catch (error) {
    // A worker may be refused, or a message to it; whatever else is thrown is a mistake in the program.
    if (!(error instanceof DOMException)) throw error;
    fail();
  }
}

/** The word that is given of work that goes on. */
export interface ShownWork {
  /** Says how it stands, at once or once it takes a moment; `share` is how much is done, from 0 to 1, undefined where nobody knows. */
  readonly say: (text: string, share?: number) => void;
  /** Says no more of it: it is over. */
  readonly finish: () => void;
}

/** How often it is said anew how work stands, in milliseconds. */
const often = 100;

/** Tells of work that takes a moment, from when it does, and lets it be stopped. */
export function showWork(words: WorkWords, callOff: () => void): ShownWork {
  let told: { readonly text: string; readonly progress?: number | undefined } = { text: words.working };
  let next = 0;
  let isShown = false;
  let saying: ReturnType<typeof setTimeout> | undefined;
  const finish = (): void => {
    clearTimeout(timer);
    clearTimeout(saying);
    dismissWork(work);
  };
  const stop = (): void => {
    callOff();
    finish();
    announce(words.stopped);
  };
  const work = { progressLabel: words.progressLabel, cancel: words.cancel, stop };
  const timer = setTimeout(() => {
    isShown = true;
    notify({ tone: 'info', ...told, work });
  }, quick);
  const sayNow = (): void => {
    saying = undefined;
    next = performance.now() + often;
    updateWork(work, told);
  };
  const say = (text: string, share?: number): void => {
    told = { text, progress: share };
    if (!isShown || saying !== undefined) return;
    // The last word must not be lost: work may stand still behind it.
    if (performance.now() < next) saying = setTimeout(sayNow, next - performance.now());
    else sayNow();
  };
  return { say, finish };
}
