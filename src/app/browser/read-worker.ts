import { readSteps } from './read-steps';
import type { Upload } from './uploads';

// The whole program of the worker: files from outside come in; their texts go out one by one, so that the page takes in one at a time.
addEventListener('message', ({ data }: MessageEvent<readonly Upload[]>) => {
  for (const answer of readSteps(data)) postMessage(answer);
});
