import { defineConfig } from 'vitest/config';

/** Two workers without isolation: each starts its two browsers once, for all its files. One alone leaves half of the machine idle. */
export default defineConfig({
  test: {
    name: 'e2e',
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['./global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    // After the rest, so that the browsers have the machine.
    sequence: { groupOrder: 2 },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000, interval: 50 } },
  },
});
