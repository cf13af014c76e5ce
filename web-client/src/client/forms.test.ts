import type { Form, FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import type { ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visit } from '../../../tests/clients/people.ts';
import { NOTICE } from '../../../tests/clients/relay-double.ts';
import { type CounsellorEnd, OFFER, YouthStage } from '../../../tests/clients/youth-stage.ts';
import type { FormEntry, LogEntry } from './state.ts';

const NAME = 'Amina-of-Alby';
const WHO: FormAnswers = {
  ...{ form: 'who', declined: false, name: NAME, age: 16, school: null, municipality: '0127', reach: 'at lunch' },
};
const SAFE: FormAnswers = {
  ...{ form: 'safe-contact', declined: false, ways: ['school'], when: null, notThrough: 'my brother' },
};
const ANSWERS = { who: WHO, 'safe-contact': SAFE } as const satisfies Record<Form, FormAnswers>;
const REQUEUED: ToYouth = { t: 'requeued', reason: 'counsellor-vanished', place: 1, waiting: 1, estimateMs: null };
const ask = (number: number): string => String(number).padStart(22, 'A');

async function talking() {
  const stage = new YouthStage();
  const eva = await stage.talking();
  return { stage, eva, youth: stage.youth };
}

async function three() {
  const { stage, eva, youth } = await talking();
  const ola = await stage.arriving(eva, 'join');
  await stage.pass(400);
  return { stage, eva, ola, youth };
}

async function asks(stage: YouthStage, end: CounsellorEnd, number: number, form: Form = 'who'): Promise<void> {
  end.delivery.sendItem({ k: 'form', ask: ask(number), form });
  await stage.pass(300);
}

/** Somebody else is there, after everybody who was is gone. */
async function nextComes(stage: YouthStage): Promise<CounsellorEnd> {
  const kim = stage.onDuty('Kim');
  const end = stage.end(kim, 3);
  stage.say({ t: 'accepted', epoch: 3, chain: kim.chain, offer: null, notice: NOTICE });
  await stage.pass(500);
  return end;
}

const entries = (stage: YouthStage): readonly LogEntry[] => {
  const now = stage.youth.state.visit;
  return 'messages' in now ? now.messages : [];
};
const forms = (stage: YouthStage): FormEntry[] => entries(stage).filter((entry) => entry.kind === 'form');
const inShort = (stage: YouthStage): string[] =>
  forms(stage).map((entry) => `${entry.from.nameShown} ${entry.ask.replace(/^A+/, '')} ${entry.state} ${entry.mark}`);
const answersAt = (end: CounsellorEnd): [string, FormAnswers][] =>
  end.items.flatMap((item) => (item.k === 'answers' ? [[item.ask, item.answers]] : []));

describe('a form that a counsellor asks for', () => {
  it('is answered sealed, once, and stands in the log with how far the answers are', async () => {
    const { stage, eva, youth } = await talking();
    await asks(stage, eva, 1);
    expect(forms(stage)).toMatchObject([
      { from: { nameShown: 'Eva' }, ask: ask(1), form: 'who', state: 'open', answers: null, mark: null },
    ]);
    eva.hears = false;
    expect(youth.fillIn(ask(1), WHO)).toBe(true);
    expect(forms(stage)).toMatchObject([{ state: 'answered', answers: WHO, mark: 'sent' }]);
    expect(youth.fillIn(ask(1), WHO)).toBe(false);
    eva.hears = true;
    await stage.pass(4_000);
    expect(inShort(stage)).toEqual(['Eva 1 answered delivered']);
    expect(answersAt(eva)).toEqual([[ask(1), WHO]]);
  });

  it('takes no for an answer', async () => {
    const { stage, eva, youth } = await talking();
    await asks(stage, eva, 1, 'safe-contact');
    const declined = { form: 'safe-contact', declined: true, ways: [], when: null, notThrough: null } as const;
    expect(youth.fillIn(ask(1), { ...declined, ways: [] })).toBe(true);
    await stage.pass(300);
    expect(answersAt(eva)).toEqual([[ask(1), declined]]);
  });

  it('is over when the same counsellor asks for the same again, and only then', async () => {
    const { stage, eva, ola, youth } = await three();
    await asks(stage, eva, 1);
    await asks(stage, eva, 2, 'safe-contact');
    await asks(stage, ola, 3);
    await asks(stage, eva, 4);
    expect(inShort(stage)).toEqual(['Eva 1 over null', 'Eva 2 open null', 'Ola 3 open null', 'Eva 4 open null']);
    expect(forms(stage).map(({ epoch }) => epoch)).toEqual([1, 1, 2, 1]);
    expect(youth.fillIn(ask(1), WHO)).toBe(false);
    expect(youth.fillIn(ask(4), WHO)).toBe(true);
    await asks(stage, eva, 5);
    expect(inShort(stage)[3]).toBe('Eva 4 answered delivered');
  });

  it('goes in a room to whoever asked, and the other has no word of it', async () => {
    const { stage, eva, ola, youth } = await three();
    await asks(stage, ola, 1);
    const before = eva.heard.length;
    expect(youth.fillIn(ask(1), WHO)).toBe(true);
    await stage.pass(400);
    expect(answersAt(ola)).toEqual([[ask(1), WHO]]);
    expect(eva.heard.length).toBe(before);
    expect(visit(youth, 'talking').differs).toBe(false);
    youth.send('and this to both');
    await stage.pass(400);
    expect(visit(youth, 'talking').differs).toBe(false);
  });

  it('is refused if it is not the one that was asked for, or not what the protocol knows', async () => {
    const { stage, eva, youth } = await talking();
    await asks(stage, eva, 1);
    const before = eva.heard.length;
    expect(youth.fillIn(ask(1), SAFE)).toBe(false);
    expect(youth.fillIn(ask(2), WHO)).toBe(false);
    expect(youth.fillIn(ask(1), { ...WHO, name: 'x'.repeat(121) })).toBe(false);
    expect(youth.fillIn(ask(1), { ...WHO, age: 121 })).toBe(false);
    expect(youth.fillIn(ask(1), { ...WHO, reach: '' })).toBe(false);
    await stage.pass(300);
    expect([inShort(stage), eva.heard.length]).toEqual([['Eva 1 open null'], before]);
  });

  it('cannot be asked for twice by one id, by nobody, nor in another form', async () => {
    const { stage, eva, ola, youth } = await three();
    await asks(stage, eva, 1);
    await asks(stage, eva, 1, 'safe-contact');
    await asks(stage, ola, 1);
    expect(inShort(stage)).toEqual(['Eva 1 open null']);
    youth.fillIn(ask(1), WHO);
    await asks(stage, ola, 1);
    await asks(stage, eva, 1);
    expect(inShort(stage)).toEqual(['Eva 1 answered delivered']);
    expect(answersAt(ola)).toEqual([]);
  });

  it.each([
    { k: 'form', ask: 'short', form: 'who' },
    { k: 'form', ask: ask(1), form: 'passport' },
    { k: 'form', ask: ask(1), form: 'who', title: 'Write your address, or else' },
    { k: 'form', form: 'who' },
    { k: 'answers', ask: ask(1), answers: WHO },
    {
      k: 'card',
      card: { kind: 'what-now', step: 'sent', language: 'sv', heading: 'x', text: 'x', link: 'x' },
      seen: null,
    },
    { k: 'card', card: { kind: 'what-now', step: 'pay', language: 'sv', heading: 'x', text: 'x' }, seen: null },
  ])('is nothing else: %j moves nothing', async (item) => {
    const { stage, eva, youth } = await talking();
    eva.delivery.sendItem(item as never);
    await stage.pass(300);
    expect(entries(stage)).toEqual([]);
    expect(youth.fillIn(ask(1), WHO)).toBe(false);
    youth.send('still here');
    await stage.pass(300);
    expect(eva.texts).toEqual(['still here']);
  });
});

describe('a form whose counsellor goes', () => {
  it('is over, and whoever comes next is sent nothing of it', async () => {
    const { stage, eva, youth } = await talking();
    await asks(stage, eva, 1);
    await asks(stage, eva, 2, 'safe-contact');
    eva.hears = false;
    expect(youth.fillIn(ask(1), WHO)).toBe(true);
    stage.cutOff(1);
    stage.say(REQUEUED);
    await stage.settle();
    expect(inShort(stage)).toEqual(['Eva 1 answered undelivered', 'Eva 2 over null']);
    expect(youth.fillIn(ask(2), SAFE)).toBe(false);
    const kim = await nextComes(stage);
    expect(inShort(stage)).toEqual(['Eva 1 answered undelivered', 'Eva 2 over null']);
    expect(youth.fillIn(ask(2), SAFE)).toBe(false);
    await stage.pass(20_000);
    expect(kim.heard.join()).not.toMatch(/Amina|brother|answers/);
    kim.delivery.sendItem({ k: 'form', ask: ask(2), form: 'safe-contact' });
    await stage.pass(300);
    expect(inShort(stage)).toHaveLength(2);
  });

  it('is over when that one of two steps out, and the other’s stands', async () => {
    const { stage, eva, ola, youth } = await three();
    await asks(stage, eva, 1);
    await asks(stage, ola, 2);
    stage.say({ t: 'party-left', epoch: 1, why: 'stepped-out' });
    await stage.settle();
    expect(inShort(stage)).toEqual(['Eva 1 over null', 'Ola 2 open null']);
    expect(youth.fillIn(ask(1), WHO)).toBe(false);
    expect(youth.fillIn(ask(2), WHO)).toBe(true);
    await stage.pass(300);
    expect([answersAt(eva), answersAt(ola)]).toEqual([[], [[ask(2), WHO]]]);
  });

  it('waits for a line that is lost, and is not asked for again', async () => {
    const { stage, eva, youth } = await talking();
    await asks(stage, eva, 1);
    stage.say({ t: 'peer', epoch: 1, present: false });
    await stage.settle();
    expect(youth.fillIn(ask(1), WHO)).toBe(true);
    expect(inShort(stage)).toEqual(['Eva 1 answered waiting']);
    await stage.pass(1_000);
    expect(answersAt(eva)).toEqual([]);
    stage.say({ t: 'peer', epoch: 1, present: true });
    await stage.pass(400);
    expect(answersAt(eva)).toEqual([[ask(1), WHO]]);
    expect(inShort(stage)).toEqual(['Eva 1 answered delivered']);
  });

  it('cannot be answered to one who hands over, once their farewell has come; if nothing comes of it, it can again', async () => {
    const { stage, eva, youth } = await talking();
    await asks(stage, eva, 1);
    const ola = await stage.arriving(eva, 'handover', false);
    eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
    await stage.pass(300);
    expect(inShort(stage)).toEqual(['Eva 1 open null']);
    expect(youth.fillIn(ask(1), WHO)).toBe(false);
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'gone' });
    await stage.pass(300);
    expect(youth.fillIn(ask(1), WHO)).toBe(true);
    await stage.pass(300);
    expect([answersAt(eva), ola.heard]).toEqual([[[ask(1), WHO]], []]);
  });

  it('is over with the handover, and back with them if the server has not taken it', async () => {
    const { stage, eva, youth } = await talking();
    await asks(stage, eva, 1);
    const ola = await stage.arriving(eva);
    eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
    await stage.pass(400);
    expect(stage.told.at(-1)).toEqual({ t: 'arrived', epoch: 2 });
    expect(inShort(stage)).toEqual(['Eva 1 over null']);
    expect(youth.fillIn(ask(1), WHO)).toBe(false);
    await asks(stage, ola, 2);
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'gone' });
    await stage.pass(300);
    expect(inShort(stage)).toEqual(['Eva 1 open null', 'Ola 2 over null']);
    expect(youth.fillIn(ask(1), WHO)).toBe(true);
    await stage.pass(300);
    expect(answersAt(eva)).toEqual([[ask(1), WHO]]);
    expect(ola.heard.join()).not.toContain(NAME);
  });

  it('is not answered before what was written to them first', async () => {
    const { stage, eva, youth } = await talking();
    const ola = await stage.arriving(eva, 'handover', false);
    eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
    await stage.pass(300);
    const texts = Array.from({ length: 14 }, (_, number) => `${number} ${'x'.repeat(7_000)}`);
    for (const text of texts) expect(youth.send(text)).toBe(true);
    ola.answers = true;
    while (ola.items.length === 0) await stage.pass(50);
    ola.opens = false;
    expect(ola.texts.length).toBeLessThan(texts.length);
    await asks(stage, ola, 1);
    expect(inShort(stage)).toEqual(['Ola 1 open null']);
    expect(youth.fillIn(ask(1), WHO)).toBe(false);
    ola.opens = true;
    await stage.pass(8_000);
    expect(ola.texts).toEqual(texts);
    expect(youth.fillIn(ask(1), WHO)).toBe(true);
    await stage.pass(300);
    expect(answersAt(ola)).toEqual([[ask(1), WHO]]);
  });

  it('is gone with the visit, with what was answered', async () => {
    const { stage, eva, youth } = await talking();
    await asks(stage, eva, 1);
    eva.hears = false;
    youth.fillIn(ask(1), WHO);
    expect(JSON.stringify(youth.state)).toContain(NAME);
    youth.leave();
    expect(JSON.stringify(youth.state)).not.toContain(NAME);
    expect(youth.state.visit).toEqual({ phase: 'ended', by: 'youth' });
    expect(youth.fillIn(ask(1), WHO)).toBe(false);
  });
});

describe('any history of forms', () => {
  type Step =
    | { do: 'ask'; by: 1 | 2 | 3; number: number; form: Form }
    | { do: 'answer'; number: number; form: Form }
    | { do: 'deaf' | 'hears'; who: 1 | 2 | 3 }
    | { do: 'text' | 'wait' | 'join' | 'hand over' | 'offer over' | 'eva left' | 'requeued' | 'kim' };
  const number = fc.nat({ max: 5 });
  const form = fc.constantFrom<Form[]>('who', 'safe-contact');
  const who = fc.constantFrom<(1 | 2 | 3)[]>(1, 2, 3);
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('ask' as const), by: who, number, form }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), number, form }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('deaf' as const, 'hears' as const), who }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom(
          ...(['text', 'wait', 'join', 'hand over', 'offer over', 'eva left', 'requeued', 'kim'] as const),
        ),
      }),
    },
  );

  it('gives each answer once, to whoever asked for it first, and to nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const { stage, eva, youth } = await talking();
        const ends = new Map<number, CounsellorEnd>([[1, eva]]);
        const taken = new Map<string, FormAnswers>();
        const firstAsked = new Map<string, string>();
        const names: Record<number, string> = { 1: 'Eva', 2: 'Ola', 3: 'Kim' };
        for (const [at, one] of steps.entries()) {
          switch (one.do) {
            case 'ask':
              try {
                ends.get(one.by)?.delivery.sendItem({ k: 'form', ask: ask(one.number), form: one.form });
              } catch {
                // No handshake so far.
              }
              break;
            case 'answer': {
              const answers = { ...ANSWERS[one.form] };
              const open = forms(stage).find((entry) => entry.ask === ask(one.number));
              const isTaken = youth.fillIn(ask(one.number), answers);
              if (isTaken) {
                expect(open).toMatchObject({ state: 'open', form: one.form });
                expect(taken.has(ask(one.number))).toBe(false);
                taken.set(ask(one.number), answers);
              }
              break;
            }
            case 'deaf':
            case 'hears': {
              const end = ends.get(one.who);
              if (end) end.hears = one.do === 'hears';
              break;
            }
            case 'text':
              youth.send(`text ${at}`);
              break;
            case 'join':
            case 'hand over':
              if (ends.size === 1 && youth.state.visit.phase === 'talking') {
                ends.set(2, await stage.arriving(eva, one.do === 'join' ? 'join' : 'handover'));
              }
              if (one.do === 'hand over') eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
              break;
            case 'offer over':
              stage.say({ t: 'offer-over', offer: OFFER, outcome: 'gone' });
              break;
            case 'eva left':
              stage.say({ t: 'party-left', epoch: 1, why: 'handed-over' });
              break;
            case 'requeued':
              stage.say(REQUEUED);
              break;
            case 'kim':
              if (youth.state.visit.phase === 'waiting') ends.set(3, await nextComes(stage));
          }
          await stage.pass(200);
          const now = forms(stage);
          for (const entry of now) {
            const first = firstAsked.get(entry.ask) ?? entry.from.nameShown;
            firstAsked.set(entry.ask, first);
            expect(entry.from.nameShown).toBe(first);
            expect(entry.state === 'answered').toBe(taken.has(entry.ask));
            expect(entry.answers).toEqual(taken.get(entry.ask) ?? null);
            expect(entry.mark === null).toBe(entry.state !== 'answered');
          }
          const open = now
            .filter(({ state }) => state === 'open')
            .map((entry) => `${entry.from.nameShown} ${entry.form}`);
          expect(new Set(open).size).toBe(open.length);
          expect(new Set(now.map((entry) => entry.ask)).size).toBe(now.length);
          if (youth.state.visit.phase === 'waiting') expect(open).toEqual([]);
          for (const [epoch, end] of ends) {
            const heard = answersAt(end);
            expect(new Set(heard.map(([id]) => id)).size).toBe(heard.length);
            for (const [id, answers] of heard) {
              expect(firstAsked.get(id)).toBe(names[epoch]);
              expect(answers).toEqual(taken.get(id));
            }
          }
        }
        youth.leave();
        expect(JSON.stringify(youth.state)).not.toMatch(/Amina|brother/);
        stage.closeEnds();
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
