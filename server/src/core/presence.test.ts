import { describe, expect, it } from 'vitest';
import { aroundStaff, duty, idOf, open, RULES, staff } from '../testing/records.ts';
import type { Acceptance } from './effects.ts';
import { decidePresence, type StaffEvent } from './presence.ts';
import type { ConversationRecord, StaffRecord } from './records.ts';

const refusal = (code: string) => ({ ok: false, code });
const first = open('ada', { id: idOf(1) });
const second = open('ada', { id: idOf(2), joinedAt: first.joinedAt + 1 });

function accepted(record: StaffRecord | null, event: StaffEvent, held: ConversationRecord[] = []) {
  const decision = decidePresence(RULES, record, aroundStaff(held), event);
  if (!decision.ok) throw new Error(`refused: ${decision.code}`);
  return decision;
}

const peers = ({ effects }: Acceptance<StaffRecord>) =>
  effects.flatMap((effect) => (effect.kind === 'to-youth' ? [[effect.conversationId, effect.message]] : []));

const hello = (changes: Partial<Extract<StaffEvent, { kind: 'hello' }>> = {}): StaffEvent => ({
  kind: 'hello',
  staffId: 'ada',
  role: 'counsellor',
  nameShown: 'Ada',
  organisation: 'The centre',
  teams: [],
  competences: [],
  notice: 'main',
  door: 'main',
  connection: 'new',
  holding: [],
  ...changes,
});

const dutyOn = (changes: Partial<Extract<StaffEvent, { kind: 'duty-on' }>> = {}): StaffEvent => ({
  kind: 'duty-on',
  connection: "ada's",
  languages: ['sv', 'ar'],
  capacity: 3,
  staffCertificate: 'staff',
  dutyCertificate: 'duty',
  ...changes,
});

describe('duty', () => {
  it('P1: begins with languages, capacity and certificates', () => {
    const { next, effects } = accepted(staff('ada', { duty: null }), dutyOn());
    expect(next?.duty).toEqual(duty({ languages: ['sv', 'ar'], capacity: 3 }));
    expect(effects).toContainEqual({ kind: 'shown-queue', staffId: 'ada', shown: true });
    expect(effects).toContainEqual({
      kind: 'to-staff',
      staffId: 'ada',
      message: { t: 'duty', on: true, languages: ['sv', 'ar'], capacity: 3 },
    });
  });

  it.each([
    ['not-allowed', staff('ada', { duty: null, role: 'supervisor' }), dutyOn()],
    ['not-allowed', staff('ada', { duty: null, role: 'administrator' }), dutyOn()],
    ['not-certified', staff('ada', { duty: null }), dutyOn({ staffCertificate: null })],
    ['not-certified', staff('ada', { duty: null }), dutyOn({ dutyCertificate: '' })],
    ['out-of-state', staff('ada', { duty: null, connection: 'a later one' }), dutyOn()],
    [
      'not-on-duty',
      staff('ada', { duty: null }),
      { kind: 'duty-change', connection: "ada's", languages: ['sv' as const], capacity: 1 } as const,
    ],
    ['not-on-duty', staff('ada', { duty: null }), { kind: 'duty-off', connection: "ada's" } as const],
  ])('P1: is refused %s', (code, record, event) => {
    expect(decidePresence(RULES, record, aroundStaff(), event)).toEqual(refusal(code));
  });

  it('P2: does not end while a conversation is held; capacity 0 is how to finish', () => {
    const off = { kind: 'duty-off', connection: "ada's" } as const;
    expect(decidePresence(RULES, staff('ada'), aroundStaff([first]), off)).toEqual(refusal('conversations-open'));
    expect(accepted(staff('ada'), off).next?.duty).toBeNull();
    const less = { kind: 'duty-change', connection: "ada's", languages: ['sv' as const], capacity: 0 } as const;
    expect(accepted(staff('ada'), less, [first]).next?.duty).toEqual(duty({ capacity: 0 }));
  });
});

describe('connections', () => {
  it('P3: the later hello is the live one, and keeps the duty', () => {
    const { next, effects } = accepted(staff('ada'), hello(), []);
    expect(next).toMatchObject({ connection: 'new', duty: duty() });
    expect(effects[0]).toEqual({
      kind: 'staff-attached',
      staffId: 'ada',
      connection: 'new',
      held: [],
      sides: [],
      requests: [],
      claims: [],
      settling: [],
      notice: 'main',
    });
  });

  it('P4, C11: gone, the youths are told, and duty lasts for the grace', () => {
    const away = accepted(staff('ada'), { kind: 'staff-gone', at: 100, connection: "ada's" }, [first, second]);
    expect(away.next).toMatchObject({ connection: null, deadline: 100 + RULES.counsellorGraceMs, duty: duty() });
    expect(peers(away)).toEqual([first, second].map(({ id }) => [id, { t: 'peer', epoch: 1, present: false }]));
    const early = { kind: 'grace-over', at: 99 + RULES.counsellorGraceMs } as const;
    const late = { kind: 'grace-over', at: 100 + RULES.counsellorGraceMs } as const;
    expect(accepted(away.next, early).next).toBe(away.next);
    expect(accepted(away.next, late, [first]).next).toBe(away.next);
    expect(accepted(away.next, late).next).toBeNull();
  });

  it('P3: the end of a connection that was replaced changes nothing', () => {
    const record = staff('ada', { connection: 'new' });
    expect(accepted(record, { kind: 'staff-gone', at: 1, connection: "ada's" }, [first]).next).toBe(record);
  });

  it('P4: one who is not on duty leaves nothing behind', () => {
    const gone = { kind: 'staff-gone', at: 1, connection: "ada's" } as const;
    expect(accepted(staff('ada', { duty: null }), gone).next).toBeNull();
  });

  it('P5, C11: back with the keys of one, only that one is welcomed and only its youth told', () => {
    const record = staff('ada', { connection: null, deadline: 900 });
    const { next, effects, ...rest } = accepted(
      record,
      hello({ holding: [second, { id: first.id, epoch: 7 }, { id: idOf(9), epoch: 1 }] }),
      [first, second],
    );
    expect(next).toMatchObject({ connection: 'new', deadline: null });
    expect(effects[0]).toMatchObject({ kind: 'staff-attached', held: [{ id: second.id, takenAt: 10 }] });
    expect(peers({ next, effects, ...rest })).toEqual([[second.id, { t: 'peer', epoch: 1, present: true }]]);
  });

  it('P5: says the same in the same order, whatever order the store has them in', () => {
    const away = staff('ada', { connection: null, deadline: 900 });
    const early = open('ada', { id: idOf(3), joinedAt: first.joinedAt - 1 });
    const back = hello({ holding: [first, second, early] });
    const { effects } = accepted(away, back, [first, second, early]);
    expect(effects[0]).toMatchObject({ held: [{ id: early.id }, { id: first.id }, { id: second.id }] });
    expect(accepted(away, back, [second, early, first]).effects).toEqual(effects);
  });

  it('P5: without duty there are no keys, whatever is named', () => {
    const { effects } = accepted(staff('ada', { duty: null }), hello({ holding: [first] }), [first]);
    expect(effects[0]).toMatchObject({ held: [] });
  });

  it('A8: dismissed, duty is over at once and so is the grace', () => {
    const { next, effects } = accepted(staff('ada'), { kind: 'dismissed', at: 50 }, [first]);
    expect(next).toMatchObject({ duty: null, connection: null, deadline: 50 });
    expect(effects).toEqual([
      { kind: 'staff-dismissed', staffId: 'ada' },
      { kind: 'to-youth', conversationId: first.id, message: { t: 'peer', epoch: 1, present: false } },
    ]);
    expect(accepted(null, { kind: 'dismissed', at: 50 }).next).toBeNull();
  });

  it('A1: a supervisor has no duty and is told none', () => {
    const { next, effects } = accepted(staff('ada'), hello({ role: 'supervisor' }));
    expect(next?.duty).toBeNull();
    expect(effects.map(({ kind }) => kind)).toEqual(['staff-attached']);
  });
});
