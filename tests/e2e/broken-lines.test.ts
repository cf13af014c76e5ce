/** Both tabs' lines break, stand still and come back, in the middle of sentences, many times over. */

import { FRAME_BYTES } from '@dorren/shared/protocol/frame.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { Counsellor } from './people/counsellor.ts';
import { type House, house } from './people/house.ts';
import type { Youth } from './people/youth.ts';

let here: House;
afterEach(() => here.leaveAll());

/** Each kind of break, from each side. */
const ROUNDS = 8;
/** Longer than one frame in every third round. */
const sentence = (who: string, round: number): string =>
  `${who} ${round}: ${'och sedan kom de hem igen, '.repeat(round % 3 === 0 ? 90 : 2)}slut ${round}`;

describe.each([
  { youthIn: 'firefox', counsellorIn: 'chromium' },
  { youthIn: 'chromium', counsellorIn: 'firefox' },
] as const)('a youth in $youthIn and a counsellor in $counsellorIn', ({ youthIn, counsellorIn }) => {
  it('D2, D3: lose nothing, double nothing and keep the order, however their lines break', async () => {
    here = await house();
    const counsellor = await here.onDuty('a', counsellorIn);
    const youth = await here.youth(youthIn);
    await youth.comeIn();
    await counsellor.takeNext();
    await youth.talks();
    await counsellor.talks();

    for (let round = 0; round < ROUNDS; round++) {
      await youth.write(youth.t('talk.input'), sentence('ung', round).slice(0, 20));
      breakLines(youth, counsellor, round);
      await youth.say(sentence('ung', round).slice(20));
      await counsellor.say(sentence('rådgivare', round));
      // What breaks in the middle of what comes breaks once it comes, and a steady line takes its time.
      if (round % 4 === 3) {
        await expect.poll(() => [youth, counsellor].some(({ network }) => network.isCut())).toBe(true);
      }
      for (const { network } of [youth, counsellor]) {
        if (network.isCut()) network.restore();
        else network.release();
      }
      // Now and then they talk on before the lines are back; mostly they wait for each other.
      if (round % 4 !== 1) await arrived(youth, counsellor, round + 1);
    }
    await arrived(youth, counsellor, ROUNDS);
    await expect.poll(() => marks(youth, 'youth')).toEqual(new Set(['delivered']));
    await expect.poll(() => marks(counsellor, 'counsellor')).toEqual(new Set(['delivered']));
    expect(youth.network.cuts() + counsellor.network.cuts()).toBeGreaterThanOrEqual(ROUNDS);

    // The server's own view of it: one conversation, with both there.
    await counsellor.inPhase('talking');
    await youth.seesNot(youth.t('talk.away', { name: here.people.a.nameShown }));
    const supervisor = await here.staff('supervisor', 'chromium');
    await expect.poll(() => supervisor.figure('board.open')).toBe('1');
    expect(await supervisor.figure('board.interrupted')).toBe('0');
    expect(await supervisor.figure('board.waiting')).toBe('0');
    await Promise.all([youth.expectQuiet(), counsellor.expectQuiet()]);
  });
});

/** A different break each round; what is sent next runs into it. */
function breakLines(youth: Youth, counsellor: Counsellor, round: number): void {
  const both = [youth.network, counsellor.network] as const;
  const [one, other] = round % 2 === 0 ? both : ([both[1], both[0]] as const);
  switch (round % 4) {
    case 0:
      one.cut();
      break;
    case 1:
      one.cut();
      other.cut();
      break;
    case 2:
      one.hold();
      other.cut();
      break;
    case 3:
      // In the middle of the frame that carries the sentence, or of its acknowledgement.
      one.cutAfter(FRAME_BYTES / 2, round % 8 === 3 ? 'to-server' : 'to-browser');
      break;
  }
}

async function arrived(youth: Youth, counsellor: Counsellor, rounds: number): Promise<void> {
  const said = (who: string) => Array.from({ length: rounds }, (_, round) => sentence(who, round));
  for (const side of [youth, counsellor]) {
    const from = async (who: string) =>
      (await side.lines()).filter((line) => line.from === who).map(({ text }) => text);
    await expect.poll(() => from('youth'), { timeout: 30_000 }).toEqual(said('ung'));
    await expect.poll(() => from('counsellor'), { timeout: 30_000 }).toEqual(said('rådgivare'));
  }
}

async function marks(side: Youth | Counsellor, own: string): Promise<Set<string | null>> {
  return new Set((await side.lines()).filter(({ from }) => from === own).map(({ mark }) => mark));
}
