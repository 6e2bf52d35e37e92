import { workerPort } from '../threads/worker-port';
import type { CompareEar, ComparePort } from './compare-desk';

/** A port to a worker of its own that compares. */
export function openCompareWorker(ear: CompareEar): ComparePort {
  return workerPort(new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' }), ear);
}
