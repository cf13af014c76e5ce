/** One cell: a visit on a fresh disk, left in one way, and everything searched afterwards. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cell } from './cells.ts';
import { leaveControl, withoutControl } from './control.ts';
import { Browser, furnish } from './device/browser.ts';
import { type Disk, makeDisk } from './device/image.ts';
import { Screen } from './device/screen.ts';
import { LEAVE, type Left } from './exits.ts';
import type { House } from './house.ts';
import { type CellWords, makeCellWords, makeWord } from './planted.ts';
import { type CellResult, resultOf } from './result.ts';
import type { Place } from './search/places.ts';
import { search } from './search/work.ts';
import { setStage } from './stage.ts';
import { PLACES } from './visits.ts';

/** After the page is gone: what tidies up has done so, and memory is read. */
const AFTER_MS = 4_000;

export interface PlayOptions {
  house: House;
  /** Where disks are made. */
  directory: string;
  /** Counts the cells of a run. */
  number: number;
  /** A picture of the screen when it went wrong. */
  failurePicture: string;
}

export async function play(cell: Cell, options: PlayOptions): Promise<CellResult> {
  const { house, number } = options;
  const directory = `${options.directory}/cell-${number}`;
  mkdirSync(directory, { recursive: true });
  const [code, municipality] = PLACES[number % PLACES.length] ?? ['0140', 'Nykvarn'];
  const run = cell.page === 'naive' ? { ...house.words, answer: makeWord() } : house.words;
  const words = makeCellWords(run, cell.page === 'naive' ? makeWord() : municipality);
  const closing: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })];
  const started = Date.now();
  try {
    const stage = await setStage(cell, { house, number, words, code });
    closing.push(() => stage.close());
    const disk = makeDisk(directory, 'disk');
    closing.push(() => disk.remove());
    furnish(disk.mount, cell.browser, house.authority);
    const hosts = `${directory}/hosts`;
    writeFileSync(hosts, ['127.0.0.1 localhost', ...stage.lines, house.exit.line, ''].join('\n'));
    const screen = await Screen.start(`${directory}/screen`);
    closing.push(() => screen.stop());

    const browserOptions = { browser: cell.browser, mode: cell.mode, disk: disk.mount, hosts, screen };
    const browser = await Browser.start(browserOptions);
    closing.push(() => browser.kill());
    try {
      await browser.goTo(house.exit.address);
      await stage.visit({ browser, screen });
      const left: Left = await LEAVE[cell.exit]({ browser, options: browserOptions, disk, stage });
      if (left.browser && left.browser !== browser) closing.push(() => left.browser?.kill());
      if (left.disk) closing.push(() => left.disk?.remove());
      const living = await searchLiving(left.browser, screen, words);
      await left.browser?.quit();
      const lasting = await searchDisk(left.disk ?? disk, words);
      return resultOf(cell, [...living, ...lasting], Date.now() - started);
    } catch (error) {
      screen.photograph(options.failurePicture);
      throw error;
    }
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

async function searchLiving(browser: Browser | null, screen: Screen, words: CellWords): Promise<Place[]> {
  if (browser === null) return [];
  await pause(AFTER_MS);
  return search(words, { of: 'memory', processes: browser.processes(), clipboards: await screen.clipboards() });
}

async function searchDisk(disk: Disk, words: CellWords): Promise<Place[]> {
  leaveControl(disk.mount, words.control);
  const files = await search(words, { of: 'files', root: disk.mount });
  disk.unmount();
  return withoutControl([...files, ...(await search(words, { of: 'image', image: disk.image }))]);
}
