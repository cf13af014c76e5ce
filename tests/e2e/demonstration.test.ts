/** The demonstration comes alive: made-up youths arrive, write, answer a visitor, and every page says what it is. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browser, LAPTOP, openTab, PHONE } from '../fixtures/browsers.ts';
import { openNetwork } from '../fixtures/network.ts';
import { picture } from '../fixtures/screenshots.ts';
import { type Stack, startStack } from '../fixtures/stack.ts';
import { watch } from '../fixtures/watch.ts';
import { Counsellor } from './people/counsellor.ts';
import type { Seat } from './people/screen.ts';
import { Youth } from './people/youth.ts';

const DEMONSTRATION = join(import.meta.dirname, '../../demo/main.ts');

let stack: Stack;
const seats: Seat[] = [];

beforeAll(async () => {
  stack = await startStack({ LANGUAGE: 'en' }, DEMONSTRATION);
});
afterAll(async () => {
  for (const { tab, network } of seats) {
    await tab.close();
    await network.close();
  }
  expect(await stack.stop()).toBe(0);
});

async function sit(viewport: typeof LAPTOP): Promise<Seat> {
  const network = await openNetwork(stack.port);
  const tab = await openTab(await browser('chromium'), 'chromium', viewport);
  const seat = { tab, network, watched: await watch(tab.page, network) };
  seats.push(seat);
  return seat;
}

it('S4: youths come, write and answer, and every page says that it is a demonstration', async () => {
  const signIn = /^ {2}(\S+) +(\S.*\S) +\(counsellor\)$/m;
  await expect.poll(() => stack.output(), { timeout: 60_000 }).toMatch(signIn);
  const [, username = '', passphrase = ''] = signIn.exec(stack.output()) ?? [];

  const counsellor = new Counsellor(await sit(LAPTOP));
  await counsellor.page.goto(`${counsellor.network.origin}/console/`);
  await counsellor.sees(counsellor.t('app.demonstration'));
  await counsellor.signIn(username, passphrase);
  await counsellor.goOnDuty(2);
  await counsellor.sees(counsellor.t('app.demonstration'));

  await counsellor.takeNext();
  await counsellor.talks();
  await expect.poll(async () => (await counsellor.lines()).length, { timeout: 45_000 }).toBeGreaterThan(0);
  const before = (await counsellor.lines()).length;
  await counsellor.say('Hej! Bra att du skriver. Berätta mer, i din takt.');
  const answers = async () => (await counsellor.lines()).slice(before).filter(({ from }) => from === 'youth').length;
  await expect.poll(answers, { timeout: 45_000 }).toBeGreaterThan(0);
  await picture(counsellor.tab, 'demonstration', 'console');

  const youth = new Youth(await sit(PHONE));
  await youth.open();
  await youth.sees(youth.t('demo.banner'));
  await picture(youth.tab, 'demonstration', 'youth');
  await Promise.all([counsellor.expectQuiet(), youth.expectQuiet()]);
});
