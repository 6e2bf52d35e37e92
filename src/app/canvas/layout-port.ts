import { answerLayout, type LayoutAnswer, type LayoutPort, type LayoutRequest } from './layout-desk';

/** What a port needs of a worker. */
export type LayoutWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

/**
 * A port to a worker. Where the worker cannot be started, or falls over, its questions are answered here: the page stands still for a moment,
 * and still gets its picture. `giveUp` is called where that fails too.
 */
export function layoutPort(
  start: () => LayoutWorker,
  give: (answer: LayoutAnswer) => void,
  giveUp: () => void,
): LayoutPort {
  let worker = started(start);
  let asked: LayoutRequest | undefined;
  const answerHere = (request: LayoutRequest): void => {
    let answer: LayoutAnswer;
    try {
      answer = answerLayout(request);
    } catch {
      return giveUp();
    }
    give(answer);
  };
  const onFailure = (): void => {
    worker?.terminate();
    worker = undefined;
    if (asked) answerHere(asked);
  };
  worker?.addEventListener('message', (event) => {
    asked = undefined;
    give((event as MessageEvent<LayoutAnswer>).data);
  });
  worker?.addEventListener('error', onFailure);
  worker?.addEventListener('messageerror', onFailure);
  return {
    send: (request) => {
      asked = request;
      if (worker) worker.postMessage(request);
      // Not within the question: who asks does not expect to be answered before it has asked.
      else setTimeout(() => asked === request && answerHere(request));
    },
    end: () => {
      asked = undefined;
      worker?.terminate();
    },
  };
}

function started(start: () => LayoutWorker): LayoutWorker | undefined {
  try {
    return start();
  } catch {
    return undefined;
  }
}
