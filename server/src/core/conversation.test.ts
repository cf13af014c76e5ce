import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  around,
  idOf,
  join,
  noticesOf,
  open,
  overview,
  party,
  RULES,
  secretOf,
  staff,
  take,
  waiting,
} from '../testing/records.ts';
import { decide } from './conversation.ts';
import type { Acceptance, Effect } from './effects.ts';
import type { ConversationEvent } from './events.ts';
import { conversationIn } from './parties.ts';
import type { ConversationRecord } from './records.ts';

const refusal = (code: string, by?: string) => ({ ok: false, code, ...(by === undefined ? {} : { by }) });

function accepted(
  record: ConversationRecord | null,
  event: ConversationEvent,
  surroundings = around(),
): Acceptance<ConversationRecord> {
  const decision = decide(RULES, record, surroundings, event);
  if (!decision.ok) throw new Error(`refused: ${decision.code}`);
  return { ...decision, next: conversationIn(decision.next) };
}

const told = (effects: readonly Effect[], kind: 'to-youth' | 'to-youth-placed' | 'to-staff') =>
  effects.flatMap((effect) => (effect.kind === kind && 'message' in effect ? [effect.message] : []));

describe('joining', () => {
  it('Q1: is waiting, with id, secret and place to come, and is counted', () => {
    const { next, effects, counted } = accepted(null, join());
    expect(next).toMatchObject({ state: 'waiting', epoch: 0, parties: [], first: false, connection: "youth's" });
    expect(told(effects, 'to-youth-placed')).toEqual([{ t: 'joined', id: idOf(1), resume: secretOf(1) }]);
    expect(counted).toEqual([{ count: 'joined' }]);
  });

  it.each([
    ['shutting-down', { stopping: true }, overview()],
    ['door-closed', { open: false }, overview()],
    ['nobody-on-duty', {}, overview({ onDuty: 1, places: 0 })],
    ['queue-full', {}, overview({ seats: RULES.mostWaiting })],
  ])('Q1: is refused %s', (code, changes, sums) => {
    expect(decide(RULES, null, around([], { overview: sums }), join(changes))).toEqual(refusal(code));
  });

  it('N1: is refused unless the door’s notice is acknowledged, in the version in force, in a text that there is', () => {
    const surroundings = around([], { notices: noticesOf({ main: '2', school: '1' }) });
    for (const notice of [
      acknowledging(),
      acknowledging({ version: '3' }),
      acknowledging({ version: '2', language: 'so' }),
      acknowledging({ version: '2', language: 'ar', level: 'easy' }),
      acknowledging({ notice: 'school' }),
      acknowledging({ notice: 'constructor', version: '2' }),
    ]) {
      expect(decide(RULES, null, surroundings, join({ notice }))).toEqual(refusal('notice-outdated'));
    }
    for (const changes of [{ level: 'easy' }, { language: 'en' }] as const) {
      const notice = acknowledging({ version: '2', ...changes });
      expect(decide(RULES, null, surroundings, join({ notice })).ok).toBe(true);
    }
  });

  it('N2: keeps what was acknowledged, and when, for the counsellor to see', () => {
    const notice = acknowledging({ language: 'en' });
    const { next } = accepted(null, join({ at: 77, notice }));
    expect(next).toMatchObject({ acknowledgements: [{ notice, at: 77 }] });
    const { effects } = accepted(next, take('ada'), around([staff('ada')]));
    expect(effects.find(({ kind }) => kind === 'held-told')).toMatchObject({
      held: { notice, acknowledgedAt: 77 },
    });
  });
});

describe('taking', () => {
  it('C1: opens a new epoch, with the chain and the newest revocations for the youth', () => {
    const { next, effects, counted } = accepted(waiting({ epoch: 4 }), take('ada'), around([staff('ada')]));
    expect(next).toMatchObject({ state: 'open', epoch: 5, takenAt: 10, parties: [{ staffId: 'ada', epoch: 5 }] });
    expect(told(effects, 'to-youth')).toEqual([
      {
        t: 'accepted',
        epoch: 5,
        chain: { staffId: 'ada', staffCertificate: 'staff', dutyCertificate: 'duty' },
        offer: null,
        notice: 'main',
      },
    ]);
    expect(effects.slice(0, 2)).toEqual([
      { kind: 'linked', conversationId: idOf(1), link: { epoch: 5, staff: ['ada'] } },
      { kind: 'taken-from-queue', conversationId: idOf(1), by: 'name of ada' },
    ]);
    expect(counted).toEqual([{ count: 'taken' }]);
  });

  it('Q3: the second is told by whom it was taken, whatever else is wrong', () => {
    const surroundings = around([staff('bo'), staff('ada')], { holds: 2 });
    expect(decide(RULES, open('ada', { excluded: ['bo'] }), surroundings, take('bo'))).toEqual(
      refusal('already-taken', 'name of ada'),
    );
  });

  it.each([
    ['not-on-duty', waiting(), around([staff('ada', { duty: null })]), {}],
    ['not-on-duty', waiting(), around(), {}],
    ['not-on-duty', waiting(), around([staff('ada', { connection: 'a later one' })]), {}],
    ['at-capacity', waiting(), around([staff('ada')], { holds: 2 }), {}],
    ['excluded', waiting({ excluded: ['ada'] }), around([staff('ada')]), {}],
    ['out-of-state', waiting({ connection: null, deadline: 50 }), around([staff('ada')]), {}],
    ['unknown-conversation', null, around([staff('ada')]), {}],
    ['shutting-down', waiting(), around([staff('ada')]), { stopping: true }],
  ])('Q4, Q5: is refused %s', (code, record, surroundings, changes) => {
    expect(decide(RULES, record, surroundings, take('ada', changes))).toEqual(refusal(code));
  });

  it('N3: is refused when the notice acknowledged is no longer in force', () => {
    const surroundings = around([staff('ada')], { notices: noticesOf({ main: '2' }) });
    expect(decide(RULES, waiting(), surroundings, take('ada'))).toEqual(refusal('notice-outdated'));
  });
});

describe('a notice that changes while one waits', () => {
  const outdating = around([], { notices: noticesOf({ main: '2', school: '1' }) });
  const again = {
    kind: 'acknowledge',
    at: 60,
    connection: "youth's",
    stopping: false,
    notice: acknowledging({ version: '2' }),
  } as const;
  const acknowledgements = [{ notice: again.notice, at: 60 }] as const;

  it('N4: those who wait with another are told, nobody else', () => {
    const event = { kind: 'notice-changed' } as const;
    const { effects } = accepted(waiting(), event, outdating);
    expect(told(effects, 'to-youth')).toEqual([{ t: 'refused', code: 'notice-outdated' }]);
    expect(accepted(waiting({ acknowledgements }), event, outdating).effects).toEqual([]);
    expect(accepted(open('ada'), event, outdating).effects).toEqual([]);
  });

  it('N4: acknowledged anew, the place is kept', () => {
    const record = waiting({ joinedAt: 3 });
    const { next } = accepted(record, again, outdating);
    expect(next).toEqual({ ...record, acknowledgements });
  });

  it.each([
    ['out-of-state', waiting({ acknowledgements }), again],
    ['out-of-state', open('ada'), again],
    ['notice-outdated', waiting(), { ...again, notice: acknowledging() }],
    ['unknown-conversation', waiting(), { ...again, connection: 'an earlier one' }],
  ])('N4: is refused %s', (code, record, event) => {
    expect(decide(RULES, record, outdating, event)).toEqual(refusal(code));
  });
});

describe('the youth goes and comes back', () => {
  const gone = { kind: 'youth-gone', at: 100, connection: "youth's" } as const;
  const back = {
    kind: 'resume',
    at: 20,
    secret: secretOf(1),
    connection: 'new',
  } as const;

  it('Q5: keeps the place for the waiting grace', () => {
    const { next, effects } = accepted(waiting({ joinedAt: 3 }), gone);
    expect(next).toMatchObject({
      state: 'waiting',
      joinedAt: 3,
      connection: null,
      deadline: 100 + RULES.waitingGraceMs,
    });
    expect(effects).toEqual([]);
    expect(accepted(next, back).next).toMatchObject({
      state: 'waiting',
      joinedAt: 3,
      connection: 'new',
      deadline: null,
    });
  });

  it('Q9: abandoned after the grace, and not a moment before', () => {
    const away = accepted(waiting(), gone).next;
    const deadline = 100 + RULES.waitingGraceMs;
    expect(accepted(away, { kind: 'expire', at: deadline - 1 }).next).toBe(away);
    const over = accepted(away, { kind: 'expire', at: deadline });
    expect(over).toMatchObject({ next: null, counted: [{ count: 'ended', by: 'abandoned' }] });
    expect(over.tally).toEqual({ kind: 'abandoned', at: deadline });
  });

  it('C8: interrupts an open conversation, the counsellor is told, and it is open again with the same epoch', () => {
    const away = accepted(open('ada'), gone);
    expect(away.next).toMatchObject({ state: 'interrupted', deadline: 100 + RULES.youthGraceMs, epoch: 1 });
    expect(told(away.effects, 'to-staff')).toEqual([{ t: 'presence', id: idOf(1), youthPresent: false }]);
    const again = accepted(away.next, back, around([staff('ada')]));
    expect(again.next).toMatchObject({ state: 'open', epoch: 1, connection: 'new', deadline: null });
    expect(told(again.effects, 'to-staff')).toEqual([{ t: 'presence', id: idOf(1), youthPresent: true }]);
    expect(told(again.effects, 'to-youth').map(({ t }) => t)).toEqual(['resumed', 'accepted', 'peer']);
  });

  it('C8: ends as youth-vanished after the grace, and the counsellor is told', () => {
    const away = accepted(open('ada'), gone).next;
    expect(accepted(away, { kind: 'expire', at: 99 + RULES.youthGraceMs }).next).toBe(away);
    const over = accepted(away, { kind: 'expire', at: 100 + RULES.youthGraceMs });
    expect(over.next).toBeNull();
    expect(told(over.effects, 'to-staff')).toEqual([{ t: 'ended', id: idOf(1), by: 'youth-vanished', settling: null }]);
    expect(over.tally).toEqual({ kind: 'length', ms: 90 + RULES.youthGraceMs });
  });

  it.each([
    ['distrusted', { kind: 'distrust', connection: "youth's", epoch: 1, reason: 'revoked' }],
    ['counsellor-vanished', { kind: 'give-back', connection: "youth's", epoch: 1 }],
  ] as const)('H15: back in the queue meanwhile, is told why first: %s', (reason, event) => {
    const returned = accepted(open('ada'), event).next;
    const { effects } = accepted(returned, back);
    expect(effects.flatMap((effect) => ('message' in effect ? [effect.message] : []))).toMatchObject([
      { t: 'requeued', reason },
      { t: 'resumed', state: 'waiting' },
      { t: 'place' },
    ]);
    const again = accepted(accepted(returned, take('cy'), around([staff('cy')])).next, gone).next;
    expect(again?.requeuedFor).toBeNull();
    expect(told(accepted(waiting(), back).effects, 'to-youth-placed')).toEqual([{ t: 'place' }]);
  });

  it('C5: with a wrong secret or an unknown id is refused, both alike', () => {
    for (const secret of [secretOf(2), `${secretOf(1)}x`, '']) {
      expect(decide(RULES, waiting(), around(), { ...back, secret })).toEqual(refusal('unknown-conversation'));
    }
    expect(decide(RULES, null, around(), back)).toEqual(refusal('unknown-conversation'));
  });

  it('C5: a connection that was replaced speaks for nobody', () => {
    const record = accepted(open('ada'), back, around([staff('ada')])).next;
    const events: ConversationEvent[] = [
      gone,
      { kind: 'leave', at: 1, connection: "youth's" },
      { kind: 'distrust', connection: "youth's", epoch: 1, reason: 'expired' },
    ];
    for (const event of events) {
      expect(decide(RULES, record, around(), event)).toEqual(refusal('unknown-conversation'));
    }
  });

  it('C11: on coming back is told whether the counsellor is connected', () => {
    for (const present of [true, false]) {
      const surroundings = around([staff('ada', { connection: present ? 'x' : null })]);
      const { effects } = accepted(open('ada'), back, surroundings);
      expect(told(effects, 'to-youth')).toContainEqual({ t: 'peer', epoch: 1, present });
    }
  });
});

describe('ending', () => {
  it('C7: leave and beacon end it, and the counsellor is told', () => {
    const leave: ConversationEvent = { kind: 'leave', at: 70, connection: "youth's" };
    const beacon: ConversationEvent = { kind: 'beacon', at: 70, secret: secretOf(1) };
    for (const event of [leave, beacon]) {
      const { next, effects, tally, counted } = accepted(open('ada'), event);
      expect(next).toBeNull();
      expect(told(effects, 'to-staff')).toEqual([{ t: 'ended', id: idOf(1), by: 'youth', settling: null }]);
      expect(effects).toContainEqual({ kind: 'unlinked', conversationId: idOf(1), epoch: 1 });
      expect(tally).toEqual({ kind: 'length', ms: 60 });
      expect(counted).toEqual([{ count: 'ended', by: 'youth' }]);
    }
  });

  it('C7: a beacon without the secret does nothing', () => {
    for (const secret of [secretOf(2), '']) {
      expect(decide(RULES, open('ada'), around(), { kind: 'beacon', at: 1, secret })).toEqual(
        refusal('unknown-conversation'),
      );
    }
  });

  it('Q9: whoever leaves the queue is counted as abandoned', () => {
    const { next, counted } = accepted(waiting(), { kind: 'leave', at: 70, connection: "youth's" });
    expect(next).toBeNull();
    expect(counted).toEqual([{ count: 'ended', by: 'abandoned' }]);
  });

  it("C10: the holder's end ends it, open or interrupted; nobody else's does", () => {
    const end = { kind: 'end', at: 40, staffId: 'ada', connection: "ada's" } as const;
    const surroundings = around([staff('ada')]);
    for (const record of [open('ada'), open('ada', { state: 'interrupted', connection: null, deadline: 90 })]) {
      const { next, effects } = accepted(record, end, surroundings);
      expect(next).toBeNull();
      expect(told(effects, 'to-youth')).toEqual([{ t: 'ended', by: 'counsellor' }]);
    }
    const strangers = [
      decide(RULES, open('bo'), surroundings, end),
      decide(RULES, waiting(), surroundings, end),
      decide(RULES, open('ada'), surroundings, { ...end, connection: 'replaced' }),
      decide(RULES, null, surroundings, end),
    ];
    for (const decision of strangers) expect(decision).toEqual(refusal('unknown-conversation'));
  });

  it('S2: a stop ends all of them, and tells both sides', () => {
    const { next, effects, counted } = accepted(open('ada'), { kind: 'shutdown', at: 40 });
    expect(next).toBeNull();
    expect(told(effects, 'to-youth')).toEqual([{ t: 'ended', by: 'shutdown' }]);
    expect(told(effects, 'to-staff')).toEqual([{ t: 'ended', id: idOf(1), by: 'shutdown', settling: null }]);
    expect(counted).toEqual([{ count: 'ended', by: 'shutdown' }]);
    const queued = accepted(waiting(), { kind: 'shutdown', at: 40 });
    expect(queued.counted).toEqual([{ count: 'ended', by: 'shutdown' }]);
    expect(queued.tally).toBeUndefined();
  });
});

describe('going back to the queue', () => {
  const vanished = { kind: 'staff-checked', at: 1_000, staffId: 'ada' } as const;

  it("C6: first again, after the counsellor's grace and not before", () => {
    const away = (deadline: number) => around([staff('ada', { connection: null, deadline })]);
    expect(accepted(open('ada'), vanished, away(1_001)).next).toMatchObject({ state: 'open' });
    expect(accepted(open('ada'), vanished, around([staff('ada')])).next).toMatchObject({ state: 'open' });
    expect(accepted(open('bo'), vanished, away(1_000)).next).toMatchObject({ state: 'open' });
    const { next, effects } = accepted(open('ada', { epoch: 3 }), vanished, away(1_000));
    expect(next).toMatchObject({ state: 'waiting', first: true, parties: [], takenAt: null, epoch: 3, excluded: [] });
    expect(effects[0]).toEqual({ kind: 'unlinked', conversationId: idOf(1), epoch: 1 });
    expect(told(effects, 'to-youth-placed')).toEqual([{ t: 'requeued', reason: 'counsellor-vanished' }]);
  });

  it('C6: an interrupted one keeps the deadline of the youth who is away', () => {
    const record = open('ada', { state: 'interrupted', connection: null, deadline: 1_500 });
    const { next } = accepted(record, vanished, around());
    expect(next).toMatchObject({ state: 'waiting', connection: null, deadline: 1_500 });
  });

  it('P5: at once when the holder is back without the keys', () => {
    const lost = { kind: 'keys-named', staffId: 'ada', connection: 'new', epochs: [4] } as const;
    const surroundings = around([staff('ada', { connection: 'new' })]);
    expect(accepted(open('ada'), lost, surroundings).next).toMatchObject({ state: 'waiting', first: true });
    expect(accepted(open('ada'), { ...lost, connection: 'old' }, surroundings).next).toMatchObject({ state: 'open' });
    expect(accepted(open('bo'), lost, surroundings).next).toMatchObject({ state: 'open' });
  });

  it('C12: given back for want of a channel, it is first again, nobody is excluded, and the holder is told what is so', () => {
    const giveBack = { kind: 'give-back', connection: "youth's", epoch: 1 } as const;
    const { next, effects } = accepted(open('ada'), giveBack);
    expect(next).toMatchObject({ state: 'waiting', first: true, parties: [], excluded: [] });
    expect(told(effects, 'to-staff')).toEqual([{ t: 'out', id: idOf(1), epoch: 1, why: 'no-channel' }]);
    expect(told(effects, 'to-youth-placed')).toEqual([{ t: 'requeued', reason: 'counsellor-vanished' }]);
    expect(accepted(next, take('ada'), around([staff('ada')])).next).toMatchObject({ state: 'open', epoch: 2 });
    expect(decide(RULES, open('ada'), around(), { ...giveBack, epoch: 2 })).toEqual(refusal('wrong-epoch'));
    expect(decide(RULES, waiting(), around(), giveBack)).toEqual(refusal('out-of-state'));
  });

  it('C9: distrust excludes the holder, who is told why', () => {
    const distrust = { kind: 'distrust', connection: "youth's", epoch: 1, reason: 'revoked' } as const;
    const { next, effects } = accepted(open('ada', { excluded: ['bo'] }), distrust);
    expect(next).toMatchObject({ state: 'waiting', first: true, parties: [], excluded: ['bo', 'ada'] });
    expect(told(effects, 'to-staff')).toEqual([{ t: 'distrusted', id: idOf(1), reason: 'revoked' }]);
    expect(told(effects, 'to-youth-placed')).toEqual([{ t: 'requeued', reason: 'distrusted' }]);
    expect(decide(RULES, open('ada', { parties: [party('ada', { epoch: 2 })] }), around(), distrust)).toEqual(
      refusal('wrong-epoch'),
    );
    expect(decide(RULES, waiting(), around(), distrust)).toEqual(refusal('out-of-state'));
    expect(accepted(next, take('cy'), around([staff('cy')])).next).toMatchObject({
      epoch: 2,
      parties: [{ staffId: 'cy', epoch: 2 }],
    });
  });
});
