/** Notices, claims and concerns as they cross the sockets (SPEC N1–N11, S2). */
import type { ConcernSeen } from '@dorren/shared/protocol/reporting-duty.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrived, arriving, type Counsellor, counsellor, offered } from '../testing/counsellors.ts';
import type { FakeClock } from '../testing/fake-clock.ts';
import { acknowledging } from '../testing/records.ts';
import { TestRelay } from '../testing/relay.ts';
import type { Console } from '../testing/test-socket.ts';

let relay: TestRelay & { clock: FakeClock };
let ada: Counsellor;
/** Of the school, which is bound by another notice. */
let siv: Counsellor;
beforeEach(async () => {
  relay = await TestRelay.start();
  relay.bound.set('school', 'school');
  ada = await counsellor(relay, 'Ada');
  siv = await counsellor(relay, 'Siv', { teams: ['school'] });
});
afterEach(async () => {
  await relay.stop();
  expect(relay.faults).toEqual([]);
});

const passing = (ms: number) => relay.clock.advance(ms + 2 * relay.settings.sweepMs);

async function claimed() {
  const waiting = await relay.waiting();
  siv.console.say({ t: 'take', id: waiting.id });
  const { claim } = await siv.console.hear('claim');
  const { claim: asked, notice } = await waiting.tab.hear('claimed');
  return { ...waiting, claim, asked, notice };
}

describe('a claim', () => {
  it('N5: the youth reads the claimer’s notice, acknowledges it, and is taken by it', async () => {
    const { tab, id, notice, claim } = await claimed();
    expect(notice).toBe('school');
    const deadline = relay.clock.now() + relay.settings.youthAnswerMs;
    expect(claim).toEqual({ id, profile: { language: 'sv' }, deadline });
    tab.say({ t: 'join', notice: relay.current('school'), profile: {} });
    const { conversation } = await siv.console.hear('taken');
    expect(conversation).toMatchObject({ id, came: 'taken', notice: relay.current('school'), concern: null });
    expect(await tab.hear('accepted')).toMatchObject({ epoch: 1, offer: null, notice: 'school' });
    expect(relay.claims).toEqual(['done']);
    expect(relay.counts.taken).toBe(1);
  });

  it('N5: takes one of the claimer’s places; others see the claimer’s name, and not the conversation', async () => {
    const console = await relay.onDuty('Full', 1, relay.session({ nameShown: 'Full', teams: ['school'] }));
    await relay.clock.advance(relay.settings.queueIntervalMs);
    await ada.console.hear('queue');
    const { tab, id } = await relay.waiting();
    await relay.clock.advance(relay.settings.queueIntervalMs);
    expect((await ada.console.hear('queue')).added).toMatchObject([{ id, concern: false }]);
    console.say({ t: 'take', id });
    await console.hear('claim');
    await relay.clock.advance(relay.settings.queueIntervalMs);
    expect(await ada.console.hear('queue')).toMatchObject({ removed: [{ id, takenBy: 'Full' }], waiting: 1 });
    ada.console.say({ t: 'take', id });
    expect(await ada.console.hear('refused')).toMatchObject({ code: 'already-taken', by: 'Full' });
    ada.console.say({ t: 'take-next' });
    expect(await ada.console.hear('refused')).toMatchObject({ code: 'queue-empty' });
    const other = await relay.waiting();
    expect(other.place).toBe(2);
    console.say({ t: 'take', id: other.id });
    expect(await console.hear('refused')).toMatchObject({ code: 'at-capacity' });
    tab.say({ t: 'decline', claim: (await tab.hear('claimed')).claim });
    expect(await console.hear('claim-over')).toEqual({ t: 'claim-over', id, why: 'declined' });
    await tab.hear('claim-over');
    await relay.clock.advance(relay.settings.queueIntervalMs);
    expect((await ada.console.hear('queue', ({ added }) => added.some((one) => one.id === id))).waiting).toBe(2);
    console.say({ t: 'take', id });
    expect(await console.hear('refused')).toMatchObject({ code: 'excluded' });
    console.say({ t: 'take-next' });
    expect((await console.hear('claim')).claim.id).toBe(other.id);
    ada.console.say({ t: 'take-next' });
    expect((await ada.console.hear('taken')).conversation.id).toBe(id);
  });

  it('N5: take-next prefers one who can be opened at once to claiming', async () => {
    const first = await relay.waiting();
    await relay.clock.advance(1);
    const second = await claimed();
    // Acknowledged just after the claim was over, as pages may.
    second.tab.say({ t: 'decline', claim: second.asked });
    await siv.console.hear('claim-over');
    second.tab.say({ t: 'join', notice: relay.current('school'), profile: {} });
    await second.tab.hear('place');
    const console = await relay.onDuty('Sam', 2, relay.session({ teams: ['school'] }));
    console.say({ t: 'take-next' });
    expect((await console.hear('taken')).conversation.id).toBe(second.id);
    console.say({ t: 'take-next' });
    expect((await console.hear('claim')).claim.id).toBe(first.id);
  });

  it.each([
    ['an older version', () => ({ ...relay.current('school'), version: '0' }), 'notice-outdated'],
    ['another notice', () => relay.current('main'), 'out-of-state'],
    ['a text that there is not', () => ({ ...relay.current('school'), language: 'ti' as const }), 'notice-outdated'],
  ])('N5: %s opens nothing', async (_name, notice, code) => {
    const { tab } = await claimed();
    tab.say({ t: 'join', notice: notice(), profile: {} });
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code });
    await siv.console.beaten();
    expect([...siv.console.pending('taken'), ...siv.console.pending('claim-over')]).toEqual([]);
  });

  it('N5: unanswered, it is over; the youth’s leaving ends it too', async () => {
    const { id, tab } = await claimed();
    await passing(relay.settings.youthAnswerMs);
    expect(await siv.console.hear('claim-over')).toEqual({ t: 'claim-over', id, why: 'unanswered' });
    await tab.hear('claim-over');
    const other = await claimed();
    other.tab.say({ t: 'leave' });
    expect(await siv.console.hear('claim-over')).toEqual({ t: 'claim-over', id: other.id, why: 'youth-gone' });
  });

  it('N5: unanswered by a moment, or while the line was down, it bars nobody: the only one there takes whoever acknowledges after all', async () => {
    ada.console.say({ t: 'duty-off' });
    await ada.console.hear('duty', ({ on }) => !on);
    const { id, tab } = await claimed();
    await passing(relay.settings.youthAnswerMs);
    expect(await siv.console.hear('claim-over')).toMatchObject({ why: 'unanswered' });
    siv.console.say({ t: 'take-next' });
    expect((await siv.console.hear('claim')).claim.id).toBe(id);
    tab.say({ t: 'decline', claim: (await tab.hear('claimed', ({ claim }) => claim !== null)).claim });
    tab.say({ t: 'join', notice: relay.current('school'), profile: {} });
    await siv.console.beaten();
    siv.console.say({ t: 'take', id });
    expect((await siv.console.hear('taken')).conversation.id).toBe(id);
  });

  it('N5: stands still while the youth’s line is down', async () => {
    const { id, resume, tab, claim } = await claimed();
    await relay.clock.advance(relay.settings.youthAnswerMs - 1_000);
    tab.cut();
    await tab.closed();
    await siv.console.beaten();
    await passing(10_000);
    const back = await relay.youth();
    back.say({ t: 'resume', id, resume });
    expect((await siv.console.hear('claim')).claim.deadline).toBeGreaterThan(claim.deadline);
    await back.hear('claimed');
    back.say({ t: 'join', notice: relay.current('school'), profile: {} });
    expect((await siv.console.hear('taken')).conversation.id).toBe(id);
  });

  it('N5: the claimer’s lost connection or going off duty ends it, and the claimer may take it again', async () => {
    const { id, tab } = await claimed();
    siv.console.cut();
    await tab.hear('claim-over');
    siv = { ...siv, console: await relay.signedIn(siv.token) };
    expect(await siv.console.hear('welcome')).toMatchObject({ claims: [], notice: 'school' });
    siv.console.say({ t: 'take', id });
    await siv.console.hear('claim');
    siv.console.say({ t: 'duty-off' });
    expect(await siv.console.hear('claim-over')).toEqual({ t: 'claim-over', id, why: 'off-duty' });
    await tab.hear('claim-over');
  });

  it('N5: declining one that is over, as it crosses with the next, leaves the next as it is', async () => {
    const { id, tab, asked } = await claimed();
    siv.console.cut();
    await tab.hear('claim-over');
    siv = { ...siv, console: await relay.signedIn(siv.token) };
    siv.console.say({ t: 'take', id });
    const next = await tab.hear('claimed');
    expect(next.claim).not.toBe(asked);
    tab.say({ t: 'decline', claim: asked });
    expect(await tab.hear('refused')).toEqual({ t: 'refused', code: 'out-of-state' });
    tab.say({ t: 'decline', claim: next.claim });
    expect(await siv.console.hear('claim-over')).toEqual({ t: 'claim-over', id, why: 'declined' });
  });

  it('N5: told again to either who comes back', async () => {
    const { id, resume, claim, asked } = await claimed();
    const back = await relay.youth();
    back.say({ t: 'resume', id, resume });
    expect(await back.hear('claimed')).toEqual({ t: 'claimed', claim: asked, notice: 'school' });
    const again = await relay.signedIn(siv.token);
    expect((await again.hear('welcome')).claims).toEqual([claim]);
    back.say({ t: 'join', notice: relay.current('school'), profile: {} });
    expect((await again.hear('taken')).conversation.id).toBe(id);
  });

  it('S2, N5: a stop ends it when it begins; an acknowledgement opens nothing then', async () => {
    await relay.talking(ada.console);
    const { id, tab } = await claimed();
    const stopped = relay.hub.shutdown(60_000);
    expect(await siv.console.hear('claim-over')).toEqual({ t: 'claim-over', id, why: 'shutdown' });
    await tab.hear('claim-over');
    tab.say({ t: 'join', notice: relay.current('school'), profile: {} });
    await tab.hear('place');
    await siv.console.beaten();
    expect(siv.console.pending('taken')).toEqual([]);
    await relay.clock.advance(60_000);
    expect(await tab.hear('ended')).toEqual({ t: 'ended', by: 'shutdown' });
    await stopped;
  });

  it('N4, N5: another notice at the door ends it at once; a new version of theirs is what is asked for', async () => {
    const { id, tab } = await claimed();
    relay.publish('school', '2');
    tab.say({ t: 'join', notice: acknowledging({ notice: 'school' }), profile: {} });
    expect(await tab.hear('refused')).toMatchObject({ code: 'notice-outdated' });
    relay.setDoor('school');
    expect(await siv.console.hear('claim-over')).toEqual({ t: 'claim-over', id, why: 'overtaken' });
    await tab.hear('claim-over');
    expect(await tab.hear('refused')).toMatchObject({ code: 'notice-outdated' });
    tab.say({ t: 'join', notice: relay.current('school'), profile: {} });
    await tab.hear('place');
    siv.console.say({ t: 'take', id });
    expect((await siv.console.hear('taken')).conversation.notice).toEqual(relay.current('school'));
  });
});

describe('one who comes in by an offer', () => {
  it('N6: shows the notice that they are bound by; yes without it is refused, with it they come', async () => {
    const talk = await relay.talking(ada.console);
    const offer = await offered(ada, talk, 'join', siv);
    expect(await talk.tab.hear('offered')).toMatchObject({ offer, notice: 'school' });
    talk.tab.say({ t: 'consent', offer, answer: 'yes', notice: null });
    expect(await talk.tab.hear('refused')).toMatchObject({ code: 'notice-outdated' });
    talk.tab.say({ t: 'consent', offer, answer: 'yes', notice: relay.current('school') });
    expect((await siv.console.hear('request')).request).toMatchObject({
      notice: relay.current('school'),
      concern: false,
    });
    siv.console.say({ t: 'answer', id: talk.id, offer, accept: true });
    const { conversation } = await siv.console.hear('taken');
    expect(conversation.notice).toEqual(relay.current('school'));
    expect(await talk.tab.hear('accepted')).toMatchObject({ epoch: 2, offer, notice: 'school' });
    const told = await ada.console.hear('parties', ({ conversation: { other } }) => other?.arriving === true);
    expect(told.conversation.notice).toEqual(relay.current('main'));
  });

  it('N6: is not asked any more once their notice has changed', async () => {
    const talk = await relay.talking(ada.console);
    const offer = await offered(ada, talk, 'handover', siv);
    talk.tab.say({ t: 'consent', offer, answer: 'yes', notice: relay.current('school') });
    await siv.console.hear('request');
    relay.publish('school', '2');
    expect(await siv.console.hear('request-over')).toMatchObject({ offer, outcome: 'failed' });
    expect(await talk.tab.hear('offer-over')).toMatchObject({ offer, outcome: 'failed' });
    siv.console.say({ t: 'answer', id: talk.id, offer, accept: true });
    expect(await siv.console.hear('refused')).toMatchObject({ code: 'unknown-offer' });
  });

  it('V8, N3: whoever no binding fits is bound by the door’s as it is when they take: told first, nobody is asked twice', async () => {
    relay.setDoor('school');
    expect(await ada.console.hear('notice')).toEqual({ t: 'notice', notice: 'school' });
    const { id } = await relay.waiting();
    ada.console.say({ t: 'take', id });
    expect((await ada.console.hear('taken')).conversation.notice).toEqual(relay.current('school'));
    // Siv was bound by it before, by a binding.
    await siv.console.beaten();
    expect(siv.console.pending('notice')).toEqual([]);
    expect(await (await relay.signedIn(ada.token)).hear('welcome')).toMatchObject({ notice: 'school' });
  });

  it('V8, N6: proposed before another notice became the door’s, they are not asked by the one before', async () => {
    const bo = await counsellor(relay, 'Bo');
    const talk = await relay.talking(ada.console);
    const offer = await offered(ada, talk, 'handover', bo);
    expect(await talk.tab.hear('offered')).toMatchObject({ notice: 'main' });
    relay.setDoor('school');
    expect(await talk.tab.hear('offer-over')).toMatchObject({ offer, outcome: 'failed' });
    const again = await offered(ada, talk, 'handover', bo);
    expect(await talk.tab.hear('offered')).toMatchObject({ offer: again, notice: 'school' });
  });

  it('V8: a session is bound as it was at its hello', async () => {
    relay.bound.delete('school');
    const { id } = await relay.waiting();
    siv.console.say({ t: 'take', id });
    await siv.console.hear('claim');
    const again = await relay.signedIn(siv.token);
    expect(await again.hear('welcome')).toMatchObject({ notice: 'main', claims: [] });
  });
});

/** What the console is told of the concern, next. */
async function seenBy({ console }: { console: Console }): Promise<ConcernSeen | null> {
  return (await console.hear('parties')).conversation.concern;
}

describe('a concern', () => {
  const open = (id: string) => ada.console.say({ t: 'concern', id, step: 'open', age: '15-17' });

  it('N7, N8, N11: is opened, goes forward and has an outcome before the conversation ends; the youth hears nothing of it', async () => {
    const { id, tab } = await relay.talking(ada.console);
    open(id);
    expect(await seenBy(ada)).toEqual({ mine: true, taken: true, stage: 'concern' });
    ada.console.say({ t: 'end', id });
    expect(await ada.console.hear('refused')).toMatchObject({ re: 'end', code: 'concern-open', id });
    ada.console.say({ t: 'concern', id, step: 'told', age: 'under-15' });
    expect(await seenBy(ada)).toEqual({ mine: true, taken: true, stage: 'told' });
    expect(relay.concerns).toEqual([]);
    ada.console.say({ t: 'concern-outcome', id, outcome: { is: 'reported' }, age: 'under-15' });
    expect(await seenBy(ada)).toBeNull();
    const went = { takenOver: false, told: true, reporting: false };
    expect(relay.concerns).toEqual([{ age: 'under-15', ...went, outcome: { is: 'reported' } }]);
    await tab.beaten();
    expect(tab.unheard).toEqual([]);
    ada.console.say({ t: 'end', id });
    await tab.hear('ended');
  });

  it('N9: passes on with a handover, must be taken over, and its stage stays behind', async () => {
    relay.bound.delete('school');
    const bo = await counsellor(relay, 'Bo');
    const talk = await relay.talking(ada.console);
    const { id } = talk;
    open(id);
    await seenBy(ada);
    ada.console.say({ t: 'concern', id, step: 'told', age: '15-17' });
    await seenBy(ada);
    const conversation = await arriving(ada, talk, 'handover', bo);
    expect(conversation.concern).toEqual({ mine: false, taken: true, stage: null });
    talk.tab.say({ t: 'arrived', epoch: conversation.epoch });
    expect(await seenBy(bo)).toEqual({ mine: false, taken: false, stage: null });
    bo.console.say({ t: 'end', id });
    expect(await bo.console.hear('refused')).toMatchObject({ code: 'concern-open' });
    bo.console.say({ t: 'concern-outcome', id, outcome: { is: 'reported' }, age: '15-17' });
    expect(await bo.console.hear('refused')).toMatchObject({ code: 'not-allowed' });
    bo.console.say({ t: 'concern', id, step: 'take-over', age: 'adult' });
    expect(await seenBy(bo)).toEqual({ mine: true, taken: true, stage: 'concern' });
    ada.console.say({ t: 'concern', id, step: 'reporting', age: 'adult' });
    expect(await ada.console.hear('refused')).toMatchObject({ code: 'unknown-conversation' });
  });

  it('N9: in the room both see it, and only its owner how far it has come', async () => {
    const bo = await counsellor(relay, 'Bo');
    const talk = await relay.talking(ada.console);
    await arrived(ada, talk, 'join', bo);
    open(talk.id);
    expect(await seenBy(bo)).toEqual({ mine: false, taken: true, stage: null });
    ada.console.say({ t: 'concern', id: talk.id, step: 'reporting', age: '15-17' });
    await ada.console.hear('parties', ({ conversation }) => conversation.concern?.stage === 'reporting');
    await bo.console.beaten();
    expect(bo.console.pending('parties')).toEqual([]);
    bo.console.say({ t: 'concern', id: talk.id, step: 'take-over', age: 'adult' });
    expect(await bo.console.hear('refused')).toMatchObject({ code: 'out-of-state' });
  });

  it('N9: is shown in the queue when the conversation is back there', async () => {
    const { id } = await relay.talking(ada.console);
    open(id);
    await seenBy(ada);
    ada.console.say({ t: 'return', id, wanted: {} });
    await ada.console.hear('out');
    await relay.clock.advance(relay.settings.queueIntervalMs);
    const { added } = await siv.console.hear('queue', (message) => message.added.some((one) => one.id === id));
    expect(added).toMatchObject([{ id, concern: true }]);
  });

  it('N10: settles when the youth has left: it keeps its owner on duty, takes no place, and knows no youth any more', async () => {
    const { id, tab, resume } = await relay.talking(ada.console);
    open(id);
    await seenBy(ada);
    tab.say({ t: 'leave' });
    const settling = { id, stage: 'concern' };
    expect(await ada.console.hear('ended')).toEqual({ t: 'ended', id, by: 'youth', settling });
    const back = await relay.youth();
    back.say({ t: 'resume', id, resume });
    expect(await back.hear('refused')).toMatchObject({ code: 'unknown-conversation' });
    ada.console.say({ t: 'duty-off' });
    expect(await ada.console.hear('refused')).toMatchObject({ re: 'duty-off', code: 'concern-open' });
    // The tab was reloaded: no keys, and nothing of the conversation, but what is left to do.
    ada = { ...ada, console: await relay.signedIn(ada.token) };
    expect(await ada.console.hear('welcome')).toMatchObject({ held: [], settling: [settling] });
    siv.console.say({ t: 'concern-outcome', id, outcome: { is: 'reported' }, age: 'adult' });
    expect(await siv.console.hear('refused')).toMatchObject({ code: 'unknown-conversation' });
    ada.console.say({ t: 'concern', id, step: 'reporting', age: 'adult' });
    ada.console.say({ t: 'concern-outcome', id, outcome: { is: 'not-possible', why: 'left' }, age: 'unknown' });
    expect(await ada.console.hear('settled')).toEqual({ t: 'settled', id, lost: false });
    const went = { takenOver: false, told: false, reporting: true };
    expect(relay.concerns).toEqual([{ age: 'unknown', ...went, outcome: { is: 'not-possible', why: 'left' } }]);
    ada.console.say({ t: 'duty-off' });
    expect(await ada.console.hear('duty', ({ on }) => !on)).toMatchObject({ on: false });
  });

  /** Settling, and its owner's line gone for so long that they are off duty. */
  async function left() {
    const { id, tab } = await relay.talking(ada.console);
    open(id);
    await seenBy(ada);
    tab.say({ t: 'leave' });
    await ada.console.hear('ended');
    ada.console.cut();
    await passing(relay.settings.counsellorGraceMs);
    return id;
  }

  it('N10, P4: waits for its owner, who is off duty, whatever comes in between: a lost line, another session', async () => {
    const id = await left();
    relay.endSession(ada.token);
    expect(await relay.hub.supervision()).toMatchObject({ concerns: 1, onDuty: 1, freePlaces: 2 });
    const token = relay.session({ staffId: ada.staffId });
    ada = { ...ada, token, console: await relay.signedIn(token) };
    expect(await ada.console.hear('welcome')).toMatchObject({ settling: [{ id, stage: 'concern' }] });
    expect((await ada.console.hear('duty')).on).toBe(false);
    ada.console.say({ t: 'concern-outcome', id, outcome: { is: 'reported' }, age: '15-17' });
    expect(await ada.console.hear('settled')).toEqual({ t: 'settled', id, lost: false });
    expect(relay.concerns.map(({ outcome }) => outcome.is)).toEqual(['reported']);
  });

  it('N10: is lost when its limit is over, and told to its owner, at once or when they are back', async () => {
    const id = await left();
    await passing(relay.settings.settlingMs);
    expect(relay.concerns.map(({ outcome }) => outcome.is)).toEqual(['lost']);
    expect(await relay.hub.supervision()).toMatchObject({ concerns: 0 });
    ada = { ...ada, console: await relay.signedIn(ada.token) };
    expect(await ada.console.hear('welcome')).toMatchObject({ settling: [] });
    expect(await ada.console.hear('settled')).toEqual({ t: 'settled', id, lost: true });
    const again = await relay.signedIn(ada.token);
    await again.hear('duty');
    expect(again.pending('settled')).toEqual([]);
  });

  it('A8, N10: is lost with its owner’s account', async () => {
    await left();
    relay.disable(ada.token);
    await passing(0);
    expect(relay.concerns.map(({ outcome }) => outcome.is)).toEqual(['lost']);
  });

  it('N9, N10: supervisors are told how many are open, and how many nobody has taken on', async () => {
    const supervisor = await relay.supervisor();
    const { id, tab } = await relay.talking(ada.console);
    open(id);
    await seenBy(ada);
    await passing(relay.settings.supervisionIntervalMs);
    const counts = (concerns: number, concernsNotTakenOn: number) =>
      supervisor.hear('supervision', (message) => {
        const { counts: told } = message;
        return told.concerns === concerns && told.concernsNotTakenOn === concernsNotTakenOn;
      });
    await counts(1, 0);
    ada.console.say({ t: 'return', id, wanted: {} });
    await ada.console.hear('out');
    await passing(relay.settings.supervisionIntervalMs);
    await counts(1, 1);
    // N10: nobody took it over, and it is hers again.
    tab.say({ t: 'leave' });
    expect(await ada.console.hear('ended')).toEqual({
      t: 'ended',
      id,
      by: 'youth',
      settling: { id, stage: 'concern' },
    });
    await passing(relay.settings.supervisionIntervalMs);
    await counts(1, 0);
    ada.console.say({ t: 'concern-outcome', id, outcome: { is: 'not-possible', why: 'left' }, age: 'unknown' });
    await ada.console.hear('settled');
    await passing(relay.settings.supervisionIntervalMs);
    await counts(0, 0);
    expect(relay.concerns.map(({ outcome }) => outcome.is)).toEqual(['not-possible']);
  });

  it('A1: is nobody’s to ask but counsellors’', async () => {
    const supervisor = await relay.supervisor();
    const { id } = await relay.talking(ada.console);
    supervisor.say({ t: 'concern', id, step: 'open', age: 'unknown' });
    expect(await supervisor.hear('refused')).toMatchObject({ code: 'not-allowed' });
  });
});
