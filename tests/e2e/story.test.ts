/** The whole story of a visit, with a youth in one browser and a counsellor in the other, and the other way round. */
import { afterEach, describe, expect, it } from 'vitest';
import { noTraces, traces } from '../fixtures/traces.ts';
import { type House, house } from './people/house.ts';
import type { Line } from './people/screen.ts';

const LONG = `${'Det här är en lång berättelse som inte ryms i en ram. '.repeat(60)}Slut.`;
const SAID_BY_YOUTH = ['Hej, jag är rädd', 'أنا خائفة من عائلتي', '👩🏽‍🦱💔🙏🏿', LONG];
const SAID_BY_COUNSELLOR = [
  'Hej! Bra att du skriver.',
  `${'Jag läser det du skriver. '.repeat(90)}Jag är kvar.`,
  'نحن هنا من أجلك 🌷',
];

let here: House;
afterEach(() => here.leaveAll());

describe.each([
  { youthIn: 'firefox', counsellorIn: 'chromium' },
  { youthIn: 'chromium', counsellorIn: 'firefox' },
] as const)('a youth in $youthIn and a counsellor in $counsellorIn', ({ youthIn, counsellorIn }) => {
  it('meet, talk both ways, and the counsellor ends it', async () => {
    here = await house();
    const counsellor = await here.onDuty('a', counsellorIn);
    const youth = await here.youth(youthIn);

    await youth.readNotice();
    await youth.answer('age', '15-17');
    await youth.press(youth.t('question.skip'));
    await youth.answer('topics', 'marriage', 'control');
    await youth.live('0127');
    await youth.press(youth.t('question.join'));
    await youth.waits();

    await counsellor.seesWaiting(1);
    const queue = await counsellor.read();
    for (const told of ['age.15-17', 'topic.marriage', 'topic.control']) expect(queue).toContain(counsellor.t(told));
    expect(queue).toContain('Botkyrka');
    await counsellor.takeNext();
    await counsellor.talks();
    await youth.talksWith(here.people.a.nameShown);

    for (const text of SAID_BY_YOUTH) await youth.say(text);
    for (const text of SAID_BY_COUNSELLOR) await counsellor.say(text);
    await expectTogether(youth, counsellor);

    await counsellor.end();
    await youth.waitFor(youth.t('ended.counsellor'), 'heading');
    await expectNothingLeft(youth, counsellor);
  });

  it('meet again, and the youth ends it', async () => {
    here = await house();
    const counsellor = await here.onDuty('a', counsellorIn);
    const youth = await here.youth(youthIn);
    await youth.comeIn();
    await counsellor.takeNext();
    await youth.talks();
    await youth.say('Jag måste gå nu');
    await expect.poll(() => counsellor.lines()).toHaveLength(1);
    await youth.leave();
    await counsellor.inPhase('ended');
    await counsellor.sees(counsellor.t('endedBy.youth'));
    await youth.waitFor(youth.t('ended.youth'), 'heading');
    await expectNothingLeft(youth, counsellor);
  });
});

type Talker = { lines(): Promise<Line[]> };

/** Every text once, whole, in its sender's order on both sides, and each marked as delivered. */
async function expectTogether(youth: Talker, counsellor: Talker): Promise<void> {
  for (const [side, own] of [
    [youth, 'youth'],
    [counsellor, 'counsellor'],
  ] as const) {
    const saidBy = async (from: string) => (await side.lines()).filter((line) => line.from === from);
    await expect.poll(async () => (await saidBy('youth')).map(({ text }) => text)).toEqual(SAID_BY_YOUTH);
    await expect.poll(async () => (await saidBy('counsellor')).map(({ text }) => text)).toEqual(SAID_BY_COUNSELLOR);
    await expect.poll(async () => (await saidBy(own)).every(({ mark }) => mark === 'delivered')).toBe(true);
  }
}

async function expectNothingLeft(
  youth: Awaited<ReturnType<House['youth']>>,
  counsellor: Awaited<ReturnType<House['onDuty']>>,
): Promise<void> {
  const left = await youth.page.content();
  for (const text of [...SAID_BY_YOUTH, ...SAID_BY_COUNSELLOR, 'Jag måste gå nu']) expect(left).not.toContain(text);
  expect(await traces(youth.tab)).toEqual(noTraces(youth.tab, `${youth.network.origin}/`));
  await counsellor.dismiss();
  await expect.poll(() => counsellor.lines()).toEqual([]);
  await youth.expectQuiet();
  await counsellor.expectQuiet();
}
