/** The bench in short: one browser, three ways out, and one of them from a partner's frame. Nothing that was written or read is anywhere on the disk. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, expect, it } from 'vitest';
import { buildStalePages } from '../../scripts/lib/pages.ts';
import { FOR_TRACES, installSystemPackages } from '../../scripts/lib/system-packages.ts';
import type { Cell } from './cells.ts';
import type { CellResult } from './result.ts';
import { canPlay, run } from './run.ts';
import { addressRows, complaints, hits, isLasting, surfaces, textRows } from './verdict.ts';

const CELLS: readonly Cell[] = [
  { browser: 'chromium', mode: 'normal', page: 'naive', exit: 'browser-quit' },
  { browser: 'chromium', mode: 'normal', page: 'product', exit: 'quick-exit' },
  { browser: 'chromium', mode: 'normal', page: 'product', exit: 'browser-quit' },
  { browser: 'chromium', mode: 'normal', page: 'product', exit: 'power-cut' },
  { browser: 'chromium', mode: 'normal', page: 'embedded', exit: 'quick-exit' },
];

const state = mkdtempSync(`${tmpdir()}/dorren-traces-short-`);
afterAll(() => rmSync(state, { recursive: true, force: true }));

const played = canPlay();
if (!played) console.warn('tests/traces: left out, because only root may mount the disks that are searched');

it.runIf(played)(
  'leaves no text on a device by three ways out, nor from a frame; and finds it of a naive page',
  { timeout: 600_000 },
  async () => {
    expect(await installSystemPackages(FOR_TRACES)).toBe(true);
    await buildStalePages();
    const { results, failures } = await run(CELLS, { state, jobs: 2, resume: false, done: () => undefined });
    expect(failures).toEqual([]);
    expect(complaints(results)).toEqual([]);
    const lasting = (of: (result: CellResult) => boolean) =>
      results.filter(of).flatMap(({ rows }) => rows.filter(isLasting));
    const product = lasting(({ page }) => page !== 'naive');
    const naive = lasting(({ page }) => page === 'naive');
    expect(hits(textRows(product))).toBe(0);
    expect(hits(textRows(naive))).toBeGreaterThan(0);
    // How often one address stands in one file is the browser's affair; on how many surfaces it stands is the page's.
    const alike = lasting(({ page, mode, exit }) => page === 'product' && mode === 'normal' && exit === 'browser-quit');
    expect(surfaces(addressRows(alike)).length).toBeLessThan(surfaces(addressRows(naive)).length);
  },
);
