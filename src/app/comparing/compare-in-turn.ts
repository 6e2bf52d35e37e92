import type { ComparisonReport } from '../../core/review';
import type { ComparePort } from './compare-desk';
import { openCompareWorker } from './compare-port';
import type { ComparedTexts } from './comparer';

/** Comparisons for a list: each is wanted, and none is drawn. */
export interface ComparingInTurn {
  /** What differs; null when the other side was refused, has broken off, or was ended before it came to that. */
  readonly compare: (before: ComparedTexts, after: ComparedTexts) => Promise<ComparisonReport | null>;
  readonly end: () => void;
}

/** Compares workspaces one after the other in a thread of its own, which begins with the first. */
export function compareInTurn(open: typeof openCompareWorker = openCompareWorker): ComparingInTurn {
  const waiting = new Map<number, (report: ComparisonReport | null) => void>();
  let port: ComparePort | undefined;
  let lastId = 0;
  const end = (): void => {
    port?.end();
    port = undefined;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  };
  const start = (): ComparePort =>
    open({
      give: (answer) => {
        if (answer.type !== 'report') return;
        waiting.get(answer.id)?.(answer.report);
        waiting.delete(answer.id);
      },
      fail: end,
    });
  return {
    compare: (before, after) =>
      new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        try {
          port ??= start();
          port.send({ id, before, after, draws: 'nothing' });
        } catch (error) {
          waiting.delete(id);
          if (!(error instanceof DOMException)) throw error;
          resolve(null);
        }
      }),
    end,
  };
}
