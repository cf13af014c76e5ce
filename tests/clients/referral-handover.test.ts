import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conversationOf, House, type Staff, staffLog, talkingOf, type Youth, youthLog } from './real-relay.ts';

const SUMMARY = ['Är 17 år.', 'Resan är om tre veckor.', 'Har en moster som hjälper.'];

let house: House;
let eva: Staff;
let ola: Staff;
let youth: Youth;

beforeEach(async () => {
  house = await House.open();
  eva = await house.staff('Eva');
  youth = await house.talking(eva);
  ola = await house.staff('Ola');
});

afterEach(() => house.close());

function id(): string {
  return conversationOf(eva).id;
}

/** Eva proposes Ola, and the youth has seen it. */
async function proposed(mode: 'handover' | 'join' = 'handover'): Promise<string> {
  const to = { kind: 'colleague', staffId: ola.person.staffId } as const;
  eva.client.propose(id(), mode, to, 'competence', SUMMARY);
  await house.until(() => talkingOf(youth).proposal !== null);
  return talkingOf(youth).proposal?.offer ?? '';
}

/** And says yes, without the second line; Ola has the request. */
async function agreed(mode: 'handover' | 'join' = 'handover'): Promise<string> {
  const offer = await proposed(mode);
  youth.client.answer(offer, 'yes', [SUMMARY[0] ?? '', SUMMARY[2] ?? ''], null);
  await house.until(() => ola.client.state.requests.length === 1);
  return offer;
}

async function handedOver(): Promise<void> {
  const offer = await agreed();
  ola.client.answer(offer, true);
  await house.until(() => conversationOf(eva).phase === 'ended' && conversationOf(ola).arriving === false);
}

describe('handover', () => {
  it('H1–H5: from the question to the new party, who sees only what the youth let pass on', async () => {
    youth.client.send('min bror får inte veta');
    await house.pass(500);
    eva.client.send(id(), 'jag lyssnar');
    await house.pass(500);
    const offer = await proposed();
    expect(talkingOf(youth).proposal).toMatchObject({
      ...{ offer, mode: 'handover', reason: 'competence', summary: SUMMARY, agreed: null },
      ...{ from: { nameShown: 'Eva' }, person: { nameShown: 'Ola' } },
    });
    expect(ola.client.state.requests).toEqual([]);
    youth.client.answer(offer, 'yes', [SUMMARY[0] ?? '', SUMMARY[2] ?? ''], null);
    await house.until(() => ola.client.state.requests.length === 1);
    expect(conversationOf(eva).offer?.stage).toBe('asking-colleague');
    expect(ola.client.state.requests[0]).toMatchObject({ mode: 'handover', from: { nameShown: 'Eva' } });
    ola.client.answer(offer, true);
    await house.until(() => conversationOf(eva).phase === 'ended' && conversationOf(ola).arriving === false);
    await house.until(() => talkingOf(youth).people.length === 1);

    expect(conversationOf(eva)).toMatchObject({ endedBy: 'handed-over', other: null, offer: null });
    expect(staffLog(eva)).toEqual([
      'youth: min bror får inte veta (delivered)',
      'counsellor: jag lyssnar (delivered)',
      'done Ola',
    ]);
    expect(conversationOf(ola)).toMatchObject({ phase: 'talking', summary: [SUMMARY[0], SUMMARY[2]], other: null });
    expect(staffLog(ola)).toEqual(['handed-over Eva']);
    expect(talkingOf(youth).people).toMatchObject([{ nameShown: 'Ola' }]);
    expect(talkingOf(youth).people[0].fingerprint).toEqual(conversationOf(ola).fingerprint);

    youth.client.send('hej Ola');
    await house.pass(500);
    ola.client.send(conversationOf(ola).id, 'hej, jag har läst');
    await house.pass(500);
    expect(staffLog(ola)).toEqual([
      'handed-over Eva',
      'youth: hej Ola (delivered)',
      'counsellor: hej, jag har läst (delivered)',
    ]);
    expect(staffLog(eva)).not.toContain('youth: hej Ola (delivered)');
    expect(house.relay.offers).toEqual([['handover', 'done']]);
  });

  it('what all write during it arrives once, at those and only those who should have it', async () => {
    const offer = await agreed();
    youth.client.send('innan');
    eva.client.send(id(), 'ett sista från Eva');
    ola.client.answer(offer, true);
    // In the same turn as the answer: nobody knows yet who gets it.
    youth.client.send('mitt i');
    await house.until(() => conversationOf(ola).phase === 'talking');
    ola.client.send(conversationOf(ola).id, 'hej från Ola');
    youth.client.send('efter');
    await house.until(() => conversationOf(eva).phase === 'ended');
    await house.pass(1_000);
    const said = youthLog(youth).filter((line) => line.startsWith('youth'));
    expect(said).toEqual(['youth: innan (delivered)', 'youth: mitt i (delivered)', 'youth: efter (delivered)']);
    const heard = [...staffLog(eva), ...staffLog(ola)].filter((line) => line.startsWith('youth'));
    expect(heard).toEqual(said);
    expect(youthLog(youth)).toContain('Eva: ett sista från Eva (delivered)');
    expect(youthLog(youth)).toContain('Ola: hej från Ola (delivered)');
    expect(staffLog(ola).join()).not.toContain('Eva:');
    expect(staffLog(ola)).not.toContain('colleague: ett sista från Eva (delivered)');
  });

  it.each(['no', 'not-yet'] as const)('H2: the youth says %s: Eva stays, Ola never hears of it', async (answer) => {
    const offer = await proposed();
    youth.client.answer(offer, answer, [], null);
    await house.until(() => conversationOf(eva).offer === null);
    expect(staffLog(eva)).toEqual([`youth-${answer} Ola`]);
    expect(conversationOf(eva)).toMatchObject({ phase: 'talking', canSend: true });
    expect(ola.line.heard.map(({ t }) => t)).not.toContain('request');
  });

  it('H3: Ola declines: the youth and Eva are told, and they go on', async () => {
    const offer = await agreed();
    ola.client.answer(offer, false);
    await house.until(() => conversationOf(eva).offer === null && talkingOf(youth).proposal === null);
    expect(staffLog(eva)).toEqual(['declined Ola']);
    expect(youthLog(youth)).toContain('declined Ola');
    eva.client.send(id(), 'jag är kvar');
    await house.pass(500);
    expect(youthLog(youth).at(-1)).toBe('Eva: jag är kvar (delivered)');
  });

  it('H3: Ola does not answer in time', async () => {
    await agreed();
    await house.pass(house.relay.settings.colleagueAnswerMs + 2_000);
    expect(staffLog(eva)).toEqual(['unanswered Ola']);
    expect(ola.client.state.requests).toEqual([]);
    expect(talkingOf(youth).proposal).toBeNull();
  });

  it('Eva withdraws: nobody is asked any more', async () => {
    await agreed();
    eva.client.withdraw(id());
    await house.until(() => conversationOf(eva).offer === null && ola.client.state.requests.length === 0);
    expect(staffLog(eva)).toEqual(['withdrawn Ola']);
    expect(talkingOf(youth).proposal).toBeNull();
  });

  it('to a team: the server names whom it finds, and the youth is told who it is', async () => {
    const mia = await house.staff('Mia', ['health']);
    eva.client.propose(id(), 'handover', { kind: 'team', team: 'health' }, 'authority', []);
    await house.until(() => talkingOf(youth).proposal !== null);
    const { proposal } = talkingOf(youth);
    expect(proposal).toMatchObject({ person: { nameShown: 'Mia' }, reason: 'authority', summary: [] });
    youth.client.answer(proposal?.offer ?? '', 'yes', [], null);
    await house.until(() => mia.client.state.requests.length === 1);
    mia.client.answer(proposal?.offer ?? '', true);
    await house.until(() => conversationOf(eva).phase === 'ended' && conversationOf(mia).summary !== null);
    expect(conversationOf(mia).summary).toEqual([]);
  });

  it('and on to a third, and back: each epoch has keys of its own', async () => {
    await handedOver();
    const back = { kind: 'colleague', staffId: eva.person.staffId } as const;
    ola.client.propose(conversationOf(ola).id, 'handover', back, 'shift-ends', ['Åter till Eva.']);
    await house.until(() => talkingOf(youth).proposal !== null);
    const offer = talkingOf(youth).proposal?.offer ?? '';
    youth.client.answer(offer, 'yes', ['Åter till Eva.'], null);
    await house.until(() => eva.client.state.requests.length === 1);
    eva.client.answer(offer, true);
    await house.until(() => conversationOf(ola).phase === 'ended');
    youth.client.send('hej igen');
    await house.pass(500);
    expect(conversationOf(eva)).toMatchObject({ phase: 'talking', summary: ['Åter till Eva.'] });
    expect(staffLog(eva)).toEqual(['done Ola', 'handed-over Ola', 'youth: hej igen (delivered)']);
    expect(staffLog(ola)).not.toContain('youth: hej igen (delivered)');
  });
});

describe('a line that breaks during handover', () => {
  const steps = ['asking the youth', 'asking the colleague', 'arriving'] as const;
  const lines = { youth: () => youth.line, eva: () => eva.line, ola: () => ola.line };
  type Who = keyof typeof lines;

  async function at(step: (typeof steps)[number]): Promise<string> {
    if (step === 'asking the youth') return proposed();
    const offer = await agreed();
    if (step === 'arriving') {
      // Ola's answers to the youth's page are lost, so that the arrival takes its time.
      youth.line.passes = (frame) => (conversationOf(ola).phase === 'handshake' ? [] : [frame]);
      ola.client.answer(offer, true);
      await house.until(() => ola.client.state.conversations.length === 1);
      youth.line.passes = (frame) => [frame];
    }
    return offer;
  }

  const cases = steps.flatMap((step) => (Object.keys(lines) as Who[]).map((who) => [step, who] as const));
  it.each(cases)('while %s: %s’s, for two seconds: nothing is lost, and somebody is there', async (step, who) => {
    await at(step);
    lines[who]().cut();
    await house.settle();
    youth.client.send('är ni kvar?');
    await house.pass(2_000);
    lines[who]().restore();
    await house.pass(20_000);
    const there = [eva, ola].filter(({ client }) => {
      const [conversation] = client.state.conversations;
      return conversation !== undefined && conversation.phase === 'talking';
    });
    expect(there.length).toBeGreaterThan(0);
    expect(talkingOf(youth).people.map(({ nameShown }) => nameShown)).toEqual(
      there.map(({ person }) => person.nameShown),
    );
    const heard = [eva, ola].flatMap((staff) => (staff.client.state.conversations.length > 0 ? staffLog(staff) : []));
    expect(heard.filter((line) => line === 'youth: är ni kvar? (delivered)')).toHaveLength(1);
    expect(youthLog(youth)).toContain('youth: är ni kvar? (delivered)');
    for (const { client } of there) {
      client.send(client.state.conversations[0]?.id ?? '', 'ja');
      await house.pass(500);
    }
    expect(youthLog(youth).at(-1)).toMatch(/: ja \(delivered\)$/);
  });

  it.each(cases)('while %s: %s’s, for good: it ends in a stated way', async (step, who) => {
    await at(step);
    lines[who]().cut();
    await house.pass(house.relay.settings.youthGraceMs + 60_000);
    const phases = [eva, ola].map(({ client }) => client.state.conversations[0]?.phase ?? 'none');
    if (who === 'youth') {
      expect(phases).not.toContain('talking');
      expect(conversationOf(eva)).toMatchObject({ phase: 'ended' });
    } else if (who === 'ola') {
      expect(conversationOf(eva)).toMatchObject({ phase: 'talking', offer: null, other: null, canSend: true });
      expect(talkingOf(youth)).toMatchObject({ people: [{ nameShown: 'Eva' }], proposal: null });
    } else if (step === 'arriving') {
      expect(conversationOf(ola)).toMatchObject({ phase: 'talking', arriving: false });
      expect(talkingOf(youth).people).toMatchObject([{ nameShown: 'Ola' }]);
    } else {
      expect(youth.client.state.visit).toMatchObject({ phase: 'waiting', returned: 'counsellor-vanished' });
      expect(ola.client.state.requests).toEqual([]);
    }
    lines[who]().restore();
    await house.pass(10_000);
    if (who === 'eva')
      expect(conversationOf(eva)).toMatchObject({ phase: 'ended', endedBy: 'requeued', canSend: false });
    if (who === 'ola' && step === 'arriving') expect(conversationOf(ola).phase).toBe('ended');
  });

  it('H14: a colleague whose tab has lost its keys is out, and Eva stays', async () => {
    await at('arriving');
    ola.client.close();
    await house.pass(house.relay.settings.counsellorGraceMs + 5_000);
    expect(conversationOf(eva)).toMatchObject({ phase: 'talking', canSend: true, offer: null });
    expect(talkingOf(youth).people).toMatchObject([{ nameShown: 'Eva' }]);
  });
});

describe('back to the queue', () => {
  it('H12: the youth waits first, with what is wanted, and the former keys are gone', async () => {
    eva.client.returnToQueue(id(), { language: 'so' });
    await house.until(() => conversationOf(eva).phase === 'ended' && youth.client.state.visit.phase === 'waiting');
    expect(conversationOf(eva).endedBy).toBe('returned');
    expect(youth.client.state.visit).toMatchObject({ returned: 'returned' });
    await house.until(() => ola.client.state.queue.entries.length === 1);
    expect(ola.client.state.queue.entries[0]).toMatchObject({ first: true, wanted: { language: 'so' } });
    ola.client.takeNext();
    await house.until(() => youth.client.state.visit.phase === 'talking');
    youth.client.send('hej');
    await house.pass(500);
    expect(staffLog(ola)).toEqual(['youth: hej (delivered)']);
    expect(staffLog(eva)).toEqual([]);
  });
});

describe('a card', () => {
  it('arrives sealed, and is counted apart from the conversation', async () => {
    expect(eva.client.giveCard(id(), CARD)).toBe(true);
    await house.pass(500);
    expect(youthLog(youth)).toEqual(['card Ungdomsmottagningen']);
    expect(staffLog(eva)).toEqual(['card Ungdomsmottagningen (delivered)']);
    expect(house.relay.referrals).toMatchObject([{ kind: 'card' }]);
  });
});

const CARD: ReferralCard = {
  ...{ language: 'sv', name: 'Ungdomsmottagningen', kind: 'youth-clinic', about: 'En barnmorska svarar.' },
  ...{ whatHappens: null, anonymity: 'yes', hours: null, languages: ['sv'], interpreter: true, telephone: null },
  ...{ safeContact: null, saysWho: null },
};
