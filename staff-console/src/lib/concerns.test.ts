/** An open concern, from the console's side (server/SPEC.md, N7–N10). */
import type { ConcernSeen } from '@dorren/shared/protocol/reporting-duty.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import { Desk, heldBy, makePerson, makeRoot } from './test-desk.ts';

const ID = 'C'.repeat(22);
const OTHER = 'D'.repeat(22);
const MINE: ConcernSeen = { mine: true, taken: true, stage: 'concern' };
const NOBODYS: ConcernSeen = { mine: false, taken: false, stage: null };
const OUTCOME = { is: 'not-possible', why: 'left' } as const;

function onDuty() {
  const clock = new FakeClock();
  const root = makeRoot();
  return { clock, desk: new Desk(root, clock, makePerson(root, clock, 'Eva')) };
}

function held(concern: ConcernSeen | null = null) {
  const all = onDuty();
  all.desk.tell({ t: 'taken', conversation: heldBy(ID, { concern }) });
  return all;
}

const settling = (id = ID) => ({ id, stage: 'told' }) as const;

describe('a concern', () => {
  it('N7: is opened, moved and ended by word to the server, and shown as the server tells it', () => {
    const { desk } = held();
    expect(desk.conversation().concern).toBeNull();
    desk.client.concern(ID, 'open', '15-17');
    desk.network.settle();
    expect(desk.last('concern')).toEqual({ t: 'concern', id: ID, step: 'open', age: '15-17' });
    expect(desk.conversation().concern).toBeNull();
    for (const stage of ['concern', 'told', 'reporting'] as const) {
      desk.tell({ t: 'parties', conversation: heldBy(ID, { concern: { mine: true, taken: true, stage } }) });
      expect(desk.conversation().concern).toEqual({ mine: true, taken: true, stage });
    }
    desk.client.concernOutcome(ID, { is: 'reported' }, 'under-15');
    desk.network.settle();
    expect(desk.last('concern-outcome')).toEqual({
      ...{ t: 'concern-outcome', id: ID, outcome: { is: 'reported' }, age: 'under-15' },
    });
    desk.tell({ t: 'parties', conversation: heldBy(ID) });
    expect(desk.conversation().concern).toBeNull();
  });

  it('N8: holds up the end, and that is said; the end is not asked for again after a break', () => {
    const { clock, desk } = held(MINE);
    desk.client.end(ID);
    desk.tell({ t: 'refused', re: 'end', code: 'concern-open', id: ID });
    expect(desk.client.state.refusal).toMatchObject({ re: 'end', code: 'concern-open' });
    expect(desk.conversation().phase).toBe('handshake');
    desk.still = { ...desk.still, held: [heldBy(ID, { concern: MINE })] };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.said.filter(({ t }) => t === 'end')).toHaveLength(1);
  });

  it('N9: is none of one’s own any more when the youth’s page distrusts one', () => {
    const { desk } = held(MINE);
    desk.tell({ t: 'distrusted', id: ID, reason: 'revoked' });
    expect(desk.conversation()).toMatchObject({ phase: 'distrusted', concern: null });
    desk.client.dismiss(ID);
    expect(desk.client.state.conversations).toEqual([]);
  });

  it('N9: of somebody else is only that there is one, and is none of one’s own once one is out', () => {
    const { desk } = held({ mine: false, taken: false, stage: null });
    expect(desk.conversation().concern).toEqual({ mine: false, taken: false, stage: null });
    desk.client.concern(ID, 'take-over', 'unknown');
    desk.network.settle();
    expect(desk.last('concern')?.step).toBe('take-over');
    desk.tell({ t: 'parties', conversation: heldBy(ID, { concern: MINE }) });
    desk.tell({ t: 'out', id: ID, epoch: 1, why: 'handed-over' });
    expect(desk.conversation()).toMatchObject({ phase: 'ended', concern: null });
    expect(desk.conversation().wentAlong).toEqual({ stage: 'concern', to: null });
    desk.client.dismiss(ID);
    expect(desk.client.state.conversations).toEqual([]);
  });
});

describe('what was said of a concern as the line died', () => {
  const later = (desk: Desk, clock: FakeClock) => {
    const before = desk.said.length;
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    return desk.said.slice(before).filter(({ t }) => t !== 'hello');
  };
  const seen = (stage: 'concern' | 'told' | 'reporting' | null) =>
    heldBy(ID, { concern: stage === null ? null : { mine: true, taken: true, stage } });
  const told = { t: 'concern', id: ID, step: 'told', age: '15-17' } as const;
  const outcome = { t: 'concern-outcome', id: ID, outcome: { is: 'reported' }, age: '15-17' } as const;

  it.each([
    ['open', null, 'concern'],
    ['told', 'concern', 'told'],
    ['reporting', 'concern', 'reporting'],
    ['reporting', 'told', 'reporting'],
  ] as const)('N7: %s is said again while the server has it at %s, and not once it is at %s', (step, before, then) => {
    const { clock, desk } = held();
    desk.tell({ t: 'parties', conversation: seen(before) });
    desk.client.concern(ID, step, '15-17');
    desk.still = { ...desk.still, held: [seen(before)] };
    const word = { t: 'concern', id: ID, step, age: '15-17' };
    expect(later(desk, clock)).toEqual([word]);
    // And on every line until it is shown.
    expect(later(desk, clock)).toEqual([word]);
    desk.still = { ...desk.still, held: [seen(then)] };
    expect(later(desk, clock)).toEqual([]);
    desk.still = { ...desk.still, held: [seen(before)] };
    expect(later(desk, clock)).toEqual([]);
  });

  it('N8: an outcome is said again before the end that waits for it, until the concern is gone', () => {
    const { clock, desk } = held(MINE);
    desk.client.concern(ID, 'told', '15-17');
    desk.client.concernOutcome(ID, { is: 'reported' }, '15-17');
    desk.client.end(ID);
    desk.still = { ...desk.still, held: [seen('concern')] };
    expect(later(desk, clock)).toEqual([told, outcome, { t: 'end', id: ID }]);
    desk.still = { ...desk.still, held: [seen('told')] };
    expect(later(desk, clock)).toEqual([outcome, { t: 'end', id: ID }]);
    desk.tell({ t: 'parties', conversation: seen(null) });
    desk.still = { ...desk.still, held: [seen(null)] };
    expect(later(desk, clock)).toEqual([{ t: 'end', id: ID }]);
  });

  it('N7: that the server had heard it after all is no refusal to the person; anything else is', () => {
    const { clock, desk } = held(MINE);
    desk.client.concern(ID, 'told', '15-17');
    desk.still = { ...desk.still, held: [seen('concern')] };
    expect(later(desk, clock)).toEqual([told]);
    desk.tell({ t: 'refused', re: 'concern', code: 'out-of-state', id: ID });
    expect(desk.client.state.refusal).toBeNull();
    desk.client.concern(ID, 'told', '15-17');
    desk.network.settle();
    desk.tell({ t: 'refused', re: 'concern', code: 'out-of-state', id: ID });
    expect(desk.client.state.refusal).toMatchObject({ number: 1, code: 'out-of-state' });
    desk.client.concernOutcome(ID, { is: 'reported' }, '15-17');
    expect(later(desk, clock)).toEqual([outcome]);
    desk.tell({ t: 'refused', re: 'concern-outcome', code: 'not-allowed', id: ID });
    expect(desk.client.state.refusal).toMatchObject({ number: 2, code: 'not-allowed' });
    expect(later(desk, clock)).toEqual([]);
  });

  it('N9, N10: is not said of what is a colleague’s, or over; of what is left to settle it is', () => {
    const { clock, desk } = held(MINE);
    desk.client.concern(ID, 'told', '15-17');
    desk.still = { ...desk.still, settling: [{ id: ID, stage: 'concern' }] };
    expect(later(desk, clock)).toEqual([told]);
    // Of what is to be settled the server shows no stage: it is as it was said.
    expect(desk.conversation().concern?.stage).toBe('told');
    desk.client.concernOutcome(ID, { is: 'reported' }, '15-17');
    desk.still = { ...desk.still, settling: [{ id: ID, stage: 'told' }] };
    expect(later(desk, clock)).toEqual([outcome]);
    desk.still = { ...desk.still, settling: [] };
    expect(later(desk, clock)).toEqual([]);
    const other = held(NOBODYS);
    other.desk.client.concern(ID, 'take-over', 'unknown');
    other.desk.still = { ...other.desk.still, held: [heldBy(ID, { concern: { ...NOBODYS, taken: true } })] };
    expect(later(other.desk, other.clock)).toEqual([]);
  });
});

describe('a concern without an outcome when the youth is gone', () => {
  it('N10: keeps the conversation on the screen until it has one', () => {
    const { desk } = held({ mine: true, taken: true, stage: 'told' });
    const seen = new Set<string>();
    desk.client.subscribe(({ conversations, settling: apart }) => {
      for (const { phase, concern } of conversations) seen.add(`${phase} ${concern?.stage} ${apart.length}`);
    });
    desk.tell({ t: 'ended', id: ID, by: 'youth', settling: settling() });
    // At no moment is it over without its concern.
    expect([...seen].filter((one) => one.startsWith('ended'))).toEqual(['ended told 0']);
    expect(desk.conversation()).toMatchObject({ phase: 'ended', endedBy: 'youth' });
    expect(desk.conversation().concern).toEqual({ mine: true, taken: true, stage: 'told' });
    expect(desk.client.state.settling).toEqual([]);
    desk.client.dismiss(ID);
    expect(desk.client.state.conversations).toHaveLength(1);
    desk.client.concern(ID, 'reporting', '15-17');
    desk.network.settle();
    expect(desk.last('concern')?.step).toBe('reporting');
    expect(desk.conversation().concern).toEqual({ mine: true, taken: true, stage: 'reporting' });
    desk.client.concernOutcome(ID, OUTCOME, '15-17');
    desk.tell({ t: 'settled', id: ID, lost: false });
    expect(desk.conversation().concern).toBeNull();
    desk.client.dismiss(ID);
    expect(desk.client.state.conversations).toEqual([]);
  });

  it('N10: is one’s own also if nobody had taken it on', () => {
    const { desk } = held({ mine: false, taken: false, stage: null });
    desk.tell({ t: 'ended', id: ID, by: 'youth-vanished', settling: { id: ID, stage: 'concern' } });
    expect(desk.conversation().concern).toEqual(MINE);
  });

  it('N10: is found again when the conversation ended while this tab was away', () => {
    const { clock, desk } = held(MINE);
    desk.cut();
    desk.still = { ...desk.still, settling: [settling()] };
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.conversation()).toMatchObject({ phase: 'ended', endedBy: 'requeued' });
    expect(desk.conversation().concern).toEqual({ mine: true, taken: true, stage: 'told' });
    expect(desk.client.state.settling).toEqual([]);
    // And is over when the server knows of none any more, which is said.
    desk.still = { ...desk.still, settling: [] };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.conversation()).toMatchObject({ concern: null, concernOver: 'gone' });
    expect(desk.client.state.concernLost?.why).toBe('gone');
  });

  it('N10: is said to be lost, there and at the edge, also if the server tells it only after the line was gone', () => {
    const { clock, desk } = held(MINE);
    desk.tell({ t: 'ended', id: ID, by: 'youth', settling: settling() });
    expect(desk.conversation().concernOver).toBeNull();
    desk.client.concernOutcome(ID, OUTCOME, 'unknown');
    desk.still = { ...desk.still, settling: [] };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    // It was stated, and is not there any more.
    expect(desk.conversation().concernOver).toBe('outcome');
    expect(desk.client.state.concernLost).toBeNull();
    desk.tell({ t: 'settled', id: ID, lost: true });
    expect(desk.conversation().concernOver).toBe('lost');
    expect(desk.client.state.concernLost?.why).toBe('lost');
  });

  it('N7: has its outcome only once the server shows that it is over', () => {
    const { desk } = held(MINE);
    desk.tell({ t: 'ended', id: ID, by: 'youth', settling: settling() });
    desk.client.concernOutcome(ID, OUTCOME, 'unknown');
    expect(desk.conversation()).toMatchObject({ concernOver: null, concern: { stage: 'told' } });
    desk.tell({ t: 'settled', id: ID, lost: false });
    expect(desk.conversation()).toMatchObject({ concernOver: 'outcome', concern: null });
  });

  it('N10: of a conversation that a tab before this one had is told apart, and settled', () => {
    const { clock, desk } = onDuty();
    desk.still = { ...desk.still, settling: [settling(), settling(OTHER)] };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.client.state.settling).toEqual([settling(), settling(OTHER)]);
    desk.client.concern(OTHER, 'reporting', 'unknown');
    expect(desk.client.state.settling).toEqual([settling(), { id: OTHER, stage: 'reporting' }]);
    desk.client.concernOutcome(ID, OUTCOME, 'unknown');
    desk.tell({ t: 'settled', id: ID, lost: false });
    expect(desk.client.state.settling.map(({ id }) => id)).toEqual([OTHER]);
    desk.client.close();
    expect(desk.client.state.settling).toEqual([]);
  });

  it('N8: after a reload one stays on duty for it, offered nobody, and goes off once it is settled', () => {
    const { clock, desk } = onDuty();
    // As a new tab is: without keys.
    desk.tell({ t: 'duty', on: false, languages: [], capacity: 0 });
    desk.still = { ...desk.still, settling: [settling()] };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.client.state.duty.on).toBe(false);
    expect(desk.last('duty-off')).toBeUndefined();
    expect(desk.last('duty-change')?.capacity).toBe(0);
    desk.tell({ t: 'duty', on: true, languages: ['sv'], capacity: 0 });
    expect(desk.said.filter(({ t }) => t === 'duty-change')).toHaveLength(1);
    desk.tell({ t: 'settled', id: ID, lost: false });
    expect(desk.last('duty-off')).toBeDefined();
  });
});
