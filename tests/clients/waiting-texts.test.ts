/** What the youth writes for somebody who is on the way in: theirs alone, whatever becomes of them (docs/protocol.md, "Handover"). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visit } from './people.ts';
import { NOTICE } from './relay-double.ts';
import { type CounsellorEnd, OFFER, told, YouthStage } from './youth-stage.ts';

const TEXT = 'for Ola only';

/** Eva's tab is gone and Ola's handshake has not come about: what is written waits for Ola. */
async function waitingForOla(): Promise<{ stage: YouthStage; eva: CounsellorEnd; ola: CounsellorEnd }> {
  const stage = new YouthStage();
  const eva = await stage.talking();
  const ola = await stage.arriving(eva, 'handover', false);
  stage.say({ t: 'peer', epoch: 1, present: false });
  await stage.pass(200);
  expect(stage.youth.send(TEXT)).toBe(true);
  await stage.pass(200);
  return { stage, eva, ola };
}

const log = (stage: YouthStage): string[] => told(visit(stage.youth, 'talking').messages);

describe('a text that waits for the newcomer', () => {
  it('C6: goes to no third who takes the youth from the queue while nobody was looking', async () => {
    const { stage, eva, ola } = await waitingForOla();
    const kim = stage.onDuty('Kim');
    const end = stage.end(kim, 3);
    stage.onResume = [
      { t: 'resumed', state: 'open', epochs: [3], offer: null },
      { t: 'accepted', epoch: 3, chain: kim.chain, offer: null, notice: NOTICE },
      { t: 'peer', epoch: 3, present: true },
    ];
    stage.network.cut();
    await stage.pass(3_000);
    expect(visit(stage.youth, 'talking').people).toMatchObject([{ nameShown: 'Kim' }]);
    expect([end.texts, ola.texts, eva.texts]).toEqual([[], [], []]);
    expect(log(stage)).toContain(`I: ${TEXT} (undelivered)`);
    stage.youth.send('to Kim');
    await stage.pass(500);
    expect(end.texts).toEqual(['to Kim']);
  });

  it('H7: does not go back to the former counsellor, although the newcomer had been said to have arrived', async () => {
    const { stage, eva, ola } = await waitingForOla();
    // More than may be unacknowledged at once.
    const texts = [0, 1, 2, 3, 4].map((number) => `${number} ${'x'.repeat(7_900)}`);
    for (const text of texts) expect(stage.youth.send(text)).toBe(true);
    ola.answers = true;
    ola.opens = false;
    await stage.pass(3_200);
    expect(stage.told.at(-1)).toEqual({ t: 'arrived', epoch: 2 });
    expect(log(stage).at(-1)).toContain('(waiting)');
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'gone' }, { t: 'peer', epoch: 1, present: true });
    await stage.pass(3_000);
    expect(visit(stage.youth, 'talking').people).toMatchObject([{ nameShown: 'Eva' }]);
    expect(eva.texts).toEqual([]);
    for (const mine of log(stage).filter((line) => line.startsWith('I: '))) expect(mine).toContain('(undelivered)');
    stage.youth.send('to Eva');
    await stage.pass(500);
    expect(eva.texts).toEqual(['to Eva']);
  });

  it('H5: goes to them as soon as they are there', async () => {
    const { stage, ola } = await waitingForOla();
    ola.answers = true;
    await stage.pass(3_500);
    stage.say({ t: 'party-left', epoch: 1, why: 'handed-over' });
    await stage.pass(300);
    expect(ola.texts).toEqual([TEXT]);
    expect(log(stage)).toContain(`I: ${TEXT} (delivered)`);
  });

  it('H7, H8, C6: whatever becomes of all of them, each text is heard by the one it was written for, or by nobody', async () => {
    type Act = 'says' | 'says much' | 'eva away' | 'eva back' | 'farewell' | 'ola answers' | 'ola opens' | 'ola deaf';
    type End = 'offer over' | 'eva left' | 'requeued' | 'kim takes' | 'cut to kim' | 'cut to eva' | 'wait';
    const act = fc.constantFrom<Act | End>(
      ...(['says', 'says', 'says much', 'says much', 'eva away', 'eva back', 'farewell', 'ola answers'] as const),
      ...(['ola opens', 'ola deaf', 'offer over', 'eva left', 'requeued', 'kim takes', 'cut to kim'] as const),
      ...(['cut to eva', 'wait', 'wait'] as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25, size: 'max' }), async (acts) => {
        const stage = new YouthStage();
        const eva = await stage.talking();
        const ola = await stage.arriving(eva, 'handover', false);
        const kim = stage.onDuty('Kim');
        const ends = [eva, ola, stage.end(kim, 3)];
        const meantFor = new Map<string, number>();
        const accepted = { t: 'accepted', epoch: 3, chain: kim.chain, offer: null, notice: NOTICE } as const;
        const resume = async (epoch: number): Promise<void> => {
          const chain = epoch === 1 ? stage.eva.chain : kim.chain;
          stage.onResume = [
            { t: 'resumed', state: 'open', epochs: [epoch], offer: null },
            { t: 'accepted', epoch, chain, offer: null, notice: NOTICE },
          ];
          stage.network.cut();
          await stage.pass(1_000);
        };
        const does: Record<Act | End, () => unknown> = {
          says: () => say('short'),
          'says much': () => say('x'.repeat(7_000)),
          'eva away': () => stage.say({ t: 'peer', epoch: 1, present: false }),
          'eva back': () => stage.say({ t: 'peer', epoch: 1, present: true }),
          farewell: () => eva.delivery.sendItem({ k: 'farewell', offer: OFFER }),
          'ola answers': () => {
            ola.answers = true;
          },
          'ola opens': () => {
            ola.opens = true;
          },
          'ola deaf': () => {
            ola.opens = false;
          },
          'offer over': () => stage.say({ t: 'offer-over', offer: OFFER, outcome: 'gone' }),
          'eva left': () => stage.say({ t: 'party-left', epoch: 1, why: 'vanished' }),
          requeued: () => stage.say({ t: 'requeued', reason: 'returned', place: 1, waiting: 1, estimateMs: null }),
          'kim takes': () => stage.say(accepted),
          'cut to kim': () => resume(3),
          'cut to eva': () => resume(1),
          wait: () => stage.pass(4_000),
        };
        function say(rest: string): void {
          const text = `${meantFor.size} ${rest}`;
          if (!stage.youth.send(text)) return;
          const entry = visit(stage.youth, 'talking').messages.findLast((one) => one.kind === 'text');
          if (entry?.kind !== 'text' || entry.text !== text) throw new Error('not in the log');
          meantFor.set(text, entry.epoch);
        }
        for (const one of acts) {
          await does[one]();
          await stage.pass(200);
        }
        await stage.pass(4_000);
        for (const end of ends) {
          expect(new Set(end.texts).size).toBe(end.texts.length);
          for (const text of end.texts) expect(meantFor.get(text)).toBe(end.epoch);
        }
        const shown = stage.youth.state.visit;
        if (shown.phase === 'waiting') expect(told(shown.messages).join()).not.toContain('(waiting)');
      }),
      { numRuns: 100 },
    );
  });
});
