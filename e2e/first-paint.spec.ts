import { expect, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { bytesOf, linkedFiles } from '../bench/linked-files';

/** In bytes of brotli; docs/benchmarks.md has the aim. */
const most = 300_000;

// A bundler moves a module into a shared file when it likes, and then the first paint waits for all of that file.
test('the first paint waits for no more code than it needs', () => {
  const folder = fileURLToPath(new URL('../dist/web', import.meta.url));
  const files = linkedFiles(folder);
  expect([...files].filter((file) => /monaco|mermaid|topology|traces|analysis/.test(file))).toEqual([]);
  expect(bytesOf(folder, files)).toBeLessThan(most);
});
