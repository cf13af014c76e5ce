/** A crowd at the door: a youth gets in by what the browser calculates, and whoever waits notices nothing. */
import { solveWork } from '@dorren/shared/admission/solve-work.ts';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import type { FromYouth, ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { BROWSER_NAMES } from '../fixtures/browsers.ts';
import { look } from '../fixtures/looks.ts';
import { noTraces, traces } from '../fixtures/traces.ts';
import { type House, house } from './people/house.ts';

/** Most of the queue is taken by machines, which is pressure as long as they stay. */
const MACHINES = 7;
const SETTINGS = { MOST_WAITING: '10', MOST_WORK: '8', WAITING_GRACE_MS: '2000', SWEEP_MS: '100' };
const BEAT_MS = 5_000;
/** Each way: the answer to a join is there before the page gives it up. */
const LATE_MS = 2_500;

let here: House;
let version: string;
const machines: WebSocket[] = [];

beforeAll(async () => {
  here = await house(SETTINGS);
  const answer = await fetch(`${here.centre.stack.origin}/notice/sv`);
  version = ((await answer.json()) as { version: string }).version;
});
afterEach(async () => {
  for (const machine of machines.splice(0)) {
    machine.send(JSON.stringify({ t: 'leave' } satisfies FromYouth));
    machine.close();
  }
  await here.leaveAll();
});

/** As docs/protocol.md tells a plain client to join. */
async function machine(): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${here.centre.stack.port}/youth/socket`, SUBPROTOCOL);
  machines.push(socket);
  const join = (work?: string) => {
    const notice = { notice: 'main', version, language: 'sv', level: 'standard' } as const;
    const message: FromYouth = { t: 'join', notice, profile: {}, ...(work === undefined ? {} : { work }) };
    socket.send(JSON.stringify(message));
  };
  socket.on('open', () => join());
  const beats = setInterval(() => socket.send('{"t":"beat"}'), BEAT_MS);
  socket.on('close', () => clearInterval(beats));
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', async (data: Buffer) => {
      const message = JSON.parse(data.toString()) as ToYouth;
      if (message.t === 'joined') resolve();
      if (message.t === 'refused') reject(new Error(message.code));
      if (message.t === 'work-wanted') {
        join((await solveWork(message.challenge, new AbortController().signal)) ?? undefined);
      }
    });
  });
}

describe.each(BROWSER_NAMES)('%s', (browserName) => {
  it.each(['steady', 'plain'])(
    'K2, K3: gets in by working, on a %s line, while one who waits notices nothing',
    async (line) => {
      await here.onDuty('a', 'chromium');
      const waits = await here.youth(browserName);
      await waits.comeIn();
      for (let at = 0; at < MACHINES; at++) await machine();
      const seen = await waits.page.evaluate(() => document.querySelector('main')?.textContent);

      const youth = await here.youth(browserName);
      if (line === 'plain') await youth.chooseLessData();
      await youth.readNotice();
      // However fast this machine works, what is said meanwhile can be seen.
      youth.network.delay(LATE_MS);
      await youth.press(youth.t('question.skipAll'));
      await youth.sees(youth.t('queue.works'));
      await youth.waitFor(youth.t('help.call112'), 'link');
      youth.network.delay(0);
      if (browserName === 'chromium' && line === 'steady') await look(youth.tab, 'youth-sv', 'joining-crowd');
      await youth.waits();

      await waits.waits();
      expect(await waits.page.evaluate(() => document.querySelector('main')?.textContent)).toBe(seen);
      expect(await traces(youth.tab)).toEqual(noTraces(youth.tab, `${youth.network.origin}/`));
      await youth.expectQuiet();
      await waits.expectQuiet();
    },
  );
});
