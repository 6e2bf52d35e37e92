import type { ThreadEar, ThreadPort } from './thread-desk';
import { isLifeSign, onceGone } from './worker-life';

/** A port to a worker. Whatever goes wrong there ends it: a script that is not found, an error, an answer that cannot be read, an end without a word. */
export function workerPort<Request, Answer>(worker: Worker, { give, fail }: ThreadEar<Answer>): ThreadPort<Request> {
  let forget = (): void => undefined;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (isLifeSign(data)) forget = onceGone(data, fail);
    else give(data);
  });
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);
  const end = (): void => {
    forget();
    worker.terminate();
  };
  return { send: (request) => worker.postMessage(request), end };
}
