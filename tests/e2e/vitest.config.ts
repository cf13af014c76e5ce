import { defineConfig } from 'vitest/config';

/** One worker without isolation: the two browsers are started once and serve every file. */
export default defineConfig({
  test: {
    name: 'e2e',
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['./global-setup.ts'],
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    // After the rest, so that the browsers have the machine.
    sequence: { groupOrder: 2 },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000, interval: 50 } },
  },
});
