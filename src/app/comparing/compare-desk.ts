import { threadDesk, type DeskOptions, type ThreadDesk, type ThreadEar, type ThreadPort } from '../threads/thread-desk';
import type { CompareAnswer, ComparedTexts, CompareRequest } from './comparer';

/** What is to be compared. A baseline is the same as before when it is the same object. */
export interface CompareQuestion {
  readonly before: ComparedTexts;
  readonly after: ComparedTexts;
  readonly draws: CompareRequest['draws'];
}

/** The thread that compares. */
export type ComparePort = ThreadPort<CompareRequest>;
/** Who hears what that thread answers. */
export type CompareEar = ThreadEar<CompareAnswer>;

type Options = DeskOptions<CompareQuestion, CompareRequest, CompareAnswer>;

/** Has workspaces compared elsewhere. The baseline is sent once for as long as it is the same; an answer about another one is of no use to anybody. */
export function compareDesk(
  options: Pick<Options, 'open' | 'onAnswer' | 'onState' | 'now'>,
): ThreadDesk<CompareQuestion> {
  return threadDesk({
    ...options,
    requestFor: (id, { before, after, draws }, known) => ({
      id,
      before: known?.before === before ? null : before,
      after,
      draws,
    }),
    isMoot: (sent, newest) => sent.before !== newest.before,
    isLast: ({ type }) => type === 'report',
  });
}
