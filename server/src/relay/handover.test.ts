import { readEpoch } from '@dorren/shared/protocol/frame.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrived, arriving, type Counsellor, counsellor, offered, type Talk } from '../testing/counsellors.ts';
import type { FakeClock } from '../testing/fake-clock.ts';
import { TestRelay } from '../testing/relay.ts';
import { frameOf } from '../testing/test-socket.ts';

let relay: TestRelay & { clock: FakeClock };
let ada: Counsellor;
let bo: Counsellor;
beforeEach(async () => {
  relay = await TestRelay.start();
  ada = await counsellor(relay, 'Ada', { teams: ['social-worker'] });
  bo = await counsellor(relay, 'Bo', { teams: ['health'], organisation: 'The region', competences: ['marriage'] });
});
afterEach(async () => {
  await relay.stop();
  expect(relay.faults).toEqual([]);
});

const passing = (ms: number) => relay.clock.advance(ms + 2 * relay.settings.sweepMs);
const chainOf = ({ staffId }: Counsellor) => ({
  staffId,
  staffCertificate: 'BBBB',
  dutyCertificate: 'CCCC',
  revocations: 'AAAA',
});

describe('a handover', () => {
  it('H2–H5: asks the youth, then the colleague, and passes the conversation on', async () => {
    const talk = await relay.talking(ada.console);
    const { id, tab } = talk;
    const offer = await offered(ada, talk, 'handover', bo);
    expect(await tab.hear('offered')).toEqual({
      t: 'offered',
      offer,
      mode: 'handover',
      chain: chainOf(bo),
      notice: 'main',
    });
    expect(bo.console.pending('request')).toEqual([]);
    tab.say({ t: 'consent', offer, answer: 'yes', notice: null });
    const { request } = await bo.console.hear('request');
    expect(request).toMatchObject({
      id,
      offer,
      mode: 'handover',
      from: { nameShown: 'Ada' },
      profile: { language: 'sv' },
    });
    expect((await ada.console.hear('offer')).standing).toMatchObject({ offer, stage: 'asking-colleague' });
    bo.console.say({ t: 'answer', id, offer, accept: true });
    const { conversation } = await bo.console.hear('taken');
    expect(conversation).toMatchObject({ id, epoch: 2, came: 'handover', arriving: true, arrived: false });
    expect(conversation).toMatchObject({ youthPresent: true });
    expect(conversation.other).toMatchObject({ nameShown: 'Ada', epoch: 1, arriving: false, present: true });
    expect(await tab.hear('accepted')).toEqual({ t: 'accepted', epoch: 2, chain: chainOf(bo), offer, notice: 'main' });
    const told = await ada.console.hear('parties', (message) => message.conversation.other !== null);
    expect(told.conversation.other).toMatchObject({
      ...{ staffId: bo.staffId, nameShown: 'Bo', organisation: 'The region', role: 'counsellor' },
      ...{ epoch: 2, arriving: true, present: true },
    });
    tab.say({ t: 'arrived', epoch: 2 });
    expect(await ada.console.hear('offer-over')).toEqual({ t: 'offer-over', id, offer, outcome: 'done' });
    expect(await ada.console.hear('out')).toEqual({ t: 'out', id, epoch: 1, why: 'handed-over' });
    expect(await tab.hear('party-left')).toEqual({ t: 'party-left', epoch: 1, why: 'handed-over' });
    expect((await bo.console.hear('parties')).conversation).toMatchObject({
      ...{ arriving: false, arrived: true, other: null },
    });
    expect(relay.referrals).toEqual([{ kind: 'handover', from: 'social-worker', to: 'health', outcome: 'done' }]);
    expect(relay.offers).toEqual([['handover', 'done']]);
  });

  it('H4, H5: both are heard until the colleague is in, and then the first by nobody', async () => {
    const talk = await relay.talking(ada.console);
    const { tab, conversation: first } = talk;
    const second = await arriving(ada, talk, 'handover', bo);
    ada.console.frame(1, 1, first.route);
    bo.console.frame(2, 2, second.route);
    expect([await tab.hearFrame(), await tab.hearFrame()].map(readEpoch).sort()).toEqual([1, 2]);
    tab.frame(1, 3);
    tab.frame(2, 4);
    expect(await ada.console.hearFrame()).toEqual(frameOf(1, 3, first.route));
    expect(await bo.console.hearFrame()).toEqual(frameOf(2, 4, second.route));
    tab.say({ t: 'arrived', epoch: 2 });
    await ada.console.hear('out');
    await tab.hear('party-left');
    ada.console.frame(1, 5, first.route);
    expect(await ada.console.hear('refused')).toMatchObject({ re: 'frame', code: 'out-of-state' });
    tab.frame(1, 6);
    expect(await tab.hear('refused')).toMatchObject({ code: 'wrong-epoch' });
    // Not by the other's route, nor with the other's epoch.
    ada.console.frame(2, 7, first.route);
    ada.console.frame(2, 8, second.route);
    await ada.console.beaten();
    await tab.beaten();
    expect([tab.pendingFrames, ada.console.pendingFrames, bo.console.pendingFrames]).toEqual([0, 0, 0]);
  });

  it('H5: the one who is out can do nothing more, and the colleague may end it', async () => {
    const talk = await relay.talking(ada.console);
    await arrived(ada, talk, 'handover', bo);
    await ada.console.hear('out');
    ada.console.say({ t: 'end', id: talk.id });
    expect(await ada.console.hear('refused')).toMatchObject({ re: 'end', code: 'unknown-conversation' });
    ada.console.say({ t: 'refer', id: talk.id, mode: 'join', to: { kind: 'team', team: 'health' } });
    expect(await ada.console.hear('refused')).toMatchObject({ re: 'refer', code: 'unknown-conversation' });
    bo.console.say({ t: 'end', id: talk.id });
    expect(await talk.tab.hear('ended')).toEqual({ t: 'ended', by: 'counsellor' });
    expect(ada.console.pending('ended')).toEqual([]);
  });

  it.each(['no', 'not-yet'] as const)(
    'H2: %s of the youth ends it, and the colleague is never asked',
    async (answer) => {
      const talk = await relay.talking(ada.console);
      const offer = await offered(ada, talk, 'handover', bo);
      talk.tab.say({ t: 'consent', offer, answer, notice: null });
      expect(await ada.console.hear('offer-over')).toMatchObject({ offer, outcome: `youth-${answer}` });
      talk.tab.say({ t: 'consent', offer, answer: 'yes', notice: null });
      expect(await talk.tab.hear('refused')).toMatchObject({ code: 'unknown-offer' });
      await bo.console.beaten();
      expect([...bo.console.pending('request'), ...talk.tab.pending('offer-over')]).toEqual([]);
    },
  );

  it('H2, H3, H7: each time of waiting has an end, and everybody is told', async () => {
    const talk = await relay.talking(ada.console);
    const { tab } = talk;
    const one = await offered(ada, talk, 'handover', bo);
    await passing(relay.settings.youthAnswerMs);
    expect(await tab.hear('offer-over')).toMatchObject({ offer: one, outcome: 'youth-unanswered' });
    expect(await ada.console.hear('offer-over')).toMatchObject({ offer: one, outcome: 'youth-unanswered' });

    const two = await offered(ada, talk, 'handover', bo);
    tab.say({ t: 'consent', offer: two, answer: 'yes', notice: null });
    await bo.console.hear('request');
    await passing(relay.settings.colleagueAnswerMs);
    expect(await tab.hear('offer-over')).toMatchObject({ offer: two, outcome: 'unanswered' });
    expect(await ada.console.hear('offer-over')).toMatchObject({ offer: two, outcome: 'unanswered' });
    expect(await bo.console.hear('request-over')).toEqual({ t: 'request-over', offer: two, outcome: 'unanswered' });
    bo.console.say({ t: 'answer', id: talk.id, offer: two, accept: true });
    expect(await bo.console.hear('refused')).toMatchObject({ code: 'unknown-offer' });

    const { epoch } = await arriving(ada, talk, 'handover', bo);
    await passing(relay.settings.arrivingMs);
    expect(await tab.hear('offer-over')).toMatchObject({ outcome: 'failed' });
    expect(await ada.console.hear('offer-over')).toMatchObject({ outcome: 'failed' });
    expect(await bo.console.hear('out')).toMatchObject({ epoch });
    tab.say({ t: 'arrived', epoch });
    expect(await tab.hear('refused')).toMatchObject({ code: 'wrong-epoch' });
    ada.console.frame(1, 1, talk.conversation.route);
    expect(await tab.hearFrame()).toEqual(frameOf(1, 1));
  });

  it('H3: declined, the colleague gone or off duty: over at once, and whoever was there stays', async () => {
    const talk = await relay.talking(ada.console);
    const ask = async () => {
      const offer = await offered(ada, talk, 'handover', bo);
      talk.tab.say({ t: 'consent', offer, answer: 'yes', notice: null });
      await bo.console.hear('request');
      return offer;
    };
    bo.console.say({ t: 'answer', id: talk.id, offer: await ask(), accept: false });
    expect(await talk.tab.hear('offer-over')).toMatchObject({ outcome: 'declined' });
    await ask();
    bo.console.say({ t: 'duty-off' });
    expect(await talk.tab.hear('offer-over')).toMatchObject({ outcome: 'gone' });
    ada.console.say({ t: 'refer', id: talk.id, mode: 'handover', to: { kind: 'colleague', staffId: bo.staffId } });
    expect(await ada.console.hear('refused')).toMatchObject({ code: 'nobody-suitable' });
    bo.console.say({ t: 'duty-on', languages: ['sv'], capacity: 1, dutyCertificate: 'CCCC' });
    await bo.console.hear('duty', ({ on }) => on);
    await ask();
    bo.console.cut();
    expect(await talk.tab.hear('offer-over')).toMatchObject({ outcome: 'gone' });
    talk.tab.frame(1, 1);
    expect(readEpoch(await ada.console.hearFrame())).toBe(1);
  });

  it('H3: two may ask one colleague at once, whose place goes to the first; the other offer goes on', async () => {
    const cy = await counsellor(relay, 'Cy', { capacity: 1 });
    const [one, two] = [await relay.talking(ada.console), await relay.talking(bo.console)];
    const offers: string[] = [];
    for (const [from, talk] of [
      [ada, one],
      [bo, two],
    ] as const) {
      const offer = await offered(from, talk, 'handover', cy);
      talk.tab.say({ t: 'consent', offer, answer: 'yes', notice: null });
      await cy.console.hear('request');
      offers.push(offer);
    }
    cy.console.say({ t: 'answer', id: one.id, offer: offers[0] ?? '', accept: true });
    await cy.console.hear('taken');
    cy.console.say({ t: 'answer', id: two.id, offer: offers[1] ?? '', accept: true });
    expect(await cy.console.hear('refused')).toMatchObject({ code: 'at-capacity', id: two.id });
    expect(two.tab.pending('offer-over')).toEqual([]);
    one.tab.say({ t: 'leave' });
    await cy.console.hear('ended');
    cy.console.say({ t: 'answer', id: two.id, offer: offers[1] ?? '', accept: true });
    expect((await cy.console.hear('taken')).conversation.id).toBe(two.id);
  });

  it('H8: if the holder is gone for good while the colleague arrives, the colleague is there at once', async () => {
    const talk = await relay.talking(ada.console);
    const second = await arriving(ada, talk, 'join', bo);
    ada.console.cut();
    await talk.tab.hear('peer');
    await relay.clock.advance(relay.settings.counsellorGraceMs + relay.settings.sweepMs);
    expect(await talk.tab.hear('party-left')).toEqual({ t: 'party-left', epoch: 1, why: 'vanished' });
    expect((await bo.console.hear('parties', (message) => !message.conversation.arriving)).conversation).toMatchObject({
      arrived: false,
      other: null,
    });
    bo.console.frame(2, 1, second.route);
    expect(await talk.tab.hearFrame()).toEqual(frameOf(2, 1));
    expect(talk.tab.pending('requeued')).toEqual([]);
    bo.console.say({ t: 'end', id: talk.id });
    expect(await talk.tab.hear('ended')).toMatchObject({ by: 'counsellor' });
  });

  it('H13, C7: the youth leaves in the middle, and everybody concerned knows', async () => {
    const talk = await relay.talking(ada.console);
    const offer = await offered(ada, talk, 'handover', bo);
    talk.tab.say({ t: 'consent', offer, answer: 'yes', notice: null });
    await bo.console.hear('request');
    talk.tab.say({ t: 'leave' });
    expect(await bo.console.hear('request-over')).toMatchObject({ offer, outcome: 'overtaken' });
    expect(await ada.console.hear('ended')).toMatchObject({ id: talk.id, by: 'youth' });
    const again = await relay.talking(ada.console);
    await arriving(ada, again, 'handover', bo);
    await relay.hub.leaveByBeacon({ id: again.id, resume: again.resume });
    expect(await bo.console.hear('ended')).toMatchObject({ id: again.id, by: 'youth' });
    expect(await ada.console.hear('ended')).toMatchObject({ id: again.id, by: 'youth' });
  });

  it('H15: a youth who comes back is told every epoch, and the offer that asks', async () => {
    const talk = await relay.talking(ada.console);
    const { id, resume, tab } = talk;
    const offer = await offered(ada, talk, 'handover', bo);
    tab.cut();
    await ada.console.hear('presence');
    const back = await relay.youth();
    back.say({ t: 'resume', id, resume });
    expect(await back.hear('resumed')).toEqual({ t: 'resumed', state: 'open', epochs: [1], offer });
    expect(await back.hear('accepted')).toMatchObject({ epoch: 1, offer: null });
    expect(await back.hear('peer')).toEqual({ t: 'peer', epoch: 1, present: true });
    expect(await back.hear('offered')).toMatchObject({ offer, chain: { staffId: bo.staffId } });
    back.say({ t: 'consent', offer, answer: 'yes', notice: null });
    await bo.console.hear('request');
    back.cut();
    await ada.console.hear('presence', ({ youthPresent }) => !youthPresent);
    bo.console.say({ t: 'answer', id, offer, accept: true });
    expect((await bo.console.hear('taken')).conversation).toMatchObject({ youthPresent: false });
    const third = await relay.youth();
    third.say({ t: 'resume', id, resume });
    expect(await third.hear('resumed')).toEqual({ t: 'resumed', state: 'open', epochs: [1, 2], offer });
    expect(await third.hear('accepted', ({ epoch }) => epoch === 2)).toMatchObject({ offer });
    third.frame(2, 1);
    expect(readEpoch(await bo.console.hearFrame())).toBe(2);
  });
});

describe('three in the room', () => {
  async function room(): Promise<{ talk: Talk; route: number }> {
    const talk = await relay.talking(ada.console);
    const { route } = await arrived(ada, talk, 'join', bo);
    return { talk, route };
  }

  it('H5, H11: both are in, with a channel of their own that the youth gets nothing of', async () => {
    const { talk, route } = await room();
    const [mine, theirs] = [(await ada.console.hear('side')).side, (await bo.console.hear('side')).side];
    expect(mine).toMatchObject({ purpose: 'room', initiator: true, present: true, peer: { nameShown: 'Bo' } });
    expect(theirs).toMatchObject({ purpose: 'room', initiator: false, peer: { nameShown: 'Ada' }, epoch: mine.epoch });
    expect(mine.chain).toEqual(chainOf(bo));
    ada.console.frame(mine.epoch, 1, mine.route);
    expect(await bo.console.hearFrame()).toEqual(frameOf(mine.epoch, 1, theirs.route));
    bo.console.frame(mine.epoch, 2, theirs.route);
    expect(await ada.console.hearFrame()).toEqual(frameOf(mine.epoch, 2, mine.route));
    talk.tab.frame(mine.epoch, 3);
    expect(await talk.tab.hear('refused')).toMatchObject({ code: 'wrong-epoch' });
    talk.tab.frame(2, 4);
    expect(await bo.console.hearFrame()).toEqual(frameOf(2, 4, route));
    expect([talk.tab.pendingFrames, ada.console.pendingFrames]).toEqual([0, 0]);
    const { open, freePlaces } = await relay.hub.supervision();
    expect({ open, freePlaces }).toEqual({ open: 1, freePlaces: 2 });
  });

  it('H9: only the holder ends; either steps out, and the one who stays is the holder', async () => {
    const { talk } = await room();
    bo.console.say({ t: 'end', id: talk.id });
    expect(await bo.console.hear('refused')).toMatchObject({ re: 'end', code: 'not-allowed' });
    const { side } = await ada.console.hear('side');
    ada.console.say({ t: 'step-out', id: talk.id });
    expect(await ada.console.hear('out')).toMatchObject({ epoch: 1, why: 'stepped-out' });
    expect(await bo.console.hear('side-over')).toMatchObject({ epoch: side.epoch });
    expect(await talk.tab.hear('party-left')).toMatchObject({ epoch: 1, why: 'stepped-out' });
    ada.console.frame(side.epoch, 1, side.route);
    expect(await ada.console.hear('refused')).toMatchObject({ code: 'out-of-state' });
    bo.console.say({ t: 'step-out', id: talk.id });
    expect(await bo.console.hear('refused')).toMatchObject({ re: 'step-out', code: 'out-of-state' });
    bo.console.say({ t: 'end', id: talk.id });
    expect(await talk.tab.hear('ended')).toMatchObject({ by: 'counsellor' });
  });

  it('H9, C9, C11: one who vanishes or is distrusted is out, and the youth keeps the other', async () => {
    const { talk } = await room();
    bo.console.cut();
    expect(await talk.tab.hear('peer')).toEqual({ t: 'peer', epoch: 2, present: false });
    expect((await ada.console.hear('parties', (m) => m.conversation.other?.present === false)).t).toBe('parties');
    expect(await ada.console.hear('side-presence')).toMatchObject({ present: false });
    await passing(relay.settings.counsellorGraceMs);
    expect(await talk.tab.hear('party-left')).toMatchObject({ epoch: 2, why: 'vanished' });
    const cy = await counsellor(relay, 'Cy');
    const { epoch } = await arrived(ada, talk, 'join', cy);
    talk.tab.say({ t: 'distrust', epoch, reason: 'expired' });
    expect(await cy.console.hear('out')).toMatchObject({ epoch, why: 'distrusted' });
    expect(await talk.tab.hear('party-left')).toMatchObject({ epoch, why: 'distrusted' });
    ada.console.say({ t: 'refer', id: talk.id, mode: 'join', to: { kind: 'colleague', staffId: cy.staffId } });
    expect(await ada.console.hear('refused')).toMatchObject({ code: 'nobody-suitable' });
    expect(talk.tab.pending('requeued')).toEqual([]);
  });

  it('H14: back with the keys of one epoch, the rest is over at once', async () => {
    const { talk } = await room();
    const { side } = await ada.console.hear('side');
    const again = await relay.signedIn(bo.token, [{ id: talk.id, epoch: 2 }]);
    const welcome = await again.hear('welcome');
    expect(welcome).toMatchObject({ held: [{ epoch: 2, other: { nameShown: 'Ada' } }], sides: [] });
    expect(await ada.console.hear('side-over')).toMatchObject({ epoch: side.epoch });
    const renewed = await ada.console.hear('side');
    expect(renewed.side).toMatchObject({ purpose: 'room', initiator: true });
    expect((await again.hear('side')).side.epoch).toBe(renewed.side.epoch);
    await relay.signedIn(
      ada.token,
      [renewed.side].map(({ id, epoch }) => ({ id, epoch })),
    );
    expect(await talk.tab.hear('party-left')).toMatchObject({ epoch: 1, why: 'vanished' });
  });
});

describe('a consultation', () => {
  it('H10: is between the two alone, de-identified, takes no place, and ends by either', async () => {
    const cy = await counsellor(relay, 'Cy', { capacity: 0 });
    const talk = await relay.talking(ada.console);
    const offer = await offered(ada, talk, 'consultation', cy);
    const { request } = await cy.console.hear('request');
    expect(request).toMatchObject({ mode: 'consultation', profile: null, notice: null });
    cy.console.say({ t: 'answer', id: talk.id, offer, accept: true });
    const [mine, theirs] = [(await ada.console.hear('side')).side, (await cy.console.hear('side')).side];
    expect([mine.purpose, mine.initiator, theirs.initiator]).toEqual(['consultation', true, false]);
    ada.console.frame(mine.epoch, 1, mine.route);
    expect(await cy.console.hearFrame()).toEqual(frameOf(mine.epoch, 1, theirs.route));
    // A youth's epoch on the consultant's route, and the other way about.
    cy.console.frame(1, 2, theirs.route);
    expect(await cy.console.hear('refused')).toMatchObject({ code: 'wrong-epoch' });
    talk.tab.frame(mine.epoch, 3);
    expect(await talk.tab.hear('refused')).toMatchObject({ code: 'wrong-epoch' });
    cy.console.say({ t: 'side-end', id: talk.id, epoch: theirs.epoch });
    expect(await ada.console.hear('side-over')).toMatchObject({ epoch: mine.epoch });
    await talk.tab.beaten();
    for (const told of ['offered', 'offer-over', 'peer', 'party-left'] as const) {
      expect(talk.tab.pending(told)).toEqual([]);
    }
    expect(talk.tab.pendingFrames).toBe(0);
    expect(relay.referrals).toEqual([
      { kind: 'consultation', from: 'social-worker', to: 'counsellor', outcome: 'done' },
    ]);
  });

  it('H10, H13: ends with the conversation, and with duty', async () => {
    const talk = await relay.talking(ada.console);
    const consult = async () => {
      const offer = await offered(ada, talk, 'consultation', bo);
      bo.console.say({ t: 'answer', id: talk.id, offer, accept: true });
      return (await bo.console.hear('side')).side;
    };
    const { epoch } = await consult();
    bo.console.say({ t: 'duty-off' });
    expect(await ada.console.hear('side-over')).toMatchObject({ epoch });
    bo.console.say({ t: 'duty-on', languages: ['sv'], capacity: 1, dutyCertificate: 'CCCC' });
    await bo.console.hear('duty', ({ on }) => on);
    const second = await consult();
    talk.tab.say({ t: 'leave' });
    expect(await bo.console.hear('side-over')).toMatchObject({ epoch: second.epoch });
    bo.console.frame(second.epoch, 1, second.route);
    expect(await bo.console.hear('refused')).toMatchObject({ code: 'out-of-state' });
  });
});

describe('whom', () => {
  it('H1, A1: colleagues are told to whoever asks, without the one who asks and those who are away', async () => {
    const cy = await counsellor(relay, 'Cy', { capacity: 0 });
    const di = await counsellor(relay, 'Di');
    di.console.cut();
    const talk = await relay.talking(ada.console);
    ada.console.say({ t: 'colleagues' });
    const { onDuty } = await ada.console.hear('colleagues');
    expect(onDuty.map(({ nameShown, free, teams, competences }) => [nameShown, free, teams, competences])).toEqual([
      ['Bo', true, ['health'], ['marriage']],
      ['Cy', false, [], []],
    ]);
    ada.console.say({ t: 'refer', id: talk.id, mode: 'handover', to: { kind: 'colleague', staffId: cy.staffId } });
    expect(await ada.console.hear('refused')).toMatchObject({ re: 'refer', code: 'nobody-suitable', id: talk.id });
  });

  it('H1: by a competence that is above one of theirs', async () => {
    relay.competences.set('violence', ['violence', 'marriage']);
    const talk = await relay.talking(ada.console);
    await offered(ada, talk, 'handover', { kind: 'competence', competence: 'violence' });
    expect(await talk.tab.hear('offered')).toMatchObject({ chain: { staffId: bo.staffId } });
    ada.console.say({ t: 'refer', id: talk.id, mode: 'join', to: { kind: 'language', language: 'sv' } });
    expect(await ada.console.hear('refused')).toMatchObject({ code: 'offer-pending' });
  });

  it('H12: returned, the youth is first with what is wanted, and take-next of the same one passes over', async () => {
    const talk = await relay.talking(ada.console);
    ada.console.say({ t: 'return', id: talk.id, wanted: { competence: 'marriage', language: 'ar' } });
    expect(await ada.console.hear('out')).toEqual({ t: 'out', id: talk.id, epoch: 1, why: 'returned' });
    expect(await talk.tab.hear('requeued')).toMatchObject({ reason: 'returned', place: 1 });
    await relay.clock.advance(relay.settings.queueIntervalMs);
    const { added } = await bo.console.hear('queue', (queue) => queue.added.length > 0);
    expect(added).toMatchObject([{ id: talk.id, first: true, wanted: { competence: 'marriage', language: 'ar' } }]);
    ada.console.say({ t: 'take-next' });
    expect(await ada.console.hear('refused')).toMatchObject({ code: 'queue-empty' });
    ada.console.say({ t: 'take', id: talk.id });
    expect((await ada.console.hear('taken')).conversation).toMatchObject({ epoch: 2, came: 'taken' });
    expect(relay.referrals).toEqual([{ kind: 'return', from: 'social-worker', to: 'queue', outcome: 'done' }]);
    expect(relay.counts.returned).toBe(1);
  });

  it('T: a card is counted by kinds alone', async () => {
    ada.console.say({ t: 'card-given', kind: 'youth-clinic' });
    await ada.console.beaten();
    expect(relay.referrals).toEqual([{ kind: 'card', from: 'social-worker', to: 'youth-clinic', outcome: 'done' }]);
  });
});
