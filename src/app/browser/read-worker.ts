import { answerRequests } from '../threads/worker-life';
import { readSteps } from './read-steps';
import type { Upload } from './uploads';

// The whole program of the worker: files from outside come in; their texts go out one by one, so that the page takes in one at a time.
answerRequests((uploads: readonly Upload[]) => {
  for (const answer of readSteps(uploads)) postMessage(answer);
});
