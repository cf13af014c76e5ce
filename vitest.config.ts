import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,server,web-client,staff-console,scripts,demo}/**/*.test.{ts,tsx}'],
          exclude,
          // One more than Vitest would have on two cores: much of it waits for a browser, Redis or PostgreSQL.
          maxWorkers: '100%',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Whole systems with real browsers: one file at a time, after the rest, so that they have the machine.
        test: {
          name: 'system',
          include: ['tests/**/*.test.ts'],
          exclude: [...exclude, 'tests/e2e/**'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      'tests/e2e/vitest.config.ts',
    ],
  },
});
