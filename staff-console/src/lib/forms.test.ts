/** What-now cards and forms in a conversation (docs/protocol.md, "The reporting duty"). */
import type { Form, FormAnswers, WhatNowCard } from '@dorren/shared/protocol/reporting-duty.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import { Forms } from './forms.ts';
import { chainOf, Desk, heldBy, makePerson, makeRoot, standingOf, YouthEnd } from './test-desk.ts';

const ID = 'C'.repeat(22);
const WHO: FormAnswers = {
  ...{ form: 'who', declined: false, name: 'Sara', age: 15, school: 'Ekskolan', municipality: '0180' },
  reach: 'Vid skåpet efter lunch',
};
const SAFE: FormAnswers = {
  ...{ form: 'safe-contact', declined: false, ways: ['school'], when: 'På rasten', notThrough: 'Pappa' },
};
const CARD: WhatNowCard = {
  ...{ kind: 'what-now', step: 'we-are-worried', language: 'prs' },
  ...{ heading: 'Vi är oroliga', text: 'Därför måste vi berätta för socialtjänsten.' },
};

function talking() {
  const clock = new FakeClock();
  const root = makeRoot();
  const [eva, ola] = [makePerson(root, clock, 'Eva'), makePerson(root, clock, 'Ola')];
  const desk = new Desk(root, clock, eva);
  const held = heldBy(ID);
  desk.tell({ t: 'taken', conversation: held });
  const youth = new YouthEnd(desk, held);
  clock.advance(200);
  desk.network.settle();
  const settle = () => {
    clock.advance(200);
    desk.network.settle();
  };
  const ask = (form: Form): string => {
    expect(desk.client.ask(ID, form)).toBe(true);
    desk.network.settle();
    const asked = youth.items.at(-1);
    if (asked?.k !== 'form') throw new Error('no form came');
    return asked.ask;
  };
  return { clock, desk, held, youth, ola, ask, settle };
}

describe('a what-now card', () => {
  it('goes to the youth, and is none of those that are counted', () => {
    const { desk, youth, settle } = talking();
    expect(desk.client.giveWhatNow(ID, CARD)).toBe(true);
    settle();
    settle();
    expect(youth.items).toEqual([{ k: 'card', card: CARD, seen: null }]);
    expect(desk.log()).toEqual(['card Vi är oroliga (delivered)']);
    expect(desk.last('card-given')).toBeUndefined();
  });

  it('is not taken without a conversation, nor after its end', () => {
    const { desk } = talking();
    expect(desk.client.giveWhatNow('X'.repeat(22), CARD)).toBe(false);
    desk.tell({ t: 'ended', id: ID, by: 'youth', settling: null });
    expect(desk.client.giveWhatNow(ID, CARD)).toBe(false);
    expect(desk.client.ask(ID, 'who')).toBe(false);
    expect(desk.log()).toEqual([]);
  });
});

describe('a form', () => {
  it('goes to the youth under a name of its own, and has its answers where it was asked', () => {
    const { desk, youth, ask } = talking();
    const asks = [ask('who'), ask('safe-contact'), ask('who')];
    expect(new Set(asks).size).toBe(3);
    desk.client.look(ID);
    youth.seal({ k: 'answers', ask: asks[1] ?? '', answers: SAFE });
    expect(desk.conversation().messages).toMatchObject([
      { kind: 'form', form: 'who', answers: null },
      { kind: 'form', form: 'safe-contact', answers: SAFE, mark: 'delivered' },
      { kind: 'form', form: 'who', answers: null },
    ]);
    expect(desk.conversation().unread).toBe(1);
  });

  it('H5: is not asked once one has handed over', () => {
    const { desk, ola, clock } = talking();
    desk.client.propose(ID, 'handover', { kind: 'colleague', staffId: ola.staffId }, 'competence', []);
    const standing = standingOf(ola);
    desk.tell({ t: 'offer', id: ID, standing, chain: chainOf(ola, clock) });
    desk.tell({ t: 'parties', conversation: heldBy(ID, { offer: { ...standing, stage: 'arriving' } }) });
    expect(desk.client.ask(ID, 'who')).toBe(false);
    expect(desk.client.giveWhatNow(ID, CARD)).toBe(false);
  });

  it('is answered once, and in its own kind', () => {
    const { desk, youth, ask } = talking();
    const who = ask('who');
    youth.seal({ k: 'answers', ask: 'X'.repeat(22), answers: WHO });
    youth.seal({ k: 'answers', ask: who, answers: SAFE });
    expect(desk.log()).toEqual(['form who (delivered)']);
    youth.seal({ k: 'answers', ask: who, answers: WHO });
    youth.seal({ k: 'answers', ask: who, answers: { ...WHO, name: 'Någon annan' } });
    expect(desk.conversation().messages).toMatchObject([{ kind: 'form', answers: WHO }]);
    expect(desk.conversation().unread).toBe(1);
  });

  it('of an epoch before is not answered in this one', () => {
    const { desk, youth, ask, settle } = talking();
    const who = ask('who');
    expect(youth.items).toHaveLength(1);
    desk.tell({ t: 'out', id: ID, epoch: 1, why: 'returned' });
    const held = heldBy(ID, { epoch: 2, route: 2 });
    desk.tell({ t: 'taken', conversation: held });
    const again = new YouthEnd(desk, held);
    settle();
    again.say('jag är tillbaka');
    again.seal({ k: 'answers', ask: who, answers: WHO });
    expect(desk.conversation().messages).toMatchObject([
      { kind: 'form', answers: null, mark: 'undelivered' },
      { kind: 'text' },
    ]);
  });

  it('that one has not asked, answered by a counsellor’s item, is nothing', () => {
    const { desk, youth } = talking();
    youth.seal({ k: 'form', ask: 'X'.repeat(22), form: 'who' });
    expect(desk.log()).toEqual([]);
  });

  it('is gone from the screen with the conversation', () => {
    const { desk, youth, ask } = talking();
    youth.seal({ k: 'answers', ask: ask('who'), answers: WHO });
    desk.tell({ t: 'ended', id: ID, by: 'youth', settling: null });
    expect(JSON.stringify(desk.client.state)).toContain('Ekskolan');
    desk.client.dismiss(ID);
    expect(JSON.stringify(desk.client.state)).not.toContain('Ekskolan');
  });
});

it('D8: counts the answers that are refused', () => {
  const forms = new Forms();
  forms.asked('a', 'who');
  expect(forms.answered({ k: 'answers', ask: 'b', answers: WHO })).toBe(false);
  expect(forms.answered({ k: 'answers', ask: 'a', answers: SAFE })).toBe(false);
  expect(forms.answered({ k: 'answers', ask: 'a', answers: WHO })).toBe(true);
  expect(forms.answered({ k: 'answers', ask: 'a', answers: WHO })).toBe(false);
  forms.asked('c', 'who');
  forms.close();
  expect(forms.answered({ k: 'answers', ask: 'c', answers: WHO })).toBe(false);
  expect(forms.refused).toBe(4);
});
