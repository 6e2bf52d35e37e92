import { defineConfig } from 'vitest/config';

/** The tests that read the shared material beside the checkout. */
export default defineConfig({ test: { include: ['src/**/*.shared.test.ts'], testTimeout: 300_000 } });
