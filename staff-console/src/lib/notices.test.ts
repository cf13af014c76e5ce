/** The notice that one is bound by, from the console's side (server/SPEC.md, N3, N5). */
import { CLAIM_OVER } from '@dorren/shared/protocol/staff-messages.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import { Desk, heldBy, makePerson, makeRoot, NOTICE, YouthEnd } from './test-desk.ts';

const ID = 'C'.repeat(22);
const OTHER = 'D'.repeat(22);
const CLAIM = { id: ID, profile: { ageBand: '15-17' }, deadline: 120_000 } as const;

function onDuty() {
  const clock = new FakeClock();
  const root = makeRoot();
  return { clock, desk: new Desk(root, clock, makePerson(root, clock, 'Eva')) };
}

describe('the handshake', () => {
  it('N2: comes about with a page that has acknowledged what the server says', () => {
    const { clock, desk } = onDuty();
    const held = heldBy(ID, { notice: { ...NOTICE, language: 'prs', level: 'easy' } });
    desk.tell({ t: 'taken', conversation: held });
    new YouthEnd(desk, held);
    clock.advance(200);
    desk.network.settle();
    expect(desk.conversation()).toMatchObject({ phase: 'talking', notice: { language: 'prs', level: 'easy' } });
  });

  it.each([
    ['version', { version: '2026-10.1' }],
    ['language', { language: 'en' }],
    ['reading level', { level: 'easy' }],
    ['notice', { notice: 'health' }],
  ] as const)('N3: does not with one that has acknowledged another %s than the server says', (_, other) => {
    const { clock, desk } = onDuty();
    const held = heldBy(ID);
    desk.tell({ t: 'taken', conversation: held });
    const youth = new YouthEnd(desk, held, { ...NOTICE, ...other });
    youth.say('hej');
    clock.advance(5_000);
    desk.network.settle();
    expect(desk.conversation()).toMatchObject({ phase: 'handshake', fingerprint: null, messages: [], canSend: false });
  });

  it('N3: is not answered for another notice than one is bound by; the conversation is given to somebody else, and it says so', () => {
    const { clock, desk } = onDuty();
    const frames: Uint8Array[] = [];
    desk.onFrame = (_, frame) => frames.push(frame);
    const held = heldBy(ID, { notice: { ...NOTICE, notice: 'health' } });
    desk.tell({ t: 'taken', conversation: held });
    new YouthEnd(desk, held);
    clock.advance(5_000);
    desk.network.settle();
    expect(frames).toEqual([]);
    expect(desk.conversation()).toMatchObject({ phase: 'ended', endedBy: 'other-notice', canSend: false });
    // A new connection, on which it is not named: the server gives it to somebody else.
    expect(desk.said.filter(({ t }) => t === 'hello')).toHaveLength(2);
    expect(desk.last('hello')?.holding).toEqual([]);
    expect(desk.client.state.connection).toBe('online');
    // Whatever the server makes of that.
    desk.still = { ...desk.still, held: [{ ...held, concern: { mine: true, taken: true, stage: 'concern' } }] };
    desk.cut();
    clock.advance(5_000);
    desk.network.settle();
    expect(desk.conversation()).toMatchObject({ phase: 'ended', concern: null });
    desk.client.dismiss(ID);
    expect(desk.client.state.conversations).toEqual([]);
  });

  it('V8: that has been made goes on when one is bound by another notice after a break', () => {
    const { clock, desk } = onDuty();
    const held = heldBy(ID);
    desk.tell({ t: 'taken', conversation: held });
    const youth = new YouthEnd(desk, held);
    clock.advance(200);
    desk.network.settle();
    desk.still = { ...desk.still, held: [held], notice: 'health' };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.client.state.notice).toBe('health');
    youth.say('är du kvar?');
    clock.advance(5_000);
    desk.network.settle();
    expect(desk.log()).toEqual(['youth: är du kvar? (delivered)']);
  });

  it('V8: by the notice that is the door’s by now is taken, once that was told, and goes on when another is', () => {
    const { desk } = onDuty();
    desk.tell({ t: 'notice', notice: 'health' });
    expect(desk.client.state.notice).toBe('health');
    desk.tell({ t: 'taken', conversation: heldBy(ID, { notice: { ...NOTICE, notice: 'health' } }) });
    expect(desk.conversation()).toMatchObject({ endedBy: null });
    desk.tell({ t: 'notice', notice: 'school' });
    expect(desk.conversation()).toMatchObject({ endedBy: null, notice: { notice: 'health' } });
    desk.tell({ t: 'taken', conversation: heldBy(OTHER, { notice: { ...NOTICE, notice: 'health' } }) });
    expect(desk.client.state.conversations.find(({ id }) => id === OTHER)).toMatchObject({ endedBy: 'other-notice' });
  });

  it('N2: what was acknowledged stays what it is bound to, whatever the server says later', () => {
    const { desk } = onDuty();
    desk.tell({ t: 'taken', conversation: heldBy(ID) });
    desk.tell({ t: 'parties', conversation: heldBy(ID, { notice: { ...NOTICE, version: '2026-12.1' } }) });
    expect(desk.conversation().notice).toEqual(NOTICE);
  });
});

describe('a claim', () => {
  it('N5: stands until the conversation is taken', () => {
    const { desk } = onDuty();
    desk.client.take(ID);
    desk.tell({ t: 'claim', claim: CLAIM });
    expect(desk.client.state.claims).toEqual([CLAIM]);
    desk.tell({ t: 'claim', claim: { ...CLAIM, id: OTHER } });
    desk.tell({ t: 'taken', conversation: heldBy(ID) });
    expect(desk.client.state.claims.map(({ id }) => id)).toEqual([OTHER]);
    expect(desk.client.state.claimOver).toBeNull();
  });

  it.each(CLAIM_OVER)('N5: ends %s, and says so each time', (why) => {
    const { desk } = onDuty();
    for (const id of [ID, OTHER]) {
      desk.tell({ t: 'claim', claim: { ...CLAIM, id } });
      const before = desk.client.state.claimOver?.number ?? 0;
      desk.tell({ t: 'claim-over', id, why });
      expect(desk.client.state.claimOver?.why).toBe(why);
      expect(desk.client.state.claimOver?.number).toBeGreaterThan(before);
    }
    expect(desk.client.state.claims).toEqual([]);
  });

  it('N5: ends with the connection; on the next one there are those that the server tells of', () => {
    const { clock, desk } = onDuty();
    desk.tell({ t: 'claim', claim: CLAIM });
    desk.cut();
    expect(desk.client.state.claims).toEqual([]);
    desk.still = { ...desk.still, claims: [{ ...CLAIM, id: OTHER }] };
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.client.state.claims.map(({ id }) => id)).toEqual([OTHER]);
    desk.client.close();
    expect(desk.client.state.claims).toEqual([]);
  });

  it('of which nothing was known is no news when it is over', () => {
    const { desk } = onDuty();
    desk.tell({ t: 'claim-over', id: ID, why: 'declined' });
    expect(desk.client.state.claimOver).toBeNull();
  });
});
