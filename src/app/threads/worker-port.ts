import type { ThreadEar, ThreadPort } from './thread-desk';

/** A port to a worker. Whatever goes wrong there ends it: a script that is not found, an error, an answer that cannot be read. */
export function workerPort<Request, Answer>(worker: Worker, { give, fail }: ThreadEar<Answer>): ThreadPort<Request> {
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => give(data));
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);
  return { send: (request) => worker.postMessage(request), end: () => worker.terminate() };
}
