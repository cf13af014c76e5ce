/** Two visits under watch: what the service writes, says and keeps has nothing of them. */
import { describe, expect, it } from 'vitest';
import { buildStalePages } from '../../scripts/lib/pages.ts';
import { FOR_SERVER_TRACES, installSystemPackages } from '../../scripts/lib/system-packages.ts';
import { serverTraces } from './run.ts';
import { complaints } from './verdict.ts';

/** Every system call is stopped at and written down. */
const LONGEST_MS = 300_000;
const mayWatch = process.getuid?.() === 0;
if (!mayWatch) console.warn('tests/traces-server: left out, because only root may watch another process');

describe.runIf(mayWatch)('two visits, once they are over', () => {
  it.each([
    ['the service by itself', false],
    ['two nodes, their Redis and their PostgreSQL', true],
  ])(
    'are not kept, written or said by %s',
    async (_service, isShared) => {
      expect(await installSystemPackages(FOR_SERVER_TRACES)).toBe(true);
      await buildStalePages();
      expect(complaints(await serverTraces(isShared))).toEqual([]);
    },
    LONGEST_MS,
  );
});
