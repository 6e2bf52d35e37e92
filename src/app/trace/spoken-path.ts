import { answerWords, type Trace } from '../../core/mesh';

/** The walk as it is read out: the answer, then what was chosen at each hop. */
export function spokenPath(trace: Trace): string {
  return [answerWords(trace), ...trace.hops.map(({ at, what }) => `${at}: ${what}`)].join(' ');
}
