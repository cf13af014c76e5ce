import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  around,
  aroundStaff,
  duty,
  idOf,
  noticesOf,
  open,
  party,
  presented,
  RULES,
  secretOf,
  staff,
  take,
  waiting,
} from '../testing/records.ts';
import type { Surroundings } from './around.ts';
import { decide } from './conversation.ts';
import type { Acceptance, Effect } from './effects.ts';
import type { ConversationEvent } from './events.ts';
import { dueAt } from './parties.ts';
import { decidePresence } from './presence.ts';
import { mayTakeNext } from './queue.ts';
import type { ConversationRecord, KeptRecord, Offer } from './records.ts';

const refusal = (code: string, by?: string) => ({ ok: false, code, ...(by === undefined ? {} : { by }) });

/** Cy is of the school; Ada and Bo are bound by the door's. */
const cy = staff('cy', { notice: 'school' });
const everybody = around([staff('ada'), staff('bo'), cy]);
const by = { ...presented('cy'), notice: 'school' };
const deadline = 10 + RULES.youthAnswerMs;
const claim = { id: idOf(500), by, deadline, latest: deadline + RULES.waitingGraceMs, stoppedAt: null };
const claimed = waiting({ claim });
const ofSchool = acknowledging({ notice: 'school' });
const says = (notice = ofSchool) =>
  ({ kind: 'acknowledge', at: 60, connection: "youth's", notice, stopping: false }) as const;
const decline = { kind: 'decline', connection: "youth's", claim: claim.id } as const;

function accepted(
  record: ConversationRecord,
  event: ConversationEvent,
  surroundings: Surroundings = everybody,
): Acceptance<KeptRecord> {
  const decision = decide(RULES, record, surroundings, event);
  if (!decision.ok) throw new Error(`refused: ${decision.code}`);
  return decision;
}

function told({ effects }: { effects: readonly Effect[] }): string[] {
  return effects.flatMap((effect) => {
    if (effect.kind === 'to-youth' || effect.kind === 'to-youth-placed') return [`youth ${effect.message.t}`];
    if (effect.kind === 'to-staff') return [`${effect.staffId} ${effect.message.t}`];
    return effect.kind === 'held-told' ? [`${effect.staffId} ${effect.t}`] : [];
  });
}

describe('a claim', () => {
  it('N5: of one who is bound otherwise: both are told, the place is kept, and nobody is in', () => {
    const decision = accepted(waiting(), take('cy'));
    expect(decision.next).toEqual({ ...waiting(), claim });
    expect(told(decision)).toEqual(['cy claim', 'youth claimed']);
    expect(decision.effects).toContainEqual({
      kind: 'to-youth',
      conversationId: claimed.id,
      message: { t: 'claimed', claim: claim.id, notice: 'school' },
    });
    expect(decision.effects).toContainEqual({
      kind: 'to-staff',
      staffId: 'cy',
      message: { t: 'claim', claim: { id: claimed.id, profile: { language: 'sv' }, deadline: claim.deadline } },
    });
    expect(dueAt(claimed)).toBe(claim.deadline);
  });

  it('N3: is not needed by one whose notice has been acknowledged and is in force', () => {
    const acknowledgements = [
      { notice: acknowledging(), at: 1 },
      { notice: ofSchool, at: 2 },
    ] as const;
    const { next } = accepted(waiting({ acknowledgements }), take('cy'));
    expect(next).toMatchObject({ state: 'open', parties: [{ acknowledged: { notice: ofSchool, at: 2 } }] });
    const later = around([cy], { notices: noticesOf({ main: '1', school: '2' }) });
    expect(accepted(waiting({ acknowledgements }), take('cy'), later).next).toMatchObject({
      claim: { by: { staffId: 'cy' } },
    });
  });

  it('N3, V8: is not needed of whoever is bound by the door’s, whichever that is by now', () => {
    const door = around([staff('ada', { notice: null }), staff('bo')], {
      notices: noticesOf({ main: '1', school: '1' }, 'school'),
    });
    const record = waiting({ acknowledgements: [{ notice: ofSchool, at: 1 }] });
    expect(accepted(record, take('ada'), door).next).toMatchObject({
      parties: [{ notice: 'school', acknowledged: { notice: ofSchool } }],
    });
    // A binding stays what it was.
    expect(accepted(record, take('bo'), door).next).toMatchObject({ claim: { by: { notice: 'main' } } });
  });

  it('N3, N4: is refused while the door’s notice is outdated, and where the taker’s is not there at all', () => {
    const outdated = around([cy], { notices: noticesOf({ main: '2', school: '1' }) });
    expect(decide(RULES, waiting(), outdated, take('cy'))).toEqual(refusal('notice-outdated'));
    const nowhere = around([cy], { notices: noticesOf({ main: '1' }) });
    expect(decide(RULES, waiting(), nowhere, take('cy'))).toEqual(refusal('notice-outdated'));
    expect(decide(RULES, waiting(), everybody, take('cy', { claim: null }))).toEqual(refusal('notice-outdated'));
  });

  it('N5: nobody else takes it, and each is told by whom it is claimed', () => {
    expect(decide(RULES, claimed, everybody, take('ada'))).toEqual(refusal('already-taken', 'name of cy'));
    expect(mayTakeNext(claimed, 'ada')).toBe(false);
  });

  it('N5: the youth’s acknowledgement opens it in that commit, for the claimer, who keeps it as what lets them in', () => {
    const decision = accepted(claimed, says());
    expect(decision.next).toMatchObject({
      ...{ state: 'open', claim: null, epoch: 1, takenAt: 60 },
      parties: [{ staffId: 'cy', notice: 'school', acknowledged: { notice: ofSchool, at: 60 } }],
      acknowledgements: [{ notice: acknowledging() }, { notice: ofSchool, at: 60 }],
    });
    expect(told(decision)).toEqual(['cy taken', 'youth accepted']);
    expect(decision.counted).toEqual([{ count: 'claim', outcome: 'done' }, { count: 'taken' }]);
  });

  it.each([
    ['another version', acknowledging({ notice: 'school', version: '0' })],
    ['a text that there is not', acknowledging({ notice: 'school', language: 'so' })],
    ['a notice that there is not', acknowledging({ notice: 'constructor' })],
  ])('N5: %s opens nothing, and the claim stands', (_name, notice) => {
    expect(decide(RULES, claimed, everybody, says(notice))).toEqual(refusal('notice-outdated'));
  });

  it('N5: what is in force at the door opens nothing for one who is bound otherwise', () => {
    expect(decide(RULES, claimed, everybody, says(acknowledging()))).toEqual(refusal('out-of-state'));
  });

  it.each([
    ['gone', around([]), 'off-duty'],
    ['away', around([{ ...cy, connection: null, deadline: 90 }]), 'off-duty'],
    ['off duty', around([{ ...cy, duty: null }]), 'off-duty'],
    ['bound by another by now', around([{ ...cy, notice: 'main' }]), 'overtaken'],
  ])(
    'N5: acknowledged when the claimer is %s, it is kept, nobody is in, and the claim is over',
    (_name, surroundings, outcome) => {
      const decision = accepted(claimed, says(), surroundings);
      expect(decision.counted).toEqual([{ count: 'claim', outcome }]);
      expect(decision.next).toMatchObject({
        state: 'waiting',
        claim: null,
        declined: [],
        acknowledgements: [{}, { notice: ofSchool }],
      });
      expect(told(decision)).toEqual(['youth place', 'cy claim-over', 'youth claim-over']);
    },
  );

  it('N5: acknowledged just after it was over, it is kept all the same, once', () => {
    const { next } = accepted(waiting(), says());
    expect(next).toMatchObject({
      state: 'waiting',
      acknowledgements: [{ notice: acknowledging() }, { notice: ofSchool }],
    });
    expect(next !== null && decide(RULES, next, everybody, says())).toEqual(refusal('out-of-state'));
  });

  it.each([
    ['declined', claimed, decline, ['cy claim-over', 'youth claim-over'], { declined: ['cy'] }],
    [
      ...['unanswered', claimed, { kind: 'expire', at: deadline }],
      ...[['cy claim-over', 'youth claim-over'], { unanswered: ['cy'] }],
    ],
    ['off-duty', claimed, { kind: 'staff-checked', staffId: 'cy', at: 20 }, ['cy claim-over', 'youth claim-over'], {}],
  ] as const)(
    'N5: %s, it is over, and what the youth said or did not say is kept',
    (outcome, record, event, expected, kept) => {
      const decision = accepted(record, event, around([staff('ada'), { ...cy, duty: null }]));
      expect(decision.next).toEqual(waiting(kept));
      expect(told(decision)).toEqual(expected);
      expect(decision.counted).toEqual([{ count: 'claim', outcome }]);
    },
  );

  describe('that came to nothing', () => {
    const taking = (changes: Partial<ConversationRecord>, next: boolean, there = everybody) => {
      const decision = decide(RULES, waiting(changes), there, take('cy', { next }));
      return decision.ok ? decision.next?.state === 'waiting' && decision.next.claim?.by.staffId : decision.code;
    };
    const unanswered = ['cy'];
    const declined = ['cy'];
    const alone = around([cy]);

    it('N5: unanswered, never bars who asks for it, and passes them over only while another could take it', () => {
      expect(taking({ unanswered }, false)).toBe('cy');
      expect(taking({ unanswered }, true)).toBe('excluded');
      expect(taking({ unanswered }, true, alone)).toBe('cy');
      expect(taking({ unanswered: ['cy', 'ada', 'bo'] }, true)).toBe('cy');
      expect(taking({ unanswered, excluded: ['ada', 'bo'] }, true)).toBe('cy');
      expect(taking({ unanswered, declined: ['ada'], returnedBy: 'bo' }, true)).toBe('cy');
      const away = around([{ ...staff('ada'), connection: null, deadline: 90 }, staff('bo', { duty: null }), cy]);
      expect(taking({ unanswered }, true, away)).toBe('cy');
      // Ada has no place left; capacity 0 is how to finish.
      const full = around([cy, staff('ada', { duty: duty({ capacity: 0 }) })]);
      expect(taking({ unanswered }, true, full)).toBe('cy');
    });

    it('N5: declined, bars while anybody else is on duty whom the youth could wait for', () => {
      for (const next of [false, true]) {
        expect(taking({ declined }, next)).toBe('excluded');
        expect(taking({ declined }, next, alone)).toBe('cy');
        expect(taking({ declined: ['cy', 'ada', 'bo'] }, next)).toBe('cy');
        expect(taking({ declined, excluded: ['ada'], returnedBy: 'bo' }, next)).toBe('cy');
        expect(taking({ declined, unanswered: ['ada', 'bo'] }, next)).toBe('excluded');
        // Nobody who has just lost the line is nobody.
        const away = around([{ ...staff('ada'), connection: null, deadline: 90 }, cy]);
        expect(taking({ declined }, next, away)).toBe('excluded');
      }
    });

    it('N5: bars nobody once the youth has acknowledged that notice after all', () => {
      const acknowledgements = [
        { notice: acknowledging(), at: 1 },
        { notice: ofSchool, at: 2 },
      ] as const;
      const { next } = accepted(waiting({ declined, unanswered, acknowledgements }), take('cy'));
      expect(next).toMatchObject({ state: 'open', parties: [{ staffId: 'cy' }] });
    });
  });

  describe('while the youth’s line is down', () => {
    const gone = (record: ConversationRecord, at: number) =>
      accepted(record, { kind: 'youth-gone', at, connection: record.connection ?? '' }).next as ConversationRecord;
    const back = (record: ConversationRecord, at: number) =>
      accepted(record, { kind: 'resume', at, secret: secretOf(1), connection: 'new' });

    it('N5: stands still: the youth has as long as was left, and the claimer is told', () => {
      const away = gone(claimed, 1_000);
      expect(dueAt(away)).toBe(1_000 + RULES.waitingGraceMs);
      const decision = back(away, 1_800);
      expect(decision.next).toMatchObject({ claim: { deadline: deadline + 800, stoppedAt: null } });
      expect(told(decision)).toEqual(['youth resumed', 'youth place', 'cy claim', 'youth claimed']);
    });

    it('N5: its deadline passes over nobody; gone for longer than the grace, the youth is gone', () => {
      const away = gone(claimed, deadline - 1);
      expect(accepted(away, { kind: 'expire', at: deadline }).next).toEqual(away);
      const decision = accepted(away, { kind: 'expire', at: deadline - 1 + RULES.waitingGraceMs });
      expect([decision.next, told(decision)]).toEqual([null, ['cy claim-over', 'youth ended']]);
    });

    it('N5: however often, it holds the claimer’s place for no longer than a grace more', () => {
      let record: ConversationRecord = claimed;
      for (let at = 500; record.claim !== null; at += 1_000) {
        expect(at).toBeLessThan(20_000);
        record = back(gone(record, at), at + 900).next as ConversationRecord;
      }
      expect(record).toMatchObject({ state: 'waiting', unanswered: ['cy'], declined: [] });
    });
  });

  it('N5: declining an earlier one leaves it as it is', () => {
    expect(decide(RULES, claimed, everybody, { ...decline, claim: idOf(499) })).toEqual(refusal('out-of-state'));
  });

  it('N5: the youth’s end ends it, with nobody passed over', () => {
    const decision = accepted(claimed, { kind: 'leave', at: 70, connection: "youth's" });
    expect(decision.next).toBeNull();
    expect(told(decision)).toEqual(['cy claim-over']);
    expect(decision.counted).toContainEqual({ count: 'claim', outcome: 'youth-gone' });
    expect(decide(RULES, waiting(), everybody, decline)).toEqual(refusal('out-of-state'));
  });

  it('S2, N5: a stop ends it when it begins, with nobody passed over, and what is acknowledged then opens nothing', () => {
    const stopped = accepted(claimed, { kind: 'stopping' });
    expect(stopped).toMatchObject({ next: waiting(), counted: [{ count: 'claim', outcome: 'shutdown' }] });
    expect(told(stopped)).toEqual(['cy claim-over', 'youth claim-over']);
    const late = accepted(claimed, { ...says(), stopping: true });
    expect(late).toMatchObject({ next: { state: 'waiting', claim: null }, counted: [{ outcome: 'shutdown' }] });
    expect(accepted(open('ada'), { kind: 'stopping' })).toMatchObject({ next: open('ada'), effects: [] });
  });

  it('N4, N5: another notice at the door ends it; another version of the claimer’s does not', () => {
    const changed = { kind: 'notice-changed' } as const;
    const door = accepted(claimed, changed, around([cy], { notices: noticesOf({ main: '1', school: '1' }, 'school') }));
    expect(door.next).toMatchObject({ claim: null, declined: [] });
    expect(told(door)).toEqual(['cy claim-over', 'youth claim-over', 'youth refused']);
    const theirs = accepted(claimed, changed, around([cy], { notices: noticesOf({ main: '1', school: '2' }) }));
    expect(theirs.next).toMatchObject({ claim });
    expect(told(theirs)).toEqual([]);
  });

  it('N5: told again to a youth who comes back, and to a claimer who does', () => {
    const back = accepted(claimed, { kind: 'resume', at: 20, secret: secretOf(1), connection: 'new' });
    expect(told(back)).toEqual(['youth resumed', 'youth place', 'youth claimed']);
    const hello = { kind: 'hello', ...cy, connection: 'new', door: 'main', holding: [] } as const;
    const greeted = (changes: object) => {
      const decision = decidePresence(RULES, { ...cy, ...changes }, aroundStaff([claimed]), { ...hello, ...changes });
      return decision.ok && decision.effects[0]?.kind === 'staff-attached' ? decision.effects[0].claims : null;
    };
    expect(greeted({ connection: 'new' })).toEqual([
      { id: claimed.id, profile: { language: 'sv' }, deadline: claim.deadline },
    ]);
    // Bound otherwise by now: what the youth reads is another's notice.
    expect(greeted({ connection: 'new', notice: 'main' })).toEqual([]);
    const named = { kind: 'keys-named', staffId: 'cy', connection: 'new', epochs: [] } as const;
    const still = around([{ ...cy, connection: 'new' }]);
    expect(accepted(claimed, named, still).next).toEqual(claimed);
    expect(accepted(claimed, named, around([{ ...cy, connection: 'new', notice: 'main' }])).next).toEqual(waiting());
  });

  it('P2, N5: does not keep the claimer on duty', () => {
    const off = { kind: 'duty-off', connection: "cy's" } as const;
    expect(decidePresence(RULES, cy, aroundStaff([claimed]), off)).toMatchObject({ ok: true, next: { duty: null } });
  });
});

describe('what is in force when one is back in the queue', () => {
  it('N4: is asked for at once, if it changed while they talked', () => {
    const later = around([staff('ada')], { notices: noticesOf({ main: '2', school: '1' }) });
    const event = { kind: 'give-back', connection: "youth's", epoch: 1 } as const;
    expect(told(accepted(open('ada'), event, later))).toEqual(['ada out', 'youth requeued', 'youth refused']);
    expect(told(accepted(open('ada'), event))).toEqual(['ada out', 'youth requeued']);
  });
});

describe('an offer to one who is bound otherwise', () => {
  const offer: Offer = {
    ...{ id: 'offer', mode: 'handover', from: 'ada', to: claim.by },
    ...{ stage: 'asking-youth', deadline: 900, arriving: null },
  };
  const asking = open('ada', { offer });
  const asked = (notice = ofSchool) =>
    open('ada', {
      offer: { ...offer, stage: 'asking-colleague' },
      acknowledgements: [
        { notice: acknowledging(), at: 1 },
        { notice, at: 2 },
      ],
    });
  const yes = (notice: typeof ofSchool | null) =>
    ({ kind: 'consent', at: 200, connection: "youth's", offer: 'offer', answer: 'yes', notice }) as const;
  const answer = { kind: 'answer', at: 300, staffId: 'cy', connection: "cy's", offer: 'offer', accept: true } as const;

  it.each([
    ['nothing', null],
    ['the notice of whoever is there', acknowledging()],
    ['another version', acknowledging({ notice: 'school', version: '0' })],
  ])('N6: yes with %s is refused, and the offer stands', (_name, notice) => {
    expect(decide(RULES, asking, everybody, yes(notice))).toEqual(refusal('notice-outdated'));
  });

  it('N6: yes with theirs, or without when it was acknowledged before, asks the colleague, who sees it', () => {
    const decision = accepted(asking, yes(ofSchool));
    expect(decision.next).toMatchObject({
      offer: { stage: 'asking-colleague' },
      acknowledgements: [{ notice: acknowledging() }, { notice: ofSchool, at: 200 }],
      parties: [{ staffId: 'ada', acknowledged: { notice: acknowledging() } }],
    });
    expect(decision.effects).toContainEqual(
      expect.objectContaining({
        staffId: 'cy',
        message: expect.objectContaining({ request: expect.objectContaining({ notice: ofSchool }) }),
      }),
    );
    const known = { ...asking, acknowledgements: asked().acknowledgements };
    expect(accepted(known, yes(null)).next).toMatchObject({ offer: { stage: 'asking-colleague' } });
    expect(decide(RULES, known, everybody, { ...yes(null), answer: 'no' }).ok).toBe(true);
  });

  it('N6: what was acknowledged before keeps its time when the yes brings the same again', () => {
    const known = { ...asking, acknowledgements: asked().acknowledgements };
    expect(accepted(known, yes(ofSchool)).next).toMatchObject({ acknowledgements: known.acknowledgements });
  });

  it('N6: the colleague is in by the acknowledgement of their own notice', () => {
    const arriving = { staffId: 'cy', notice: 'school', acknowledged: { notice: ofSchool, at: 2 } };
    expect(accepted(asked(), answer).next).toMatchObject({ offer: { arriving } });
  });

  it('N6: what is out of force before the colleague answers lets nobody in: the offer is over', () => {
    const later = around([staff('ada'), cy], { notices: noticesOf({ main: '1', school: '2' }) });
    for (const event of [answer, { kind: 'notice-changed' } as const]) {
      const decision = accepted(asked(), event, later);
      expect(decision.next).toMatchObject({ offer: null, passedOver: [] });
      expect(told(decision)).toEqual(['ada offer-over', 'youth offer-over', 'cy request-over', 'ada parties']);
    }
    const otherwise = around([staff('ada'), { ...cy, notice: 'shelter' }]);
    expect(accepted(asked(), answer, otherwise).next).toMatchObject({ offer: null });
  });

  it('N2: each party is shown the one of the notice that they are bound by', () => {
    const school = party('cy', {
      epoch: 2,
      came: 'join',
      offer: 'earlier',
      notice: 'school',
      acknowledged: { notice: ofSchool, at: 2 },
    });
    const room = open('ada', { epoch: 3, parties: [party('ada'), school], acknowledgements: asked().acknowledgements });
    const event = { kind: 'concern', staffId: 'ada', connection: "ada's", step: 'open', age: 'unknown' } as const;
    const shown = accepted(room, event).effects.flatMap((effect) =>
      effect.kind === 'held-told' ? [[effect.staffId, effect.held.notice.notice, effect.held.acknowledgedAt]] : [],
    );
    expect(shown).toEqual([
      ['ada', 'main', 1],
      ['cy', 'school', 2],
    ]);
  });
});
