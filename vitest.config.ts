import { defineConfig } from 'vitest/config';

/**
 * The core keeps no state that a test could see, so its files share the modules of a worker: reading the core anew for each of some five
 * hundred files takes several times as long as the tests. The page has a store, and tests that stand in for its modules: each file gets its own.
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
          name: 'core',
          include: ['src/{core,cli}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.shared.test.ts'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'page', include: ['src/app/**/*.test.{ts,tsx}'] } },
    ],
  },
});
