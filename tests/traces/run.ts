/** Plays cells, some at a time, and keeps each result so that a run that broke off can be taken up again. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type Cell, nameOf } from './cells.ts';
import { type House, openHouse } from './house.ts';
import { play } from './play.ts';
import type { CellResult } from './result.ts';

/** A slow moment on a busy machine is not a finding: what could not be played is played again. */
const TRIES = 2;

export interface RunOptions {
  /** Where results and pictures of failures are kept. */
  state: string;
  jobs: number;
  /** Takes results that are there already. */
  resume: boolean;
  done(result: CellResult): void;
}

export interface Failure {
  cell: Cell;
  why: string;
}

/** Only root may mount file systems; anybody else is told so. */
export const canPlay = (): boolean => process.getuid?.() === 0;

export async function run(
  cells: readonly Cell[],
  { state, jobs, resume, done }: RunOptions,
): Promise<{ results: CellResult[]; failures: Failure[] }> {
  mkdirSync(state, { recursive: true });
  const results = new Map<string, CellResult>();
  const failures: Failure[] = [];
  const directory = mkdtempSync(`${tmpdir()}/dorren-traces-`);
  const waiting = cells.filter((cell) => {
    const known = `${state}/${nameOf(cell)}.json`;
    if (resume && existsSync(known)) results.set(nameOf(cell), JSON.parse(readFileSync(known, 'utf8')) as CellResult);
    return !results.has(nameOf(cell));
  });
  let house: House | null = null;
  let number = 0;
  const work = async (open: House) => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) {
      let again: string | null = null;
      for (let tries = 1; ; tries++) {
        try {
          const failurePicture = `${state}/${nameOf(cell)}.png`;
          const played = await play(cell, { house: open, directory, number: number++, failurePicture });
          const result = again === null ? played : { ...played, again };
          writeFileSync(`${state}/${nameOf(cell)}.json`, JSON.stringify(result));
          results.set(nameOf(cell), result);
          done(result);
          break;
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          console.error(`${nameOf(cell)}: could not be played (${why})`);
          again = why;
          if (tries < TRIES) continue;
          failures.push({ cell, why });
          break;
        }
      }
    }
  };
  try {
    if (waiting.length > 0) {
      const open = await openHouse(directory);
      house = open;
      await Promise.all(Array.from({ length: jobs }, () => work(open)));
    }
  } finally {
    await house?.close();
    rmSync(directory, { recursive: true, force: true });
  }
  const inOrder = cells.flatMap((cell) => results.get(nameOf(cell)) ?? []);
  return { results: inOrder, failures };
}
