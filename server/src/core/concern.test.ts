import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  around,
  aroundStaff,
  concern,
  idOf,
  noticesOf,
  open,
  party,
  presented,
  RULES,
  secretOf,
  settling,
  staff,
  take,
  waiting,
} from '../testing/records.ts';
import type { Surroundings } from './around.ts';
import { decide } from './conversation.ts';
import type { Acceptance, Effect } from './effects.ts';
import type { ConcernStep, ConversationEvent } from './events.ts';
import { concernedIn, dueAt, placesIn } from './parties.ts';
import { decidePresence } from './presence.ts';
import type { ConversationRecord, KeptRecord, Offer, Side } from './records.ts';
import { queueEntryOf } from './views.ts';

const refusal = (code: string) => ({ ok: false, code });
const everybody = around([staff('ada'), staff('bo'), staff('cy')]);
const by = (staffId: string) => ({ staffId, connection: `${staffId}'s` });
const step = (staffId: string, what: ConcernStep) =>
  ({ kind: 'concern', ...by(staffId), step: what, age: '15-17' }) as const;
const outcome = (staffId: string) =>
  ({ kind: 'concern-outcome', ...by(staffId), outcome: { is: 'not-possible', why: 'left' }, age: 'under-15' }) as const;
const leave = { kind: 'leave', at: 500, connection: "youth's" } as const;
const end = (staffId: string) => ({ kind: 'end', at: 500, ...by(staffId) }) as const;

const ours = open('ada', { concern: concern('ada') });
const nobodys = open('ada', { concern: concern(null) });
const bos = party('bo', { epoch: 2, came: 'join', offer: 'earlier' });
const room: Side = { epoch: 3, purpose: 'room', initiator: presented('ada'), responder: presented('bo') };
const two = open('ada', { epoch: 3, parties: [party('ada'), bos], sides: [room], concern: concern('ada') });
const offer: Offer = {
  ...{ id: 'offer', mode: 'handover', from: 'ada', to: presented('bo') },
  ...{ stage: 'asking-colleague', deadline: 900, arriving: null },
};
const arriving = open('ada', {
  epoch: 2,
  offer: { ...offer, stage: 'arriving', arriving: { ...bos, came: 'handover', offer: 'offer', arrived: false } },
  concern: concern('ada', { stage: 'told', told: true }),
});

function accepted(
  record: KeptRecord,
  event: ConversationEvent,
  surroundings: Surroundings = everybody,
): Acceptance<KeptRecord> {
  const decision = decide(RULES, record, surroundings, event);
  if (!decision.ok) throw new Error(`refused: ${decision.code}`);
  return decision;
}

function seen({ effects }: { effects: readonly Effect[] }): unknown[] {
  return effects.flatMap((effect) => (effect.kind === 'held-told' ? [[effect.staffId, effect.held.concern]] : []));
}

function told({ effects }: { effects: readonly Effect[] }): unknown[] {
  return effects.flatMap((effect) => (effect.kind === 'to-staff' ? [[effect.staffId, effect.message]] : []));
}

describe('a concern', () => {
  it('N7: opened is taken on by whoever opened it; its stage is told to nobody else, and nothing to the youth', () => {
    const decision = accepted({ ...two, concern: null }, step('bo', 'open'));
    expect(decision.next).toMatchObject({ concern: concern('bo') });
    expect(seen(decision)).toEqual([
      ['ada', { mine: false, taken: true, stage: null }],
      ['bo', { mine: true, taken: true, stage: 'concern' }],
    ]);
    expect(decision.effects).toHaveLength(2);
    expect(decision.counted).toEqual([]);
  });

  it('N7: its stages go forward only, and may be passed over', () => {
    const reporting = accepted(ours, step('ada', 'reporting')).next;
    expect(reporting).toMatchObject({ concern: concern('ada', { stage: 'reporting', reporting: true }) });
    expect(reporting !== null && decide(RULES, reporting, everybody, step('ada', 'told'))).toEqual(
      refusal('out-of-state'),
    );
    expect(reporting !== null && decide(RULES, reporting, everybody, step('ada', 'reporting'))).toEqual(
      refusal('out-of-state'),
    );
  });

  it.each([
    ['out-of-state', ours, step('ada', 'open')],
    ['out-of-state', two, step('bo', 'open')],
    ['out-of-state', open('ada'), step('ada', 'told')],
    ['out-of-state', open('ada'), step('ada', 'take-over')],
    ['out-of-state', open('ada'), outcome('ada')],
    ['out-of-state', ours, step('ada', 'take-over')],
    ['not-allowed', two, step('bo', 'told')],
    ['out-of-state', two, step('bo', 'take-over')],
    ['not-allowed', arriving, step('bo', 'take-over')],
    ['not-allowed', two, outcome('bo')],
    ['not-allowed', nobodys, step('ada', 'told')],
    ['not-allowed', nobodys, outcome('ada')],
    ['not-allowed', arriving, step('bo', 'open')],
    ['unknown-conversation', ours, step('cy', 'open')],
    ['unknown-conversation', ours, outcome('cy')],
    ['unknown-conversation', waiting({ concern: concern(null) }), step('ada', 'take-over')],
    ['unknown-conversation', ours, { ...step('ada', 'told'), connection: 'an earlier one' }],
  ])('N7, N9: is refused %s', (code, record, event) => {
    expect(decide(RULES, record, everybody, event)).toEqual(refusal(code));
  });

  it('N7, N11: with its outcome it is over, and counted with all that it went through, at the age judged last', () => {
    const record = open('ada', { concern: concern('ada', { stage: 'reporting', told: true, reporting: true }) });
    const decision = accepted(record, outcome('ada'));
    expect(decision.next).toMatchObject({ state: 'open', concern: null });
    expect(seen(decision)).toEqual([['ada', null]]);
    expect(decision.counted).toEqual([
      {
        count: 'concern',
        concern: concern('ada', { stage: 'reporting', told: true, reporting: true, age: 'under-15' }),
        outcome: { is: 'not-possible', why: 'left' },
      },
    ]);
    expect(decision.next !== null && accepted(decision.next, step('ada', 'open')).next).toMatchObject({
      concern: concern('ada'),
    });
    expect(decision.next !== null && accepted(decision.next, end('ada')).next).toBeNull();
  });

  it('N8: open, whoseever it is, no counsellor ends the conversation', () => {
    for (const record of [ours, nobodys, two, arriving]) {
      expect(decide(RULES, record, everybody, end('ada'))).toEqual(refusal('concern-open'));
    }
    expect(decide(RULES, two, everybody, end('bo'))).toEqual(refusal('not-allowed'));
  });

  it.each([
    ['handed over', arriving, { kind: 'arrived', connection: "youth's", epoch: 2 }, 'bo'],
    ['stepped out', two, { kind: 'step-out', ...by('ada') }, 'bo'],
    ['distrusted', two, { kind: 'distrust', connection: "youth's", epoch: 1, reason: 'expired' }, 'bo'],
    ['gone for good', arriving, { kind: 'keys-named', ...by('ada'), epochs: [] }, 'bo'],
    ['returned', ours, { kind: 'return', ...by('ada'), wanted: {} }, null],
    ['gone, and alone', ours, { kind: 'keys-named', ...by('ada'), epochs: [] }, null],
  ] as const)('N9: passes on when its owner is out (%s), and its stage does not', (_name, record, event, holder) => {
    const decision = accepted(record, event);
    const { next } = decision;
    expect(next).toMatchObject({ concern: { owner: null, lastOwner: 'ada', stage: 'concern' } });
    if (holder === null) expect(next?.state === 'waiting' && queueEntryOf(next)).toMatchObject({ concern: true });
    else expect(seen(decision)).toContainEqual([holder, { mine: false, taken: false, stage: null }]);
  });

  it('N9: stays with its owner when the other is out', () => {
    const { next } = accepted(two, { kind: 'step-out', ...by('bo') });
    expect(next).toMatchObject({ concern: concern('ada') });
  });

  it('N9: taken over, it begins again at its first stage, and what it went through is counted once', () => {
    const record = open('ada', { concern: concern(null, { told: true }) });
    const decision = accepted(record, step('ada', 'take-over'));
    expect(decision.next).toMatchObject({ concern: concern('ada', { told: true, takenOver: true }) });
    expect(seen(decision)).toEqual([['ada', { mine: true, taken: true, stage: 'concern' }]]);
    expect(decision.next !== null && accepted(decision.next, step('ada', 'told')).next).toMatchObject({
      concern: concern('ada', { stage: 'told', told: true, takenOver: true }),
    });
  });

  it('N9: comes with the conversation to whoever takes it from the queue, as nobody’s', () => {
    const { effects } = accepted(waiting({ concern: concern(null) }), take('ada'));
    expect(effects.find(({ kind }) => kind === 'held-told')).toMatchObject({
      held: { concern: { mine: false, taken: false, stage: null } },
    });
  });

  it('N9: a request shows it, also one that had been made; a consultation does not', () => {
    const request = ({ effects }: { effects: readonly Effect[] }) =>
      effects.flatMap((effect) =>
        effect.kind === 'to-staff' && effect.message.t === 'request' ? [effect.message.request.concern] : [],
      );
    const asked = open('ada', { offer });
    expect(request(accepted(asked, step('ada', 'open')))).toEqual([true]);
    expect(request(accepted({ ...asked, concern: concern('ada') }, outcome('ada')))).toEqual([false]);
    const advice = open('ada', { offer: { ...offer, mode: 'consultation' } });
    expect(request(accepted(advice, step('ada', 'open')))).toEqual([]);
  });
});

describe('a conversation that ends with a concern', () => {
  it.each([
    ['leave', leave],
    ['beacon', { kind: 'beacon', at: 500, secret: secretOf(1) }],
    ['expire', { kind: 'expire', at: 500 }],
  ] as const)(
    'N10: by the youth (%s), leaves the concern, its owner and its id, and nothing of the youth’s',
    (_name, event) => {
      const away = { ...two, state: 'interrupted', connection: null, deadline: 400 } as const;
      const decision = accepted(event.kind === 'expire' ? away : two, event);
      expect(decision.next).toStrictEqual(settling('ada'));
      const ends = (told(decision) as [string, { t: string; settling?: unknown }][]).filter(
        ([, { t }]) => t === 'ended',
      );
      expect(ends.map(([staffId, message]) => [staffId, message.settling])).toEqual([
        ['ada', { id: idOf(1), stage: 'concern' }],
        ['bo', null],
      ]);
      expect(decision.effects).toContainEqual({ kind: 'forgotten', conversationId: idOf(1) });
      expect(decision.counted.map(({ count }) => count)).toEqual(['ended']);
    },
  );

  it('N10: one that nobody had taken on is the holder’s', () => {
    expect(accepted({ ...two, concern: concern(null) }, leave).next).toStrictEqual(settling('ada'));
  });

  it.each([
    ['returned', ours, { kind: 'return', ...by('ada'), wanted: {} }],
    ['given back', ours, { kind: 'give-back', connection: "youth's", epoch: 1 }],
    ['gone', ours, { kind: 'keys-named', ...by('ada'), epochs: [] }],
  ] as const)(
    'N10: that its owner %s is theirs to settle again, if the youth leaves before it is taken over',
    (_name, record, event) => {
      const back = accepted(record, event).next as ConversationRecord;
      const decision = accepted(back, leave, around([]));
      expect(decision.next).toStrictEqual(settling('ada'));
      expect(decision.counted.map(({ count }) => count)).toEqual(['ended']);
      expect(told(decision)).toEqual([
        ['ada', { t: 'ended', id: idOf(1), by: 'youth', settling: { id: idOf(1), stage: 'concern' } }],
      ]);
    },
  );

  it('N10: with a holder is the holder’s, and taken over no more that of who had it last', () => {
    const bos = open('bo', { concern: concern(null, { lastOwner: 'ada' }) });
    expect(accepted(bos, leave).next).toStrictEqual(settling('bo'));
    expect(accepted(bos, step('bo', 'take-over')).next).toMatchObject({ concern: { owner: 'bo', lastOwner: null } });
  });

  it('A8, N10: is lost once nobody is left who had it; a stop tells who had it last', () => {
    const back = waiting({ concern: concern(null, { lastOwner: 'ada' }) });
    expect(accepted(back, { kind: 'staff-disabled', staffId: 'bo' }).next).toEqual(back);
    const { next } = accepted(back, { kind: 'staff-disabled', staffId: 'ada' });
    expect(next).toEqual(waiting({ concern: concern(null) }));
    expect(next !== null && accepted(next, leave).next).toBeNull();
    const stopped = accepted(back, { kind: 'shutdown', at: 500 });
    expect(told(stopped)).toEqual([['ada', { t: 'settled', id: idOf(1), lost: true }]]);
  });

  it('N10: is lost in the queue, where nobody is to settle it', () => {
    const decision = accepted(waiting({ concern: concern(null) }), leave);
    expect(decision.next).toBeNull();
    expect(decision.counted).toContainEqual({ count: 'concern', concern: concern(null), outcome: { is: 'lost' } });
  });

  it('N10, S2: is lost by a stop, which has waited for it', () => {
    for (const record of [ours, settling('ada')]) {
      const decision = accepted(record, { kind: 'shutdown', at: 500 });
      expect(decision.next).toBeNull();
      expect(decision.counted).toContainEqual({ count: 'concern', concern: concern('ada'), outcome: { is: 'lost' } });
    }
  });
});

describe('what is settling', () => {
  it('N10: is reached by its owner alone: stages forward, and one outcome', () => {
    const on = accepted(settling('ada'), step('ada', 'told'));
    expect(on.next).toStrictEqual(settling('ada', { stage: 'told', told: true }));
    const over = accepted(settling('ada'), outcome('ada'));
    expect(over.next).toBeNull();
    expect(told(over)).toEqual([['ada', { t: 'settled', id: idOf(1), lost: false }]]);
    expect(over.counted).toMatchObject([{ count: 'concern', outcome: { is: 'not-possible', why: 'left' } }]);
  });

  it('N10: its owner need not be on duty for it', () => {
    const surroundings = around([staff('ada', { duty: null })]);
    expect(accepted(settling('ada'), outcome('ada'), surroundings).next).toBeNull();
  });

  it.each([
    ['out-of-state', step('ada', 'open')],
    ['out-of-state', step('ada', 'take-over')],
    ['unknown-conversation', step('bo', 'told')],
    ['unknown-conversation', step('bo', 'take-over')],
    ['unknown-conversation', outcome('bo')],
    ['unknown-conversation', { ...outcome('ada'), connection: 'an earlier one' }],
    ['unknown-conversation', take('bo')],
    ['unknown-conversation', end('ada')],
    ['unknown-conversation', leave],
    ['unknown-conversation', { kind: 'resume', at: 20, secret: secretOf(1), connection: 'new' }],
    [
      'unknown-conversation',
      { kind: 'acknowledge', at: 9, connection: "youth's", notice: acknowledging(), stopping: false },
    ],
    ['unknown-conversation', { kind: 'beacon', at: 9, secret: secretOf(1) }],
  ] as const)('N10: is refused %s', (code, event) => {
    expect(decide(RULES, settling('ada'), everybody, event)).toEqual(refusal(code));
  });

  it('N10: lasts while its owner is away, off duty or signed out, for as long as its limit, and no longer', () => {
    const checked = { kind: 'staff-checked', staffId: 'ada', at: 9_999 } as const;
    const [there, gone] = [around([staff('ada', { duty: null })]), around([])];
    for (const surroundings of [gone, around([staff('ada', { connection: null, deadline: 100 })])]) {
      expect(accepted(settling('ada'), checked, surroundings).next).toEqual(settling('ada'));
      expect(accepted(settling('ada'), { kind: 'expire', at: 10_499 }, surroundings).next).toEqual(settling('ada'));
    }
    expect(dueAt(settling('ada'))).toBe(10_500);
    const told = accepted(settling('ada'), { kind: 'expire', at: 10_500 }, there);
    expect(told).toMatchObject({ next: null, counted: [{ count: 'concern', outcome: { is: 'lost' } }] });
    expect(told.effects).toEqual([
      { kind: 'to-staff', staffId: 'ada', message: { t: 'settled', id: idOf(1), lost: true } },
    ]);
    const untold = accepted(settling('ada'), { kind: 'expire', at: 10_500 }, gone);
    expect(untold.next).toStrictEqual({ id: idOf(1), state: 'lost', owner: 'ada' });
    expect(untold).toMatchObject({ effects: [], counted: [{ count: 'concern', outcome: { is: 'lost' } }] });
  });

  it('A8, N10: is lost when its owner’s account is disabled, and nobody else’s', () => {
    const disabled = (staffId: string) => accepted(settling('ada'), { kind: 'staff-disabled', staffId });
    expect(disabled('bo').next).toEqual(settling('ada'));
    expect(disabled('ada')).toMatchObject({ next: null, counted: [{ outcome: { is: 'lost' } }] });
  });

  it('N10: takes no place; notices and keys are nothing to it', () => {
    const record = settling('ada');
    expect([placesIn(record), concernedIn(record)]).toEqual([[], ['ada']]);
    const later = around([staff('ada')], { notices: noticesOf({ main: '9' }) });
    for (const event of [{ kind: 'notice-changed' }, { kind: 'keys-named', ...by('ada'), epochs: [] }] as const) {
      expect(accepted(record, event, later)).toMatchObject({ next: record, effects: [] });
    }
  });

  it('P4, N10: keeps nobody on duty, nor known, who is gone', () => {
    const away = staff('ada', { connection: null, deadline: 100 });
    const over = decidePresence(RULES, away, aroundStaff([settling('ada')]), { kind: 'grace-over', at: 100 });
    expect(over).toMatchObject({ ok: true, next: null });
    const held = decidePresence(RULES, away, aroundStaff([ours]), { kind: 'grace-over', at: 100 });
    expect(held).toMatchObject({ ok: true, next: away });
    const gone = { kind: 'staff-gone', at: 50, connection: "ada's" } as const;
    const left = decidePresence(RULES, staff('ada', { duty: null }), aroundStaff([settling('ada')]), gone);
    expect(left).toMatchObject({ ok: true, next: null });
  });

  it('N8: keeps its owner on duty, and is told again to who comes back', () => {
    const off = { kind: 'duty-off', connection: "ada's" } as const;
    const surroundings = aroundStaff([settling('ada')]);
    expect(decidePresence(RULES, staff('ada'), surroundings, off)).toEqual(refusal('concern-open'));
    expect(decidePresence(RULES, staff('ada'), aroundStaff([ours, settling('ada')]), off)).toEqual(
      refusal('conversations-open'),
    );
    const hello = { kind: 'hello', ...staff('ada'), connection: 'new', door: 'main', holding: [] } as const;
    const decision = decidePresence(RULES, staff('ada'), surroundings, hello);
    expect(decision.ok && decision.effects[0]).toMatchObject({
      settling: [{ id: idOf(1), stage: 'concern' }],
      held: [],
    });
  });
});

describe('what was lost while its owner was away', () => {
  const lost = { id: idOf(1), state: 'lost', owner: 'ada' } as const;

  it('N10: is told when they are back, after what goes on, and then nothing of it is left', () => {
    const hello = { kind: 'hello', ...staff('ada'), connection: 'new', door: 'main', holding: [] } as const;
    const decision = decidePresence(RULES, null, aroundStaff([lost]), hello);
    const effects = decision.ok ? decision.effects : [];
    expect(effects[0]).toMatchObject({ kind: 'staff-attached', settling: [] });
    expect(told({ effects })).toContainEqual(['ada', { t: 'settled', id: idOf(1), lost: true }]);
    const named = { kind: 'keys-named', staffId: 'ada', connection: 'new', epochs: [] } as const;
    expect(accepted(lost, named, around([staff('ada', { connection: 'newer' })])).next).toEqual(lost);
    expect(accepted(lost, named, around([staff('ada', { connection: 'new' })])).next).toBeNull();
  });

  it('N10: is nobody’s to do anything about, and goes with the account and the service', () => {
    for (const event of [outcome('ada'), step('ada', 'told'), leave, take('ada')]) {
      expect(decide(RULES, lost, everybody, event)).toEqual(refusal('unknown-conversation'));
    }
    for (const event of [
      { kind: 'expire', at: 99_999 },
      { kind: 'staff-disabled', staffId: 'bo' },
    ] as const) {
      expect(accepted(lost, event).next).toEqual(lost);
    }
    for (const event of [
      { kind: 'shutdown', at: 1 },
      { kind: 'staff-disabled', staffId: 'ada' },
    ] as const) {
      expect(accepted(lost, event)).toMatchObject({ next: null, counted: [] });
    }
    expect([placesIn(lost), concernedIn(lost), dueAt(lost)]).toEqual([[], ['ada'], null]);
  });
});
