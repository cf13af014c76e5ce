import { Transcript, YOUTH } from '@dorren/shared/crypto/transcript.ts';
import type { SealedItem, Seen } from '@dorren/shared/protocol/items.ts';
import { WHAT_NOW_STEPS, type WhatNowCard } from '@dorren/shared/protocol/reporting-duty.ts';
import { describe, expect, it } from 'vitest';
import { sodium, visit } from '../../../tests/clients/people.ts';
import { CONVERSATION, type CounsellorEnd, YouthStage } from '../../../tests/clients/youth-stage.ts';

const CARD: WhatNowCard = {
  ...{ kind: 'what-now', step: 'what-we-send', language: 'ti', heading: 'We write to them.' },
  text: 'Your name is not in it.',
};

async function three() {
  const stage = new YouthStage();
  const eva = await stage.talking();
  const ola = await stage.arriving(eva, 'join');
  await stage.pass(400);
  return { stage, eva, ola };
}

/** What a counsellor's tab of this room keeps. */
const transcript = (end: CounsellorEnd): Transcript => new Transcript(sodium, CONVERSATION, end.epoch, [YOUTH, 1, 2]);

async function gives(stage: YouthStage, end: CounsellorEnd, card: WhatNowCard, seen: Seen | null): Promise<void> {
  end.delivery.sendItem({ k: 'card', card, seen } satisfies SealedItem);
  await stage.pass(300);
}

const cards = (stage: YouthStage) =>
  visit(stage.youth, 'talking').messages.flatMap((entry) => (entry.kind === 'card' ? [entry] : []));

describe('a card of what happens now', () => {
  it('stands in the log as it was given, every step of it', async () => {
    const stage = new YouthStage();
    const eva = await stage.talking();
    for (const step of WHAT_NOW_STEPS) await gives(stage, eva, { ...CARD, step }, null);
    expect(cards(stage).map(({ card, from }) => ({ card, from: from.nameShown }))).toEqual(
      WHAT_NOW_STEPS.map((step) => ({ card: { ...CARD, step }, from: 'Eva' })),
    );
  });

  it('is the same for both in a room', async () => {
    const { stage, eva, ola } = await three();
    const [evas, olas] = [transcript(eva), transcript(ola)];
    const seen = evas.seen();
    await gives(stage, eva, CARD, seen);
    olas.check(1, seen);
    olas.gave(1, CARD);
    const next = olas.seen();
    await gives(stage, ola, { ...CARD, step: 'sent' }, next);
    expect(cards(stage).map(({ from }) => from.nameShown)).toEqual(['Eva', 'Ola']);
    expect([visit(stage.youth, 'talking').differs, olas.differs]).toEqual([false, false]);
  });

  it('shows that it differs if the other was given another, or none', async () => {
    for (const shown of [{ ...CARD, text: 'Your name is in it.' }, null]) {
      const { stage, eva, ola } = await three();
      const olas = transcript(ola);
      await gives(stage, eva, CARD, transcript(eva).seen());
      if (shown !== null) olas.gave(1, shown);
      await gives(stage, ola, CARD, olas.seen());
      expect(visit(stage.youth, 'talking').differs).toBe(shown !== null);
      if (shown === null) await gives(stage, eva, CARD, null);
      expect(visit(stage.youth, 'talking').differs).toBe(true);
    }
  });

  it('reaches nobody who comes later, and is gone with the visit', async () => {
    const stage = new YouthStage();
    const eva = await stage.talking();
    await gives(stage, eva, CARD, null);
    const ola = await stage.arriving(eva);
    eva.delivery.sendItem({ k: 'farewell', offer: 'O'.repeat(22) });
    await stage.pass(1_000);
    stage.youth.send('hello Ola');
    await stage.pass(400);
    expect(ola.texts).toEqual(['hello Ola']);
    expect(ola.heard.join()).not.toContain(CARD.heading);
    expect(cards(stage)).toHaveLength(1);
    stage.youth.leave();
    expect(JSON.stringify(stage.youth.state)).not.toContain(CARD.heading);
  });
});
