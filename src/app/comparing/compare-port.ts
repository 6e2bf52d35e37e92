import type { CompareEar, ComparePort } from './compare-desk';
import type { CompareAnswer } from './comparer';

/** A port to a worker of its own. Whatever goes wrong there ends it: a script that is not found, an error, an answer that cannot be read. */
export function openCompareWorker({ give, fail }: CompareEar): ComparePort {
  const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<CompareAnswer>) => give(data));
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);
  return { send: (request) => worker.postMessage(request), end: () => worker.terminate() };
}
