import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that stand in for modules, or draw into a page of their own: what they change must not be seen by others. */
const apart = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => /\.test\.tsx?$/.test(path) && !/\.shared\./.test(path))
  .filter((path) => /vi\.mock\(|@vitest-environment/.test(readFileSync(path, 'utf8')));

/**
 * All other files share the modules of a worker: reading the core anew for each of some seven hundred files takes several times as long as the
 * tests.
 */
export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 60_000,
    maxWorkers: '100%',
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/*.shared.test.ts', ...apart],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
});
