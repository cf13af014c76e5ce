import type { ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { describe, expect, it } from 'vitest';
import { ACKNOWLEDGED, visit } from './people.ts';
import { NOTICE } from './relay-double.ts';
import { type CounsellorEnd, OFFER, SUMMARY, told, YouthStage } from './youth-stage.ts';

const KEPT = ['The wedding is in June.', 'She is sixteen.'];

async function talking() {
  const stage = new YouthStage();
  const eva = await stage.talking();
  return { stage, eva, youth: stage.youth };
}

async function farewell(stage: YouthStage, eva: CounsellorEnd): Promise<void> {
  eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
  await stage.pass(400);
}

/** The server has taken that Ola has arrived. */
async function confirmed(stage: YouthStage): Promise<void> {
  stage.say({ t: 'party-left', epoch: 1, why: 'handed-over' });
  await stage.settle();
}

const names = (stage: YouthStage): string[] => visit(stage.youth, 'talking').people.map(({ nameShown }) => nameShown);
const log = (stage: YouthStage): string[] => told(visit(stage.youth, 'talking').messages);

describe('a handover', () => {
  it('shows who and why, takes only the lines left standing along, and goes on with the new one alone', async () => {
    const { stage, eva, youth } = await talking();
    youth.send('before');
    await stage.pass(400);
    await stage.propose(eva);
    expect(visit(youth, 'talking').proposal).toEqual({
      ...{ offer: OFFER, mode: 'handover', reason: 'competence', summary: SUMMARY, noticeToRead: null, agreed: null },
      from: { nameShown: 'Eva', organisation: 'Centrum', role: 'counsellor' },
      person: { nameShown: 'Ola', organisation: 'Centrum', role: 'counsellor' },
    });
    youth.answer(OFFER, 'yes', [...KEPT, 'a line of nobody’s'], null);
    await stage.settle();
    expect(stage.told.at(-1)).toEqual({ t: 'consent', offer: OFFER, answer: 'yes', notice: ACKNOWLEDGED });
    expect(visit(youth, 'talking').proposal?.agreed).toBe('asked');

    const ola = stage.end(stage.ola, 2);
    stage.say({ t: 'accepted', epoch: 2, chain: stage.ola.chain, offer: OFFER, notice: NOTICE });
    await stage.pass(300);
    expect(visit(youth, 'talking').proposal?.agreed).toBe('arriving');
    expect(ola.items).toEqual([{ k: 'summary', offer: OFFER, lines: KEPT }]);
    expect(stage.told.filter(({ t }) => t === 'arrived')).toEqual([]);

    eva.delivery.sendText('I say goodbye', 1);
    await farewell(stage, eva);
    expect(stage.told.at(-1)).toEqual({ t: 'arrived', epoch: 2 });
    expect(names(stage)).toEqual(['Ola']);
    expect(visit(youth, 'talking')).toMatchObject({ proposal: null, canSend: true, differs: false });
    expect(eva.marks).toEqual(['1 delivered']);

    await confirmed(stage);
    youth.send('after');
    ola.delivery.sendText('hello', 1);
    eva.delivery.sendText('I am still here', 2);
    await stage.pass(400);
    expect(ola.texts).toEqual(['after']);
    expect(eva.texts).toEqual(['before']);
    expect(log(stage)).toEqual([
      'I: before (delivered)',
      'came Ola',
      'Eva: I say goodbye (delivered)',
      'handed-over Eva',
      'I: after (delivered)',
      'Ola: hello (delivered)',
    ]);
  });

  it.each([
    ['the server’s half first', true],
    ['the counsellor’s half first', false],
  ])('is proposed with %s', async (_, first) => {
    const { stage, eva, youth } = await talking();
    const halves = [
      () => stage.say({ t: 'offered', offer: OFFER, mode: 'handover', chain: stage.ola.chain, notice: NOTICE }),
      () => void eva.delivery.sendItem(stage.proposal()),
    ];
    for (const half of first ? halves : halves.reverse()) {
      expect(visit(youth, 'talking').proposal).toBeNull();
      half();
      await stage.pass(200);
    }
    expect(visit(youth, 'talking').proposal?.person.nameShown).toBe('Ola');
  });

  it.each(['no', 'not-yet'] as const)('is answered %s, and everything is as before', async (answer) => {
    const { stage, eva, youth } = await talking();
    await stage.propose(eva);
    youth.answer('X'.repeat(22), answer, [], null);
    youth.answer(OFFER, answer, SUMMARY, null);
    youth.answer(OFFER, 'yes', SUMMARY, null);
    stage.say({ t: 'offer-over', offer: OFFER, outcome: answer === 'no' ? 'youth-no' : 'youth-not-yet' });
    youth.send('still here');
    await stage.pass(400);
    expect(stage.told.filter(({ t }) => t === 'consent')).toEqual([
      { t: 'consent', offer: OFFER, answer, notice: null },
    ]);
    expect(log(stage)).toEqual([`answered-${answer} Ola`, 'I: still here (delivered)']);
    expect(visit(youth, 'talking').proposal).toBeNull();
    expect(eva.texts).toEqual(['still here']);
  });

  it.each(['declined', 'unanswered', 'gone', 'withdrawn', 'overtaken'] as const)(
    'that is %s is told, and the one who was there stays',
    async (outcome) => {
      const { stage, eva, youth } = await talking();
      await stage.propose(eva);
      youth.answer(OFFER, 'yes', [], null);
      stage.say({ t: 'offer-over', offer: OFFER, outcome });
      await stage.pass(200);
      youth.send('and now?');
      await stage.pass(400);
      expect(log(stage)).toEqual([`${outcome} Ola`, 'I: and now? (delivered)']);
      expect(names(stage)).toEqual(['Eva']);
      expect(eva.texts).toEqual(['and now?']);
    },
  );

  it('that never was shown is over without a word', async () => {
    const { stage } = await talking();
    stage.say({ t: 'offered', offer: OFFER, mode: 'handover', chain: stage.ola.chain, notice: NOTICE });
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'youth-unanswered' });
    await stage.pass(200);
    expect(log(stage)).toEqual([]);
  });
});

describe('what is written during the switch', () => {
  it('goes to the one who is there, then waits for the new one, and arrives once and in order', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva, 'handover', false);
    youth.send('one');
    await stage.pass(400);
    await farewell(stage, eva);
    youth.send('two');
    youth.send('three');
    await stage.pass(400);
    expect(log(stage)).toEqual(['I: one (delivered)', 'I: two (waiting)', 'I: three (waiting)']);
    expect(names(stage)).toEqual(['Eva']);
    ola.answers = true;
    await stage.pass(4_000);
    await confirmed(stage);
    youth.send('four');
    await stage.pass(400);
    expect(eva.texts).toEqual(['one']);
    expect(ola.texts).toEqual(['two', 'three', 'four']);
    expect(ola.items).toMatchObject([{ k: 'summary' }]);
    expect(log(stage)).toEqual([
      'I: one (delivered)',
      'came Ola',
      'I: two (delivered)',
      'I: three (delivered)',
      'handed-over Eva',
      'I: four (delivered)',
    ]);
  });

  it('goes to the new one as soon as they are there, although the other has not let go', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva);
    youth.send('to the new one');
    await stage.pass(400);
    expect([eva.texts, ola.texts]).toEqual([[], ['to the new one']]);
    expect(names(stage)).toEqual(['Ola']);
    expect(visit(youth, 'talking').proposal?.agreed).toBe('arriving');
  });

  it('waits while the one who is there is not connected', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva, 'handover', false);
    stage.say({ t: 'peer', epoch: 1, present: false });
    await stage.settle();
    youth.send('is anybody there?');
    ola.answers = true;
    await stage.pass(4_000);
    expect([eva.texts, ola.texts]).toEqual([[], ['is anybody there?']]);
    expect(stage.told.at(-1)).toEqual({ t: 'arrived', epoch: 2 });
  });

  it('goes on waiting for the new one, in order, when the one who was there is back', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva, 'handover', false);
    stage.say({ t: 'peer', epoch: 1, present: false });
    await stage.settle();
    youth.send('one');
    stage.say({ t: 'peer', epoch: 1, present: true });
    await stage.settle();
    youth.send('two');
    await stage.pass(400);
    expect(log(stage)).toEqual(['I: one (waiting)', 'I: two (waiting)']);
    ola.answers = true;
    await stage.pass(4_000);
    expect([eva.texts, ola.texts]).toEqual([[], ['one', 'two']]);
  });

  it('is neither lost nor given to anybody else when nothing comes of the new one', async () => {
    const { stage, eva, youth } = await talking();
    await stage.arriving(eva, 'handover', false);
    await farewell(stage, eva);
    youth.send('to Ola');
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'failed' });
    await stage.pass(200);
    expect(log(stage)).toEqual(['I: to Ola (undelivered)', 'failed Ola']);
    youth.send('to Eva');
    await stage.pass(400);
    expect(eva.texts).toEqual(['to Eva']);
    expect(names(stage)).toEqual(['Eva']);
  });

  it('D5: is not taken beyond bounds, and none of it is lost', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva, 'handover', false);
    await farewell(stage, eva);
    const taken: string[] = [];
    for (let number = 0; number < 40; number++) {
      const text = `${number} ${'å'.repeat(3_900)}`;
      if (youth.send(text)) taken.push(text);
    }
    expect(taken.length).toBeGreaterThan(8);
    expect(visit(youth, 'talking').canSend).toBe(false);
    ola.answers = true;
    await stage.pass(20_000);
    expect(ola.texts).toEqual(taken);
    expect(visit(youth, 'talking').canSend).toBe(true);
  });
});

describe('the farewell', () => {
  it('is waited for 10 s at most; what the one who was there never confirmed is marked, and offered to nobody', async () => {
    const { stage, eva, youth } = await talking();
    eva.hears = false;
    youth.send('never read');
    await stage.arriving(eva);
    await stage.pass(9_000);
    expect(stage.told.filter(({ t }) => t === 'arrived')).toEqual([]);
    await stage.pass(1_500);
    expect(stage.told.filter(({ t }) => t === 'arrived')).toHaveLength(1);
    await confirmed(stage);
    expect(log(stage)).toEqual(['I: never read (undelivered)', 'came Ola', 'handed-over Eva']);
  });

  it('is not waited for when the tab is not connected', async () => {
    const { stage, eva } = await talking();
    await stage.arriving(eva);
    stage.say({ t: 'peer', epoch: 1, present: false });
    await stage.settle();
    expect(stage.told.at(-1)).toEqual({ t: 'arrived', epoch: 2 });
  });

  it('does not end it before the former one has everything', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva, 'handover', false);
    youth.send('the last to Eva');
    eva.hears = false;
    await stage.settle();
    await farewell(stage, eva);
    ola.answers = true;
    await stage.pass(4_000);
    expect(stage.told.filter(({ t }) => t === 'arrived')).toEqual([]);
    eva.hears = true;
    await stage.pass(6_000);
    expect(stage.told.filter(({ t }) => t === 'arrived')).toHaveLength(1);
    expect(log(stage)[0]).toBe('I: the last to Eva (delivered)');
  });

  it('of another offer is none', async () => {
    const { stage, eva } = await talking();
    await stage.arriving(eva);
    eva.delivery.sendItem({ k: 'farewell', offer: 'X'.repeat(22) });
    await stage.pass(2_000);
    expect(stage.told.filter(({ t }) => t === 'arrived')).toEqual([]);
  });
});

describe('a line that breaks', () => {
  const accepted = (stage: YouthStage, epoch: 1 | 2): ToYouth => ({
    t: 'accepted',
    epoch,
    chain: (epoch === 1 ? stage.eva : stage.ola).chain,
    offer: epoch === 1 ? null : OFFER,
    notice: NOTICE,
  });
  const back = async (stage: YouthStage, onResume: readonly ToYouth[]): Promise<void> => {
    stage.onResume = onResume;
    stage.network.cut();
    await stage.settle();
    await stage.pass(12_000);
  };
  const resumed = (epochs: number[], offer: string | null): ToYouth => ({ t: 'resumed', state: 'open', epochs, offer });
  const peer = (epoch: number): ToYouth => ({ t: 'peer', epoch, present: true });

  it('while the youth is asked: asked again, once', async () => {
    const { stage, eva, youth } = await talking();
    await stage.propose(eva);
    await back(stage, [
      resumed([1], OFFER),
      accepted(stage, 1),
      peer(1),
      { t: 'offered', offer: OFFER, mode: 'handover', chain: stage.ola.chain, notice: NOTICE },
    ]);
    expect(visit(youth, 'talking').proposal?.agreed).toBeNull();
    expect(log(stage)).toEqual([]);
  });

  it('while the answer is under way: given again', async () => {
    const { stage, eva, youth } = await talking();
    await stage.propose(eva);
    stage.network.isSilent = true;
    youth.answer(OFFER, 'yes', SUMMARY, null);
    stage.network.isSilent = false;
    await back(stage, [
      resumed([1], OFFER),
      accepted(stage, 1),
      peer(1),
      { t: 'offered', offer: OFFER, mode: 'handover', chain: stage.ola.chain, notice: NOTICE },
    ]);
    expect(stage.told.filter(({ t }) => t === 'consent').at(-1)).toEqual({
      t: 'consent',
      offer: OFFER,
      answer: 'yes',
      notice: ACKNOWLEDGED,
    });
    expect(visit(youth, 'talking').proposal?.agreed).toBe('asked');
  });

  it.each([
    [null, 'youth-unanswered Ola'],
    ['yes', 'failed Ola'],
  ] as const)('an offer that is over meanwhile is told (answered: %s)', async (answer, line) => {
    const { stage, eva, youth } = await talking();
    await stage.propose(eva);
    if (answer !== null) youth.answer(OFFER, answer, SUMMARY, null);
    await stage.settle();
    await back(stage, [resumed([1], null), accepted(stage, 1), peer(1)]);
    expect(log(stage)).toEqual([line]);
    expect(visit(youth, 'talking').proposal).toBeNull();
    // Nor can it be accepted any more.
    stage.say(accepted(stage, 2));
    await stage.settle();
    expect(stage.told.at(-1)).toEqual({ t: 'distrust', epoch: 2, reason: 'wrong-person' });
  });

  it('when the colleague accepts: the handshake is begun on coming back', async () => {
    const { stage, eva, youth } = await talking();
    await stage.propose(eva);
    youth.answer(OFFER, 'yes', SUMMARY, null);
    await stage.settle();
    const ola = stage.end(stage.ola, 2);
    await back(stage, [resumed([1, 2], OFFER), accepted(stage, 1), accepted(stage, 2), peer(1), peer(2)]);
    expect(ola.items).toMatchObject([{ k: 'summary', lines: SUMMARY }]);
    await farewell(stage, eva);
    expect(names(stage)).toEqual(['Ola']);
  });

  it('in the middle of the handshake, and of the draining: goes on where it was', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva, 'handover', false);
    youth.send('one');
    const onResume = [resumed([1, 2], OFFER), accepted(stage, 1), accepted(stage, 2), peer(1), peer(2)];
    await back(stage, onResume);
    ola.answers = true;
    await stage.pass(4_000);
    youth.send('two');
    await back(stage, onResume);
    // Not counted while the line was down.
    expect(stage.told.filter(({ t }) => t === 'arrived').length).toBeLessThanOrEqual(1);
    await farewell(stage, eva);
    expect([eva.texts, ola.texts]).toEqual([['one'], ['two']]);
    expect(stage.told.filter(({ t }) => t === 'arrived')).toHaveLength(1);
  });

  it('over "arrived": said again as long as the server has not heard it', async () => {
    const { stage, eva } = await talking();
    await stage.arriving(eva);
    await farewell(stage, eva);
    await back(stage, [resumed([1, 2], OFFER), accepted(stage, 1), accepted(stage, 2), peer(1), peer(2)]);
    expect(stage.told.filter(({ t }) => t === 'arrived')).toHaveLength(2);
    expect(names(stage)).toEqual(['Ola']);
    await back(stage, [resumed([2], null), accepted(stage, 2), peer(2)]);
    expect(stage.told.filter(({ t }) => t === 'arrived')).toHaveLength(2);
    expect(log(stage)).toEqual(['came Ola', 'handed-over Eva']);
  });

  it('over "arrived", too late for the server: whoever was there is there again, whether told at once or on coming back', async () => {
    for (const away of [false, true]) {
      const { stage, eva, youth } = await talking();
      const ola = await stage.arriving(eva);
      await farewell(stage, eva);
      expect(names(stage)).toEqual(['Ola']);
      youth.send('to Ola');
      ola.hears = false;
      if (away) await back(stage, [resumed([1], null), accepted(stage, 1), peer(1)]);
      else stage.say({ t: 'offer-over', offer: OFFER, outcome: 'gone' });
      await stage.settle();
      youth.send('to Eva');
      eva.delivery.sendText('I am still here', 1);
      await stage.pass(400);
      expect(names(stage)).toEqual(['Eva']);
      expect(eva.texts).toEqual(['to Eva']);
      expect(log(stage)).toEqual([
        'came Ola',
        'I: to Ola (undelivered)',
        'back-with Ola',
        'I: to Eva (delivered)',
        'Eva: I am still here (delivered)',
      ]);
      expect(stage.told.filter(({ t }) => t === 'distrust')).toEqual([]);
    }
  });

  it('over "arrived", while the one who is there again is away: shown so', async () => {
    const { stage, eva, youth } = await talking();
    await stage.arriving(eva);
    await farewell(stage, eva);
    stage.say({ t: 'peer', epoch: 1, present: false });
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'gone' });
    await stage.settle();
    expect(visit(youth, 'talking').people).toMatchObject([{ nameShown: 'Eva', present: false }]);
    stage.say({ t: 'peer', epoch: 1, present: true });
    youth.send('there again?');
    await stage.pass(400);
    expect(eva.texts).toEqual(['there again?']);
  });

  it('over "arrived", later than keys are kept: somebody else comes, and Eva is not left with nobody', async () => {
    for (const away of [false, true]) {
      const { stage, eva, youth } = await talking();
      await stage.arriving(eva);
      await farewell(stage, eva);
      await stage.pass(20_500);
      expect(log(stage)).toEqual(['came Ola', 'handed-over Eva']);
      if (away) await back(stage, [resumed([1], null), accepted(stage, 1), peer(1)]);
      else stage.say({ t: 'offer-over', offer: OFFER, outcome: 'failed' });
      await stage.settle();
      // Nobody is distrusted for it.
      expect(stage.told.filter(({ t }) => t === 'distrust')).toEqual([]);
      expect(stage.told.at(-1)).toEqual({ t: 'give-back', epoch: 1 });
      stage.say({ t: 'requeued', reason: 'counsellor-vanished', place: 1, waiting: 1, estimateMs: null });
      await stage.settle();
      expect(told(visit(youth, 'waiting').messages)).toEqual(['came Ola', 'handed-over Eva', 'failed Ola']);
    }
  });

  it('over distrust: said again, for the keys never were', async () => {
    const { stage, eva } = await talking();
    await stage.propose(eva);
    stage.say({ t: 'accepted', epoch: 2, chain: stage.ola.chain, offer: OFFER, notice: NOTICE });
    await stage.settle();
    await back(stage, [resumed([1, 2], OFFER), accepted(stage, 1), peer(1), accepted(stage, 2), peer(2)]);
    expect(stage.told.filter(({ t }) => t === 'distrust')).toEqual([
      { t: 'distrust', epoch: 2, reason: 'wrong-person' },
      { t: 'distrust', epoch: 2, reason: 'wrong-person' },
    ]);
    expect(names(stage)).toEqual(['Eva']);
  });

  it('H8: the one who handed over is gone for good: the colleague has it, whether told at once or on coming back', async () => {
    for (const away of [false, true]) {
      const { stage, eva, youth } = await talking();
      const ola = await stage.arriving(eva, 'handover', false);
      await farewell(stage, eva);
      youth.send('to whoever comes');
      if (away) await back(stage, [resumed([2], null), accepted(stage, 2), peer(2)]);
      else stage.say({ t: 'party-left', epoch: 1, why: 'vanished' });
      await stage.settle();
      visit(youth, 'verifying');
      ola.answers = true;
      await stage.pass(4_000);
      expect(names(stage)).toEqual(['Ola']);
      expect(ola.texts).toEqual(['to whoever comes']);
      expect(ola.items).toMatchObject([{ k: 'summary' }]);
      expect(stage.told.filter(({ t }) => t === 'arrived')).toEqual([{ t: 'arrived', epoch: 2 }]);
      expect(log(stage)).toEqual(['vanished Eva', 'came Ola', 'I: to whoever comes (delivered)']);
    }
  });

  it('H8: the same while nobody was here to hear of the acceptance', async () => {
    const { stage, eva, youth } = await talking();
    await stage.propose(eva);
    youth.answer(OFFER, 'yes', KEPT, null);
    await stage.settle();
    const ola = stage.end(stage.ola, 2);
    await back(stage, [resumed([2], null), accepted(stage, 2), peer(2)]);
    expect(names(stage)).toEqual(['Ola']);
    expect(ola.items).toEqual([{ k: 'summary', offer: OFFER, lines: KEPT }]);
  });
});
