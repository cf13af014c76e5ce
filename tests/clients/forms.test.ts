/** What-now cards, forms and their answers between both clients, as they are (docs/protocol.md, "The reporting duty"). */
import type { FormAnswers, WhatNowCard } from '@dorren/shared/protocol/reporting-duty.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StaffForm } from '../../staff-console/src/lib/staff-state.ts';
import type { FormEntry } from '../../web-client/src/client/state.ts';
import { conversationOf, House, type Staff, staffLog, talkingOf, type Youth, youthLog } from './real-relay.ts';

const WHO = {
  ...{ form: 'who', declined: false, name: 'Sara Ekberg', age: 15, school: 'Ekskolan', municipality: '0180' },
  reach: 'Vid skåpet efter lunch',
} as const satisfies FormAnswers;
const SAFE: Extract<FormAnswers, { form: 'safe-contact' }> = {
  ...{ form: 'safe-contact', declined: false, ways: ['school', 'here'], when: 'På rasten', notThrough: 'Pappa' },
};
/** Several frames each. */
const LONG = 'Det är inte ditt fel. '.repeat(100);
const LONG_ANSWERS: FormAnswers = { ...WHO, reach: 'å'.repeat(400), school: 'ö'.repeat(120) };
const CARD: WhatNowCard = {
  ...{ kind: 'what-now', step: 'we-are-worried', language: 'sv' },
  ...{ heading: 'Vi är oroliga för dig', text: 'Därför måste vi berätta för socialtjänsten.' },
};

let house: House;
let eva: Staff;
let ola: Staff;
let youth: Youth;

async function open(): Promise<void> {
  house = await House.open();
  eva = await house.staff('Eva');
  youth = await house.talking(eva);
  ola = await house.staff('Ola');
}

beforeEach(open);
afterEach(() => house.close());

const id = () => conversationOf(eva).id;
const formsOf = (staff: Staff) =>
  conversationOf(staff).messages.filter((entry): entry is StaffForm => entry.kind === 'form');
function asked(): FormEntry[] {
  const { visit } = youth.client.state;
  return 'messages' in visit ? visit.messages.filter((entry) => entry.kind === 'form') : [];
}

async function put(staff: Staff, form: 'who' | 'safe-contact'): Promise<string> {
  const before = asked().length;
  expect(staff.client.ask(conversationOf(staff).id, form)).toBe(true);
  await house.until(() => asked().length > before);
  return asked().at(-1)?.ask ?? '';
}

async function agreed(mode: 'handover' | 'join'): Promise<void> {
  eva.client.propose(id(), mode, { kind: 'colleague', staffId: ola.person.staffId }, 'competence', []);
  await house.until(() => talkingOf(youth).proposal !== null);
  youth.client.answer(talkingOf(youth).proposal?.offer ?? '', 'yes', [], null);
  await house.until(() => ola.client.state.requests.length === 1);
}

async function accepts(): Promise<void> {
  ola.client.answer(ola.client.state.requests[0]?.offer ?? '', true);
  await house.settle();
}

async function handedOver(): Promise<void> {
  await agreed('handover');
  await accepts();
  await house.until(() => conversationOf(eva).phase === 'ended' && conversationOf(ola).canSend);
}

async function inRoom(): Promise<void> {
  await agreed('join');
  await accepts();
  const whole = () => [eva, ola].every((staff) => conversationOf(staff).other?.inRoom && conversationOf(staff).canSend);
  await house.until(whole);
}

describe('a form', () => {
  it('is asked, and answered, to whoever asked', async () => {
    const who = await put(eva, 'who');
    expect(asked()).toMatchObject([{ form: 'who', state: 'open', from: { nameShown: 'Eva' } }]);
    expect(youth.client.fillIn(who, WHO)).toBe(true);
    await house.pass(1_000);
    expect(formsOf(eva)).toMatchObject([{ ask: who, form: 'who', answers: WHO, mark: 'delivered' }]);
    expect(asked()).toMatchObject([{ state: 'answered', answers: WHO, mark: 'delivered' }]);
    expect(conversationOf(eva).unread).toBe(1);
    expect(youth.client.fillIn(who, { ...WHO, name: 'En annan' })).toBe(false);
    // Nothing of it is in any control message.
    for (const { line } of [youth, eva, ola])
      expect(JSON.stringify([line.said, line.heard])).not.toMatch(/Sara|Ekskolan|skåpet/);
  });

  it('can be declined, and asked anew in the place of the earlier one', async () => {
    const first = await put(eva, 'safe-contact');
    const second = await put(eva, 'safe-contact');
    expect(asked().map(({ state }) => state)).toEqual(['over', 'open']);
    expect(youth.client.fillIn(first, SAFE)).toBe(false);
    const nothing: FormAnswers = { ...SAFE, declined: true, ways: [], when: null, notThrough: null };
    expect(youth.client.fillIn(second, nothing)).toBe(true);
    await house.pass(1_000);
    expect(formsOf(eva)).toMatchObject([{ answers: null }, { answers: nothing }]);
  });

  it('is wiped with the conversation', async () => {
    youth.client.fillIn(await put(eva, 'who'), WHO);
    await house.pass(1_000);
    youth.client.leave();
    await house.until(() => conversationOf(eva).phase === 'ended');
    expect(JSON.stringify(youth.client.state)).not.toContain('Ekskolan');
    eva.client.dismiss(id());
    expect(JSON.stringify(eva.client.state)).not.toContain('Ekskolan');
  });
});

describe('lines that break', () => {
  /** From this frame to this tab on nothing passes any more; the line is noticed to be dead, and comes back. */
  async function dies(whose: 'youth' | 'eva', at: number): Promise<boolean> {
    const { line } = whose === 'youth' ? youth : eva;
    let frames = 0;
    line.passes = (frame) => (frames++ < at ? [frame] : []);
    eva.client.send(id(), LONG);
    eva.client.ask(id(), 'who');
    youth.client.send('jag vet inte');
    await house.pass(400);
    const isAnswered = asked().length > 0 && youth.client.fillIn(asked()[0]?.ask ?? '', LONG_ANSWERS);
    youth.client.send('säg inget till pappa');
    await house.pass(400);
    const hasDied = frames > at;
    line.cut();
    await house.pass(1_500);
    line.passes = (frame) => [frame];
    line.restore();
    await house.until(() => asked().length > 0 && conversationOf(eva).canSend);
    if (!isAnswered) expect(youth.client.fillIn(asked()[0]?.ask ?? '', LONG_ANSWERS)).toBe(true);
    await house.until(() => formsOf(eva)[0]?.answers !== null);
    return hasDied;
  }

  it.each(['youth', 'eva'] as const)(
    'at any frame to %s: the form comes once, and so do its answers',
    async (whose) => {
      for (let at = 0; ; at++) {
        const hasDied = await dies(whose, at);
        await house.pass(20_000);
        expect(asked()).toMatchObject([{ state: 'answered', mark: 'delivered' }]);
        expect(formsOf(eva)).toMatchObject([{ answers: LONG_ANSWERS, mark: 'delivered' }]);
        expect(conversationOf(eva).unread).toBe(3);
        expect(staffLog(eva)).toHaveLength(4);
        if (!hasDied) {
          expect(at).toBeGreaterThan(4);
          break;
        }
        await house.close();
        await open();
      }
    },
    120_000,
  );
});

describe('in a room of three', () => {
  beforeEach(inRoom);

  it('the answers are for the one who asked; the other does not learn that a form was put', async () => {
    const [evas, olas] = [await put(eva, 'who'), await put(ola, 'who')];
    expect(asked().map(({ state, from }) => [state, from.nameShown])).toEqual([
      ['open', 'Eva'],
      ['open', 'Ola'],
    ]);
    expect(youth.client.fillIn(evas, WHO)).toBe(true);
    await house.pass(1_000);
    expect(formsOf(eva)).toMatchObject([{ ask: evas, answers: WHO }]);
    expect(formsOf(ola)).toMatchObject([{ ask: olas, answers: null }]);
    expect(JSON.stringify(ola.client.state)).not.toContain('Ekskolan');
    expect(youth.client.fillIn(olas, { ...WHO, name: null, school: null, declined: true })).toBe(true);
    await house.pass(1_000);
    expect(formsOf(ola)).toMatchObject([{ ask: olas, answers: { declined: true, school: null } }]);
    expect(formsOf(eva)).toHaveLength(1);
    // No part of what the three are shown alike.
    youth.client.send('vad händer nu?');
    await house.pass(1_000);
    eva.client.send(id(), 'jag berättar');
    await house.pass(1_000);
    for (const differs of [talkingOf(youth).differs, conversationOf(eva).differs, conversationOf(ola).differs])
      expect(differs).toBe(false);
  });

  it('a what-now card is for both, and part of what all three are shown', async () => {
    expect(eva.client.giveWhatNow(id(), CARD)).toBe(true);
    await house.pass(1_000);
    youth.client.send('okej');
    await house.pass(1_000);
    expect(
      ola.client.giveWhatNow(conversationOf(ola).id, { ...CARD, step: 'sent', heading: 'Nu är det skickat' }),
    ).toBe(true);
    await house.pass(1_000);
    for (const log of [staffLog(eva), staffLog(ola)])
      expect(log.filter((line) => line.startsWith('card'))).toEqual([
        'card Vi är oroliga för dig (delivered)',
        'card Nu är det skickat (delivered)',
      ]);
    expect(youthLog(youth).filter((line) => line.startsWith('card'))).toHaveLength(2);
    for (const differs of [talkingOf(youth).differs, conversationOf(eva).differs, conversationOf(ola).differs])
      expect(differs).toBe(false);
  });

  it('a form of one who steps out is over, and its answers go nowhere', async () => {
    const who = await put(eva, 'who');
    eva.client.stepOut(id());
    await house.until(() => conversationOf(eva).phase === 'ended' && talkingOf(youth).people.length === 1);
    expect(asked()).toMatchObject([{ state: 'over' }]);
    expect(youth.client.fillIn(who, WHO)).toBe(false);
    await house.pass(1_000);
    expect(formsOf(eva)).toMatchObject([{ answers: null }]);
    expect(formsOf(ola)).toEqual([]);
  });
});

describe('a handover in between', () => {
  it('ends the form: nothing of it goes to the new one, nor back', async () => {
    const who = await put(eva, 'who');
    await handedOver();
    expect(asked()).toMatchObject([{ state: 'over', answers: null }]);
    expect(youth.client.fillIn(who, WHO)).toBe(false);
    await house.pass(1_000);
    expect(formsOf(eva)).toMatchObject([{ answers: null, mark: 'delivered' }]);
    expect(formsOf(ola)).toEqual([]);
    // The new one asks anew, and has the answers.
    youth.client.fillIn(await put(ola, 'who'), WHO);
    await house.pass(1_000);
    expect(formsOf(ola)).toMatchObject([{ answers: WHO }]);
    expect(formsOf(eva)).toMatchObject([{ answers: null }]);
  });

  it('that is only agreed to leaves it open to whoever asked', async () => {
    const who = await put(eva, 'who');
    await agreed('handover');
    expect(youth.client.fillIn(who, WHO)).toBe(true);
    await accepts();
    await house.until(() => conversationOf(eva).phase === 'ended' && conversationOf(ola).canSend);
    expect(formsOf(eva)).toMatchObject([{ answers: WHO }]);
    expect(JSON.stringify(ola.client.state)).not.toContain('Ekskolan');
  });

  it.each([
    ['have come', true],
    ['never come', false],
  ])('answers that are under way then %s to whoever asked, and the youth is told so', async (_, come) => {
    const who = await put(eva, 'who');
    await agreed('handover');
    // Nothing more reaches Eva's tab, and nobody notices.
    if (!come) eva.line.passes = () => [];
    expect(youth.client.fillIn(who, WHO)).toBe(true);
    await accepts();
    await house.until(() => conversationOf(eva).phase === 'ended' && conversationOf(ola).canSend);
    await house.pass(2_000);
    expect(asked()).toMatchObject([{ mark: come ? 'delivered' : 'undelivered' }]);
    expect(formsOf(eva)[0]?.answers).toEqual(come ? WHO : null);
    expect(JSON.stringify(ola.client.state)).not.toContain('Ekskolan');
    expect(formsOf(ola)).toEqual([]);
  });
});
