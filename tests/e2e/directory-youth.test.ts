/** The directory on the youth's page: looked through in the tab alone, from the door, from the queue and at the end. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicDirectory } from '@dorren/shared/protocol/directory.ts';
import { SteadyUnpacker } from '@dorren/shared/transport/steady.ts';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DirectoryApi } from '../../staff-console/src/lib/directory-api.ts';
import { BROWSER_NAMES } from '../fixtures/browsers.ts';
import { type Centre, openCentre } from '../fixtures/centre.ts';
import { look } from '../fixtures/looks.ts';
import { sentFrames } from '../fixtures/sent-frames.ts';
import { noTraces, traces } from '../fixtures/traces.ts';
import { House } from './people/house.ts';
import type { Youth } from './people/youth.ts';

const SAMPLE = join(import.meta.dirname, '../../demo/directory/sample.json');
/** Nobody would say this of their own accord. */
const SOUGHT = 'hedersvald ungdomsmotagning';
const CHOSEN = '0127';

let centre: Centre;
let here: House;
beforeAll(async () => {
  centre = await openCentre();
  here = new House(centre);
  const api = new DirectoryApi({ origin: centre.stack.origin, fetch });
  const report = await api.import(centre.token, 'json', false, readFileSync(SAMPLE, 'utf8'));
  expect(report).toMatchObject({ imported: true, problems: [] });
});
afterEach(() => here.leaveAll());
afterAll(async () => {
  await here.goHome();
  await centre.close();
});

async function openDirectory(youth: Youth): Promise<void> {
  await youth.press(youth.t('directory.open'));
  await youth.waitFor(youth.t('directory.heading'), 'heading');
  await youth.waitFor(youth.t('find.openNow'), 'checkbox');
}

/** Types it letter by letter, tries every choice there is, and opens what is found. */
async function lookThrough(youth: Youth): Promise<void> {
  for (const letter of SOUGHT) await youth.write(youth.t('find.search'), letter);
  await youth.sees('Ungdomsmottagningen, Botkyrka');
  await youth.page.click('.finding summary');
  await youth.page.select('.finding select', CHOSEN);
  await expect.poll(() => names(youth)).toEqual([expect.stringContaining('Ungdomsmottagningen, Botkyrka')]);
  await youth.choose(youth.t('find.openNow'), 'checkbox');
  await youth.choose(youth.t('find.openNow'), 'checkbox');
  await youth.page.click('.places summary');
}

/** What the records of the steady line say, but for the beat that says one is there. Anything that is no record throws. */
function saidBeyondBeats(bytes: Buffer): string[] {
  const line = new SteadyUnpacker();
  return sentFrames(bytes).flatMap(({ payload }) => {
    const unpacked = line.unpack(payload);
    if (!unpacked.ok) throw new Error('something left that is no record of the line');
    return unpacked.messages
      .map((said) => Buffer.from(said.bytes).toString())
      .filter((said) => said !== '{"t":"beat"}');
  });
}

const names = (youth: Youth): Promise<string[]> =>
  youth.page.$$eval('.places h2', (headings) => headings.map((heading) => heading.textContent ?? ''));

describe.each(BROWSER_NAMES)('%s', (browserName) => {
  it('R8: from the door, not one byte leaves while one searches, and nothing is left of it', async () => {
    const youth = await here.youth(browserName);
    await openDirectory(youth);
    await youth.page.waitForNetworkIdle();
    const before = youth.network.passed('to-server');
    await lookThrough(youth);
    expect(saidBeyondBeats(youth.network.passed('to-server').subarray(before.length))).toEqual([]);
    expect(before.includes(Buffer.from('GET /directory HTTP'))).toBe(true);

    expect(await youth.page.$$eval('.screen:not([hidden]) :is(a, [href])', (links) => links.length)).toBe(0);
    expect(await traces(youth.tab)).toEqual(noTraces(youth.tab, `${youth.network.origin}/`));
    if (browserName === 'chromium') await look(youth.tab, 'youth-sv', 'directory');
    await youth.press(youth.t('notice.back'));
    await youth.waitFor(youth.t('start.heading'), 'heading');
    await youth.expectQuiet();
  });

  it('R8: from the queue, the place is kept, and nothing leaves but the beat that says one is there', async () => {
    await here.onDuty('a', 'chromium');
    const youth = await here.youth(browserName);
    await youth.comeIn();
    await openDirectory(youth);
    await youth.sees(youth.t('queue.next'));
    const before = youth.network.passed('to-server').length;
    await lookThrough(youth);
    expect(saidBeyondBeats(youth.network.passed('to-server').subarray(before))).toEqual([]);
    if (browserName === 'chromium') await look(youth.tab, 'youth-sv', 'directory-in-the-queue');

    await youth.press(youth.t('directory.backToQueue'));
    await youth.waits();
    const counsellor = await here.onDuty('a', 'chromium');
    await openDirectory(youth);
    await counsellor.takeNext();
    await youth.talks();
    await youth.expectQuiet();
  });

  it('R8: at the end it is there again, empty of what was sought', async () => {
    await here.onDuty('a', 'chromium');
    const youth = await here.youth(browserName);
    await youth.comeIn();
    await openDirectory(youth);
    await lookThrough(youth);
    await youth.press(youth.t('directory.backToQueue'));
    await youth.press(youth.t('queue.leave'));
    await youth.press(youth.t('leave.queueYes'));
    await youth.waitFor(youth.t('ended.youth'), 'heading');
    await openDirectory(youth);
    expect(await youth.page.$eval('input[type=search]', (field) => field.value)).toBe('');
    expect(await youth.page.$eval('.finding select', (choice) => choice.value)).toBe('');
    await youth.expectQuiet();
  });

  it('says so when the list cannot be fetched, and fetches it when asked again', async () => {
    const youth = await here.youth(browserName);
    youth.network.alter((bytes, direction) =>
      direction === 'to-server'
        ? Buffer.from(bytes.toString('latin1').replace('GET /directory', 'GET /nowhereyet'), 'latin1')
        : bytes,
    );
    await youth.press(youth.t('directory.open'));
    await youth.sees(youth.t('directory.failed'));
    youth.network.alter(null);
    await youth.press(youth.t('refused.retry'));
    await youth.waitFor(youth.t('find.openNow'), 'checkbox');
  });

  it('quick exit empties the search too, and leads away', async () => {
    const youth = await here.youth(browserName);
    await openDirectory(youth);
    await youth.write(youth.t('find.search'), SOUGHT);
    await youth.page.click('#exit');
    await expect.poll(() => youth.page.url()).toBe(centre.exitSite.address);
  });
});

it('R8: what comes is the whole public part, the same for everybody', async () => {
  const ask = async (): Promise<string> => (await fetch(`${centre.stack.origin}/directory`)).text();
  const [one, other] = [await ask(), await ask()];
  expect(one).toBe(other);
  const { entries } = v.parse(publicDirectory, JSON.parse(one));
  expect(entries.length).toBeGreaterThan(100);
  expect(one).not.toContain('staffNotes');
});
