import type { OfferOutcome } from '@dorren/shared/protocol/referral.ts';
import type { ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visit } from './people.ts';
import { NOTICE } from './relay-double.ts';
import { CONVERSATION, OFFER, SUMMARY, told, YouthStage } from './youth-stage.ts';

const OTHER_OFFER = 'P'.repeat(22);

async function talking() {
  const stage = new YouthStage();
  const eva = await stage.talking();
  return { stage, eva, youth: stage.youth };
}

/** Eva is still the one, she alone, and what is written reaches her. */
async function stillEva(stage: YouthStage): Promise<void> {
  const [eva] = visit(stage.youth, 'talking').people;
  expect(visit(stage.youth, 'talking').people).toHaveLength(1);
  expect(eva).toMatchObject({ nameShown: 'Eva', epoch: 1 });
  stage.youth.send('still here?');
  await stage.pass(400);
  expect(told(visit(stage.youth, 'talking').messages).at(-1)).toBe('I: still here? (delivered)');
}

describe('a hostile server cannot propose', () => {
  it.each<
    [string, (stage: YouthStage) => ToYouth[], ((stage: YouthStage) => Parameters<YouthStage['proposal']>) | null]
  >([
    ['somebody whom no counsellor proposed', (stage) => [offered(stage)], null],
    ['without saying whom', () => [], () => []],
    ['another than the counsellor did', (stage) => [offered(stage)], (stage) => ['handover', stage.eva.staffId]],
    ['with another staff id beside the chain', (stage) => [offered(stage, { staffId: stage.eva.staffId })], () => []],
    ['under another offer', (stage) => [{ ...offered(stage), offer: OTHER_OFFER }], () => []],
    ['a join as a handover', (stage) => [offered(stage)], () => ['join']],
    [
      'somebody whose chain does not hold',
      (stage) => [offered(stage, { dutyCertificate: stage.eva.chain.dutyCertificate })],
      () => [],
    ],
    [
      'somebody whose certificate is over',
      (stage) => {
        const over = stage.onDuty('Ola', {
          staffId: stage.ola.staffId,
          notAfter: Math.floor(stage.clock.now() / 1000) + 1,
        });
        stage.clock.advance(3_000);
        return [offered(stage, over.chain)];
      },
      () => [],
    ],
    [
      'somebody who is no counsellor',
      (stage) => [offered(stage, stage.onDuty('Ola', { staffId: stage.ola.staffId, role: 'supervisor' }).chain)],
      () => [],
    ],
    [
      'the one who is there already',
      (stage) => [offered(stage, stage.eva.chain)],
      (stage) => ['handover', stage.eva.staffId],
    ],
  ])('%s', async (_, say, proposal) => {
    const { stage, eva, youth } = await talking();
    stage.say(...say(stage));
    if (proposal !== null) eva.delivery.sendItem(stage.proposal(...proposal(stage)));
    await stage.pass(400);
    expect(visit(youth, 'talking').proposal).toBeNull();
    youth.answer(OFFER, 'yes', SUMMARY, null);
    youth.answer(OTHER_OFFER, 'yes', SUMMARY, null);
    await stage.settle();
    expect(stage.told.filter(({ t }) => t === 'consent')).toEqual([]);
    // Nor can it accept what was never agreed to.
    stage.say({ t: 'accepted', epoch: 2, chain: stage.ola.chain, offer: OFFER, notice: NOTICE });
    await stage.pass(400);
    expect(stage.told.at(-1)).toEqual({ t: 'distrust', epoch: 2, reason: 'wrong-person' });
    await stillEva(stage);
  });
});

describe('a hostile server cannot bring in', () => {
  it('anybody while somebody is there', async () => {
    const { stage } = await talking();
    stage.say({ t: 'accepted', epoch: 2, chain: stage.ola.chain, offer: null, notice: NOTICE });
    await stage.pass(400);
    expect(stage.told.at(-1)).toEqual({ t: 'distrust', epoch: 2, reason: 'wrong-person' });
    await stillEva(stage);
  });

  it.each(['no', 'not-yet', null] as const)('one to whom the youth has answered %s', async (answer) => {
    const { stage, eva, youth } = await talking();
    await stage.propose(eva);
    if (answer !== null) youth.answer(OFFER, answer, SUMMARY, null);
    stage.say({ t: 'accepted', epoch: 2, chain: stage.ola.chain, offer: OFFER, notice: NOTICE });
    await stage.pass(400);
    expect(stage.told.at(-1)).toEqual({ t: 'distrust', epoch: 2, reason: 'wrong-person' });
    await stillEva(stage);
  });

  it('another than the one agreed to, under whatever name', async () => {
    const presented = [
      (stage: YouthStage) => stage.onDuty('Bo').chain,
      (stage: YouthStage) => ({ ...stage.onDuty('Bo').chain, staffId: stage.ola.staffId }),
      (stage: YouthStage) => ({ ...stage.ola.chain, staffId: stage.eva.staffId }),
      (stage: YouthStage) => ({ ...stage.ola.chain, dutyCertificate: stage.eva.chain.dutyCertificate }),
    ];
    for (const chain of presented) {
      const { stage, eva, youth } = await talking();
      await stage.propose(eva);
      youth.answer(OFFER, 'yes', SUMMARY, null);
      stage.say({ t: 'accepted', epoch: 2, chain: chain(stage), offer: OFFER, notice: NOTICE });
      await stage.pass(400);
      expect(stage.told.at(-1)).toMatchObject({ t: 'distrust', epoch: 2 });
      expect(told(visit(youth, 'talking').messages)).toEqual(['distrusted Ola']);
      expect(visit(youth, 'talking').proposal).toBeNull();
      // Once distrusted, not even the right one comes in by the same yes.
      stage.say({ t: 'accepted', epoch: 3, chain: stage.ola.chain, offer: OFFER, notice: NOTICE });
      await stage.pass(400);
      expect(stage.told.at(-1)).toEqual({ t: 'distrust', epoch: 3, reason: 'wrong-person' });
      await stillEva(stage);
    }
  });

  it('somebody whom it offers while the youth still reads about another', async () => {
    const { stage, eva, youth } = await talking();
    await stage.propose(eva);
    const bo = boOf(stage);
    stage.say({ t: 'offered', offer: OTHER_OFFER, mode: 'handover', chain: bo.chain, notice: NOTICE });
    stage.say({ t: 'offered', offer: OFFER, mode: 'handover', chain: bo.chain, notice: NOTICE });
    // Not even with the counsellor's help, under the same offer.
    eva.delivery.sendItem(stage.proposal('handover', bo.staffId));
    await stage.pass(200);
    expect(visit(youth, 'talking').proposal).toMatchObject({ offer: OFFER, person: { nameShown: 'Ola' } });
    youth.answer(OFFER, 'yes', SUMMARY, null);
    for (const [at, offer] of [OTHER_OFFER, OFFER].entries()) {
      stage.say({ t: 'accepted', epoch: 2 + at, chain: bo.chain, offer, notice: NOTICE });
      await stage.pass(200);
      expect(stage.told.at(-1)).toEqual({ t: 'distrust', epoch: 2 + at, reason: 'wrong-person' });
    }
    await stillEva(stage);
  });

  it('the one agreed to a second time, or after the offer is over', async () => {
    const { stage, eva, youth } = await talking();
    await stage.arriving(eva, 'handover', false);
    stage.say({ t: 'accepted', epoch: 3, chain: stage.ola.chain, offer: OFFER, notice: NOTICE });
    await stage.settle();
    expect(stage.told.at(-1)).toEqual({ t: 'distrust', epoch: 3, reason: 'wrong-person' });
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'failed' });
    stage.say({ t: 'accepted', epoch: 4, chain: stage.ola.chain, offer: OFFER, notice: NOTICE });
    await stage.settle();
    expect(stage.told.at(-1)).toEqual({ t: 'distrust', epoch: 4, reason: 'wrong-person' });
    expect(youth.state.distrust).toBe('wrong-person');
    await stillEva(stage);
  });

  it('the former counsellor again, once handed over', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva);
    eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
    await stage.pass(400);
    for (const offer of [null, OFFER]) {
      stage.say({ t: 'accepted', epoch: offer === null ? 3 : 4, chain: stage.eva.chain, offer, notice: NOTICE });
      await stage.pass(200);
      expect(stage.told.at(-1)).toMatchObject({ t: 'distrust', reason: 'wrong-person' });
    }
    stage.say({ t: 'accepted', epoch: 1, chain: stage.eva.chain, offer: null, notice: NOTICE });
    eva.delivery.sendText('it is me', 9);
    youth.send('to Ola');
    await stage.pass(400);
    expect([eva.texts, ola.texts]).toEqual([[], ['to Ola']]);
    expect(told(visit(youth, 'talking').messages).join()).not.toContain('it is me');
  });

  it('somebody with another handshake: an arriving one whose answer is forged is dropped, and Eva stays', async () => {
    const { stage, eva, youth } = await talking();
    await stage.propose(eva);
    youth.answer(OFFER, 'yes', SUMMARY, null);
    // The keys are Bo's.
    const bo = stage.onDuty('Bo');
    const forged = stage.end({ ...bo, duty: { ...bo.duty, certificate: stage.ola.duty.certificate } }, 2);
    stage.say({ t: 'accepted', epoch: 2, chain: stage.ola.chain, offer: OFFER, notice: NOTICE });
    await stage.pass(4_000);
    expect(forged.heard).toEqual([]);
    youth.send('to Eva');
    stage.frame(handshakeAnswer(2));
    await stage.pass(400);
    expect(stage.told.at(-1)).toEqual({ t: 'distrust', epoch: 2, reason: 'handshake-failed' });
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'distrusted' });
    expect(told(visit(youth, 'talking').messages)).toEqual(['I: to Eva (delivered)', 'distrusted Ola']);
    await stillEva(stage);
  });
});

describe('a hostile server changes nothing', () => {
  it.each<[string, ToYouth]>([
    ['by saying that the only one has left', { t: 'party-left', epoch: 1, why: 'stepped-out' }],
    ['by ending offers that are not', { t: 'offer-over', offer: OTHER_OFFER, outcome: 'declined' }],
    ['by speaking of parties that are not', { t: 'party-left', epoch: 9, why: 'vanished' }],
    ['by saying that others are connected', { t: 'peer', epoch: 9, present: false }],
  ])('%s', async (_, message) => {
    const { stage } = await talking();
    stage.say(message);
    await stage.pass(400);
    expect(told(visit(stage.youth, 'talking').messages)).toEqual([]);
    await stillEva(stage);
  });

  it('by presenting again, to one who waits, an epoch that is over', async () => {
    const { stage, youth } = await talking();
    stage.say({ t: 'requeued', reason: 'counsellor-vanished', place: 1, waiting: 1, estimateMs: null });
    stage.say({ t: 'accepted', epoch: 1, chain: stage.eva.chain, offer: null, notice: NOTICE });
    stage.say({ t: 'peer', epoch: 1, present: true });
    await stage.pass(400);
    visit(youth, 'waiting');
    expect(youth.send('to whom?')).toBe(false);
  });

  it('by never acknowledging that somebody has arrived', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva);
    eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
    // At once, while Eva's keys are kept for the case that she has to stay, and once they are gone.
    for (const [at, ms] of [400, 60_000].entries()) {
      await stage.pass(ms);
      youth.send(`to Ola alone ${at}`);
      eva.delivery.sendText('still reading?', 5 + at);
      await stage.pass(400);
    }
    expect([eva.texts, ola.texts]).toEqual([[], ['to Ola alone 0', 'to Ola alone 1']]);
    expect(eva.marks).not.toContain('5 delivered');
    expect(told(visit(youth, 'talking').messages).join()).not.toContain('still reading');
  });

  it('whatever it says, in whatever order: nobody but Eva and, once agreed to, Ola is ever sent anything', async () => {
    const epoch = fc.integer({ min: 1, max: 5 });
    const offer = fc.constantFrom(OFFER, OTHER_OFFER);
    const outcome = fc.constantFrom<OfferOutcome>('done', 'declined', 'failed', 'youth-no', 'overtaken', 'distrusted');
    type Act = (stage: YouthStage) => void;
    const chainOf = fc.constantFrom('eva', 'ola', 'bo' as const);
    const act: fc.Arbitrary<Act> = fc.oneof(
      fc.record({ epoch, chainOf, offer: fc.option(offer) }).map(
        ({ chainOf: who, ...rest }): Act =>
          (stage) =>
            stage.say({
              t: 'accepted',
              chain: who === 'bo' ? boOf(stage).chain : stage[who].chain,
              notice: NOTICE,
              ...rest,
            }),
      ),
      fc.record({ offer, chainOf }).map(
        ({ chainOf: who, ...rest }): Act =>
          (stage) =>
            stage.say({
              ...{ t: 'offered', mode: 'handover', notice: NOTICE, ...rest },
              chain: who === 'bo' ? boOf(stage).chain : stage[who].chain,
            }),
      ),
      fc.record({ offer, outcome }).map(
        (rest): Act =>
          (stage) =>
            stage.say({ t: 'offer-over', ...rest }),
      ),
      epoch.map(
        (one): Act =>
          (stage) =>
            stage.say({ t: 'party-left', epoch: one, why: 'vanished' }),
      ),
      fc.record({ epoch, present: fc.boolean() }).map(
        (rest): Act =>
          (stage) =>
            stage.say({ t: 'peer', ...rest }),
      ),
      fc.nat(99).map(
        (number): Act =>
          (stage) =>
            void stage.youth.send(`text ${number}`),
      ),
      fc.constantFrom('yes', 'no' as const).map(
        (answer): Act =>
          (stage) =>
            stage.youth.answer(OFFER, answer, SUMMARY, null),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40, size: 'max' }), fc.boolean(), async (acts, proposes) => {
        const { stage, eva, youth } = await talking();
        const bo = [2, 3, 4, 5].map((number) => stage.end(boOf(stage), number));
        if (proposes) eva.delivery.sendItem(stage.proposal());
        for (const [at, now] of acts.entries()) {
          now(stage);
          await stage.pass(100);
          const { visit: shown } = youth.state;
          const agreed = stage.told.some((one) => one.t === 'consent' && one.answer === 'yes');
          for (const { nameShown } of shown.phase === 'talking' ? shown.people : []) {
            expect(['Eva', ...(agreed ? ['Ola'] : [])], `after ${at + 1}`).toContain(nameShown);
          }
          // Without a proposal of Eva's there is nothing to say yes to.
          if (!proposes) expect(agreed).toBe(false);
        }
        for (const end of bo) expect(end.heard).toEqual([]);
        youth.leave();
        stage.closeEnds();
        expect(stage.clock.pending).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('leaving at once', () => {
  const states: Record<string, (stage: YouthStage) => Promise<unknown>> = {
    waiting: (stage) => stage.waiting(),
    talking: (stage) => stage.talking(),
    'asked, one half': async (stage) => {
      const eva = await stage.talking();
      eva.delivery.sendItem(stage.proposal());
      await stage.pass(200);
    },
    asked: async (stage) => stage.propose(await stage.talking()),
    agreed: async (stage) => {
      await stage.propose(await stage.talking());
      stage.youth.answer(OFFER, 'yes', SUMMARY, null);
    },
    arriving: async (stage) => stage.arriving(await stage.talking(), 'handover', false),
    'both there': async (stage) => stage.arriving(await stage.talking()),
    'waiting for the new one': async (stage) => {
      const eva = await stage.talking();
      await stage.arriving(eva, 'handover', false);
      eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
      await stage.pass(300);
    },
    'handed over': async (stage) => {
      const eva = await stage.talking();
      await stage.arriving(eva);
      eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
      await stage.pass(300);
    },
    'three in the room': async (stage) => stage.arriving(await stage.talking(), 'join'),
    'the line is down': async (stage) => {
      await stage.arriving(await stage.talking(), 'handover', false);
      stage.network.cut();
      await stage.settle();
    },
  };

  it.each(Object.keys(states))(
    'C7: %s: the server is told, and nothing that was said or is secret stays',
    async (name) => {
      const stage = new YouthStage();
      await states[name]?.(stage);
      const { youth } = stage;
      youth.send('a secret sentence');
      youth.leave();
      stage.closeEnds();
      expect(stage.clock.pending).toBe(0);
      expect(youth.state).toMatchObject({ connection: 'offline', visit: { phase: 'ended', by: 'youth' } });
      const kept = JSON.stringify(youth.state);
      for (const trace of ['a secret sentence', 'Ola', 'Eva', 'June']) expect(kept).not.toContain(trace);
      expect(stage.beacons).toEqual([`{"id":"${CONVERSATION}","resume":"${'R'.repeat(43)}"}`]);
      const before = youth.state;
      stage.say({ t: 'accepted', epoch: 7, chain: stage.ola.chain, offer: null, notice: NOTICE });
      await stage.pass(20_000);
      expect(youth.state).toBe(before);
      expect(stage.clock.pending).toBe(0);
    },
  );
});

const bos = new WeakMap<YouthStage, ReturnType<YouthStage['onDuty']>>();
function boOf(stage: YouthStage): ReturnType<YouthStage['onDuty']> {
  const bo = bos.get(stage) ?? stage.onDuty('Bo');
  bos.set(stage, bo);
  return bo;
}

function offered(
  stage: YouthStage,
  change: Partial<YouthStage['ola']['chain']> = {},
): Extract<ToYouth, { t: 'offered' }> {
  return { t: 'offered', offer: OFFER, mode: 'handover', chain: { ...stage.ola.chain, ...change }, notice: NOTICE };
}

/** As long as a message 2, and made by nobody with the right keys. */
function handshakeAnswer(epoch: number): Uint8Array {
  const frame = new Uint8Array(1_024);
  frame.set([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, epoch, 0, 0, 0, 0, 0, 1, 0, 48]);
  frame.fill(7, 20, 68);
  return frame;
}
