/** The notice between both clients and the relay, as they are (server/SPEC.md, N1–N6). */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Visit } from '../../web-client/src/client/state.ts';
import { conversationOf, House, PROFILE, type Staff, staffLog, talkingOf, type Youth, youthLog } from './real-relay.ts';

const ANSWER_MS = 20_000;

let house: House;
/** Bound by the door's. */
let eva: Staff;
/** By another. */
let ola: Staff;

beforeEach(async () => {
  house = await House.open({ youthAnswerMs: ANSWER_MS });
  house.relay.bound.set('health', 'school');
  eva = await house.staff('Eva');
  ola = await house.staff('Ola', ['health']);
});

afterEach(() => house.close());

function waitingOf({ client }: Youth): Extract<Visit, { phase: 'waiting' }> {
  const { visit } = client.state;
  if (visit.phase !== 'waiting') throw new Error(`the visit is ${visit.phase}`);
  return visit;
}

const acknowledge = ({ client }: Youth, notice: AcknowledgedNotice) => client.join({ notice, profile: PROFILE });
const inQueue = ({ client }: Staff) => client.state.queue.entries.length;

async function claimed(): Promise<Youth> {
  const youth = await house.youth();
  await house.until(() => inQueue(ola) === 1);
  ola.client.takeNext();
  await house.until(() => waitingOf(youth).claim !== null);
  return youth;
}

async function talks(youth: Youth, staff: Staff): Promise<void> {
  await house.until(() => youth.client.state.visit.phase === 'talking' && conversationOf(staff).canSend);
}

describe('one who is bound by another notice', () => {
  it('V8: knows so from the start', () => {
    expect(eva.client.state.notice).toBe('main');
    expect(ola.client.state.notice).toBe('school');
  });

  it('N5: claims; once the youth has acknowledged theirs they talk, by that one', async () => {
    const youth = await claimed();
    expect(waitingOf(youth)).toMatchObject({ claim: 'school', place: { place: 1 } });
    expect(ola.client.state.claims).toMatchObject([{ profile: PROFILE }]);
    expect(ola.client.state.conversations).toEqual([]);
    await house.until(() => inQueue(eva) === 0);
    const notice = { ...house.relay.current('school'), level: 'easy' } as const;
    acknowledge(youth, notice);
    await talks(youth, ola);
    expect(conversationOf(ola).notice).toEqual(notice);
    expect(ola.client.state).toMatchObject({ claims: [], claimOver: null });
    youth.client.send('hej');
    await house.pass(500);
    ola.client.send(conversationOf(ola).id, 'hej hej');
    await house.pass(500);
    expect(staffLog(ola)).toEqual(['youth: hej (delivered)', 'counsellor: hej hej (delivered)']);
    expect(youthLog(youth)).toEqual(['youth: hej (delivered)', 'Ola: hej hej (delivered)']);
  });

  it('N5: is declined, and does not come back; somebody else takes the conversation', async () => {
    const youth = await claimed();
    youth.client.decline();
    await house.until(() => ola.client.state.claimOver !== null && inQueue(eva) === 1);
    expect(ola.client.state).toMatchObject({ claims: [], claimOver: { why: 'declined' } });
    ola.client.takeNext();
    await house.settle();
    expect(ola.client.state.refusal?.code).toBe('queue-empty');
    ola.client.take(eva.client.state.queue.entries[0]?.id ?? '');
    await house.settle();
    expect(ola.client.state.refusal?.code).toBe('excluded');
    expect(waitingOf(youth).claim).toBeNull();
    eva.client.takeNext();
    await talks(youth, eva);
    expect(conversationOf(eva).notice).toEqual(house.relay.current());
  });

  it('N5: is not answered in time', async () => {
    const youth = await claimed();
    await house.pass(ANSWER_MS - 1_000);
    expect(waitingOf(youth).claim).toBe('school');
    await house.until(() => ola.client.state.claimOver !== null);
    expect(ola.client.state).toMatchObject({ claims: [], claimOver: { why: 'unanswered' } });
    expect(waitingOf(youth).claim).toBeNull();
  });

  it('N5: claims nobody who leaves', async () => {
    const youth = await claimed();
    youth.client.leave();
    await house.until(() => ola.client.state.claimOver !== null);
    expect(ola.client.state).toMatchObject({ claims: [], claimOver: { why: 'youth-gone' } });
    await house.until(() => inQueue(eva) === 0);
  });

  it('N5: loses the claim with their line, and nobody is passed over for it', async () => {
    const youth = await claimed();
    ola.line.cut();
    await house.until(() => waitingOf(youth).claim === null && inQueue(eva) === 1);
    ola.line.restore();
    await house.until(() => ola.client.state.connection === 'online' && inQueue(ola) === 1);
    expect(ola.client.state.claims).toEqual([]);
    ola.client.takeNext();
    await house.until(() => waitingOf(youth).claim === 'school');
    acknowledge(youth, house.relay.current('school'));
    await talks(youth, ola);
  });

  it('N5: claims anew as the youth declines the claim before: it stands, and the youth is asked', async () => {
    const youth = await claimed();
    youth.line.lies = (message) => (message.t === 'claim-over' || message.t === 'claimed' ? [] : [message]);
    ola.line.cut();
    await house.until(() => inQueue(eva) === 1);
    ola.line.restore();
    await house.until(() => ola.client.state.connection === 'online' && inQueue(ola) === 1);
    ola.client.takeNext();
    await house.until(() => ola.client.state.claims.length === 1);
    youth.client.decline();
    await house.settle();
    expect(youth.line.said.at(-1)).toMatchObject({ t: 'decline' });
    expect(ola.client.state).toMatchObject({ claims: [{}], claimOver: null });
    youth.line.lies = (message) => [message];
    youth.line.cut();
    youth.line.restore();
    await house.until(() => waitingOf(youth).claim === 'school');
    acknowledge(youth, house.relay.current('school'));
    await talks(youth, ola);
  });

  it('N5: loses the claim just as it is agreed to: what was acknowledged is kept, and nobody asks again', async () => {
    const youth = await claimed();
    ola.line.cut();
    acknowledge(youth, house.relay.current('school'));
    await house.pass(1_000);
    ola.line.restore();
    await house.until(() => ola.client.state.connection === 'online' && inQueue(ola) === 1);
    const { heard } = youth.line;
    const before = heard.length;
    ola.client.takeNext();
    await talks(youth, ola);
    expect(heard.slice(before).some(({ t }) => t === 'claimed')).toBe(false);
    expect(conversationOf(ola).notice.notice).toBe('school');
  });

  it('N5: goes off duty, and claims nobody any more', async () => {
    const youth = await claimed();
    ola.client.dutyOff();
    await house.until(() => !ola.client.state.duty.on || ola.client.state.refusal !== null);
    expect(ola.client.state.refusal).toBeNull();
    await house.until(() => waitingOf(youth).claim === null && inQueue(eva) === 1);
    expect(ola.client.state.claims).toEqual([]);
  });

  it.each([
    ['before the youth has answered', (youth: Youth) => youth.line.cut()],
    [
      'under the youth’s answer',
      (youth: Youth) => {
        acknowledge(youth, house.relay.current('school'));
        youth.line.cut();
      },
    ],
  ])('N5: the youth’s line breaks %s', async (_, breaks) => {
    const youth = await claimed();
    breaks(youth);
    await house.pass(2_000);
    youth.line.restore();
    await house.until(() => youth.client.state.connection === 'online');
    await house.settle();
    const { visit } = youth.client.state;
    if (visit.phase === 'waiting' && visit.claim === null) {
      await house.until(() => inQueue(ola) === 1);
      ola.client.takeNext();
      await house.until(() => waitingOf(youth).claim === 'school');
    }
    if (youth.client.state.visit.phase === 'waiting') acknowledge(youth, house.relay.current('school'));
    await talks(youth, ola);
    expect(conversationOf(ola).notice.notice).toBe('school');
  });
});

describe('another version', () => {
  it('N4: of the door’s notice is acknowledged by those who wait, who keep their places', async () => {
    const first = await house.youth();
    await house.pass(1_000);
    const second = await house.youth();
    await house.until(() => inQueue(eva) === 2);
    house.relay.publish('main', '2');
    await house.until(() => [first, second].every(({ client }) => client.state.refusal === 'notice-outdated'));
    eva.client.takeNext();
    await house.settle();
    expect(eva.client.state.conversations).toEqual([]);
    const [entry] = eva.client.state.queue.entries;
    eva.client.take(entry?.id ?? '');
    await house.settle();
    expect(eva.client.state).toMatchObject({ conversations: [], refusal: { code: 'notice-outdated' } });
    // The later one reads faster; the earlier one keeps the place.
    acknowledge(second, house.relay.current());
    acknowledge(first, { ...house.relay.current(), language: 'en' });
    await house.until(() => eva.client.state.queue.entries.every(({ notice }) => notice.version === '2'));
    eva.client.takeNext();
    await talks(first, eva);
    expect(conversationOf(eva).notice).toEqual({ ...house.relay.current(), language: 'en' });
    await house.until(() => waitingOf(second).place?.place === 1);
  });

  it('N4: is told again to one who was away', async () => {
    const youth = await house.youth();
    youth.line.cut();
    house.relay.publish('main', '2');
    await house.pass(2_000);
    youth.line.restore();
    await house.until(() => youth.client.state.refusal === 'notice-outdated');
    acknowledge(youth, house.relay.current());
    await house.until(() => inQueue(eva) === 1);
    eva.client.takeNext();
    await talks(youth, eva);
  });

  it('N5: of the door’s ends a claim, and the youth reads that first', async () => {
    const youth = await claimed();
    house.relay.publish('main', '2');
    await house.until(() => ola.client.state.claimOver !== null && youth.client.state.refusal === 'notice-outdated');
    expect(ola.client.state.claimOver?.why).toBe('overtaken');
    expect(waitingOf(youth).claim).toBeNull();
    acknowledge(youth, house.relay.current());
    await house.until(() => ola.client.state.queue.entries[0]?.notice.version === '2');
    ola.client.takeNext();
    await house.until(() => waitingOf(youth).claim === 'school');
  });

  it('N5: of the claimer’s is the one to be acknowledged, however late it came', async () => {
    const youth = await claimed();
    const stale = house.relay.current('school');
    house.relay.publish('school', '2');
    acknowledge(youth, stale);
    await house.until(() => youth.client.state.refusal === 'notice-outdated');
    expect(waitingOf(youth).claim).toBe('school');
    expect(ola.client.state.conversations).toEqual([]);
    acknowledge(youth, house.relay.current('school'));
    await talks(youth, ola);
    expect(conversationOf(ola).notice.version).toBe('2');
  });

  it('N4: is acknowledged by one who is back in the queue, if it came while they talked', async () => {
    const youth = await house.talking(eva);
    house.relay.publish('main', '2');
    eva.client.returnToQueue(conversationOf(eva).id, {});
    await house.until(() => youth.client.state.refusal === 'notice-outdated');
    acknowledge(youth, house.relay.current());
    await house.until(() => eva.client.state.queue.entries[0]?.notice.version === '2');
    eva.client.take(eva.client.state.queue.entries[0]?.id ?? '');
    await talks(youth, eva);
    expect(conversationOf(eva).notice.version).toBe('2');
  });

  it('N2: changes nothing of what is said in a conversation that is open', async () => {
    const youth = await house.talking(eva);
    house.relay.publish('main', '2');
    await house.pass(3_000);
    expect(youth.client.state.refusal).toBeNull();
    expect(conversationOf(eva)).toMatchObject({ phase: 'talking', notice: { version: '1' } });
  });
});

describe('a handover to one who is bound by another notice', () => {
  let youth: Youth;
  beforeEach(async () => {
    youth = await house.talking(eva);
    const to = { kind: 'colleague', staffId: ola.person.staffId } as const;
    eva.client.propose(conversationOf(eva).id, 'handover', to, 'competence', ['Är sexton.']);
    await house.until(() => talkingOf(youth).proposal !== null);
  });
  const offer = () => talkingOf(youth).proposal?.offer ?? '';

  async function accepted(): Promise<void> {
    await house.until(() => ola.client.state.requests.length === 1);
    ola.client.answer(offer(), true);
    await house.until(() => conversationOf(eva).phase === 'ended' && conversationOf(ola).canSend);
  }

  it('N6: is agreed to with theirs acknowledged, and each sees what was acknowledged of their own', async () => {
    expect(talkingOf(youth).proposal?.noticeToRead).toBe('school');
    const notice = { ...house.relay.current('school'), language: 'ar' } as const;
    youth.client.answer(offer(), 'yes', ['Är sexton.'], notice);
    await accepted();
    expect(conversationOf(ola)).toMatchObject({ phase: 'talking', notice, summary: ['Är sexton.'] });
    expect(conversationOf(eva).notice).toEqual(house.relay.current());
    // And the first one’s is still known when they take over again.
    const to = { kind: 'colleague', staffId: eva.person.staffId } as const;
    ola.client.propose(conversationOf(ola).id, 'handover', to, 'competence', []);
    await house.until(() => talkingOf(youth).proposal !== null);
    expect(talkingOf(youth).proposal?.noticeToRead).toBeNull();
  });

  it('N6: back to one whose notice has another version by now is asked again with that', async () => {
    youth.client.answer(offer(), 'yes', [], house.relay.current('school'));
    await accepted();
    house.relay.publish('main', '2');
    const to = { kind: 'colleague', staffId: eva.person.staffId } as const;
    ola.client.propose(conversationOf(ola).id, 'join', to, 'more-help', []);
    await house.until(() => talkingOf(youth).proposal !== null);
    youth.client.answer(offer(), 'yes', [], null);
    await house.until(() => talkingOf(youth).proposal?.noticeToRead === 'main');
    youth.client.answer(offer(), 'yes', [], house.relay.current('main'));
    await house.until(() => eva.client.state.requests.length === 1);
    eva.client.answer(offer(), true);
    await house.until(() => conversationOf(ola).other?.inRoom === true && conversationOf(ola).canSend);
    expect(conversationOf(eva).notice).toEqual(house.relay.current('main'));
    expect(conversationOf(ola).notice).toEqual(house.relay.current('school'));
  });

  it('N6: is not agreed to without it: nothing is said of it', async () => {
    youth.client.answer(offer(), 'yes', [], null);
    youth.client.answer(offer(), 'yes', [], house.relay.current('main'));
    await house.pass(1_000);
    expect(youth.line.said.some(({ t }) => t === 'consent')).toBe(false);
    expect(talkingOf(youth).proposal).toMatchObject({ agreed: null, noticeToRead: 'school' });
    expect(ola.client.state.requests).toEqual([]);
  });

  it('N6: is asked again when theirs has another version by now', async () => {
    const stale = house.relay.current('school');
    house.relay.publish('school', '2');
    youth.client.answer(offer(), 'yes', [], stale);
    await house.until(() => youth.line.heard.some(({ t }) => t === 'refused'));
    expect(talkingOf(youth).proposal).toMatchObject({ agreed: null, noticeToRead: 'school' });
    expect(ola.client.state.requests).toEqual([]);
    youth.client.answer(offer(), 'yes', [], house.relay.current('school'));
    await accepted();
    expect(conversationOf(ola).notice.version).toBe('2');
  });

  it('N6: holds when the line breaks under the yes', async () => {
    youth.client.answer(offer(), 'yes', [], house.relay.current('school'));
    youth.line.cut();
    await house.pass(2_000);
    youth.line.restore();
    await accepted();
    expect(conversationOf(ola)).toMatchObject({ phase: 'talking', notice: { notice: 'school' } });
  });
});

describe('a server that lies about what was acknowledged', () => {
  /** Longer than any handshake is waited for. */
  const PATIENCE_MS = 60_000;

  it.each([
    ['the version', { version: '0' }],
    ['the language', { language: 'en' }],
    ['the reading level', { level: 'easy' }],
  ] as const)('N3: tells the console %s otherwise, and there is no channel', async (_, lie) => {
    eva.line.lies = (message) => {
      if (message.t !== 'taken') return [message];
      const { conversation } = message;
      return [{ ...message, conversation: { ...conversation, notice: { ...conversation.notice, ...lie } } }];
    };
    const youth = await house.youth();
    await house.until(() => inQueue(eva) === 1);
    eva.client.takeNext();
    await house.until(() => eva.client.state.conversations.length === 1);
    youth.client.send('planterad');
    await house.pass(PATIENCE_MS);
    expect(conversationOf(eva)).toMatchObject({
      phase: 'ended',
      endedBy: 'no-channel',
      fingerprint: null,
      messages: [],
    });
    expect(waitingOf(youth).returned).toBe('counsellor-vanished');
    expect(youth.client.state.distrust).toBeNull();
  });

  it('N3: lets a console in that is bound by another notice: it answers nothing, says why, and the youth waits again', async () => {
    ola.line.lies = (message) => {
      if (message.t !== 'taken') return [message];
      return [{ ...message, conversation: { ...message.conversation, notice: house.relay.current('main') } }];
    };
    const youth = await claimed();
    acknowledge(youth, house.relay.current('school'));
    await house.until(
      () => youth.client.state.visit.phase === 'waiting' && ola.client.state.conversations.length === 1,
    );
    expect(conversationOf(ola)).toMatchObject({ phase: 'ended', endedBy: 'other-notice', fingerprint: null });
    await house.until(() => waitingOf(youth).returned === 'counsellor-vanished' && inQueue(eva) === 1);
    eva.client.takeNext();
    await talks(youth, eva);
  });

  it('N3: tells the youth that a colleague is bound by what was acknowledged: there is no channel, and the first one stays', async () => {
    const youth = await house.talking(eva);
    youth.line.lies = (message) =>
      message.t === 'offered' || message.t === 'accepted' ? [{ ...message, notice: 'main' }] : [message];
    const to = { kind: 'colleague', staffId: ola.person.staffId } as const;
    eva.client.propose(conversationOf(eva).id, 'handover', to, 'competence', []);
    await house.until(() => talkingOf(youth).proposal !== null);
    expect(talkingOf(youth).proposal?.noticeToRead).toBeNull();
    youth.client.answer(talkingOf(youth).proposal?.offer ?? '', 'yes', [], null);
    await house.pass(PATIENCE_MS);
    expect(ola.client.state.conversations).toEqual([]);
    expect(talkingOf(youth).people.map(({ nameShown }) => nameShown)).toEqual(['Eva']);
    youth.client.send('är du kvar?');
    await house.pass(500);
    expect(staffLog(eva).at(-1)).toBe('youth: är du kvar? (delivered)');
  });

  it('N3: lets somebody in whose notice the youth never read: the page does not take up the handshake', async () => {
    const youth = await house.youth();
    await house.until(() => inQueue(eva) === 1);
    youth.line.lies = (message) => (message.t === 'accepted' ? [{ ...message, notice: 'school' }] : [message]);
    eva.client.takeNext();
    await house.pass(2_000);
    expect(conversationOf(eva).fingerprint).toBeNull();
    expect(['ended', 'distrusted']).toContain(conversationOf(eva).phase);
    expect(waitingOf(youth)).toMatchObject({ phase: 'waiting' });
  });
});
