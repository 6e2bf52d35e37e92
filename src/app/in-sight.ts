import type { Steps } from '../core/mesh';
import { inSlices } from './in-slices';
import { announce, dismissWork, notify } from './notices';

/** What is said of work that takes a moment. */
interface WorkWords {
  readonly working: string;
  /** What its progress is called. */
  readonly progressLabel: string;
  readonly cancel: string;
  readonly stopped: string;
}

/** Work that takes less than this, in milliseconds, is not worth a word. */
const quick = 300;

/** Does long work bit by bit beside the page's other work, and hands over what came out. Once it takes a moment, a notice says so, and calls it off. */
export function doInSight<T>(words: WorkWords, begin: () => Steps<T>, done: (result: T) => void): void {
  const hide = (): void => {
    clearTimeout(timer);
    dismissWork(work);
  };
  const callOff = inSlices(begin, (result) => {
    hide();
    done(result);
  });
  const stop = (): void => {
    callOff();
    hide();
    announce(words.stopped);
  };
  const work = { progressLabel: words.progressLabel, cancel: words.cancel, stop };
  const timer = setTimeout(() => notify({ tone: 'info', text: words.working, work }), quick);
}
