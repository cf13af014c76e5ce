import type { OfferOutcome, ReferralMode, ReferralTarget } from '@dorren/shared/protocol/referral.ts';
import { describe, expect, it } from 'vitest';
import {
  around,
  duty,
  idOf,
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
import { linksOf } from './changes.ts';
import { decide } from './conversation.ts';
import type { Acceptance, Effect } from './effects.ts';
import type { ConversationEvent, Refer } from './events.ts';
import { conversationIn } from './parties.ts';
import type { ConversationRecord, Offer, Side } from './records.ts';

const refusal = (code: string) => ({ ok: false, code });
const [ada, bo, cy] = [staff('ada'), staff('bo'), staff('cy')];
const everybody = around([ada, bo, cy]);

const refer = (mode: ReferralMode, to: ReferralTarget | string, changes: { staffId?: string } = {}): Refer => {
  const { staffId = 'ada' } = changes;
  return {
    kind: 'refer',
    at: 100,
    staffId,
    connection: `${staffId}'s`,
    offer: 'new offer',
    mode,
    to: typeof to === 'string' ? { kind: 'colleague', staffId: to } : to,
    competences: new Set(['marriage', 'marriage-abroad']),
  };
};
const answer = (staffId: string, accept: boolean) =>
  ({ kind: 'answer', at: 300, staffId, connection: `${staffId}'s`, offer: 'offer', accept }) as const;
const consent = (what: 'yes' | 'no' | 'not-yet', offer = 'offer') =>
  ({ kind: 'consent', at: 200, connection: "youth's", offer, answer: what, notice: null }) as const;
const by = (staffId: string) => ({ staffId, connection: `${staffId}'s` });

function offer(changes: Partial<Offer> = {}): Offer {
  return {
    id: 'offer',
    mode: 'handover',
    from: 'ada',
    to: presented('bo'),
    stage: 'asking-youth',
    deadline: 500,
    arriving: null,
    ...changes,
  };
}

/** Ada is in, Bo on the way. */
function arriving(mode: 'handover' | 'join' = 'handover'): ConversationRecord {
  const bos = party('bo', { epoch: 2, came: mode, offer: 'offer', arrived: false });
  return open('ada', { epoch: 2, offer: offer({ mode, stage: 'arriving', arriving: bos }) });
}

const room: Side = { epoch: 3, purpose: 'room', initiator: presented('ada'), responder: presented('bo') };
const advice: Side = { epoch: 4, purpose: 'consultation', initiator: presented('ada'), responder: presented('cy') };

/** Ada, and Bo who joined. */
function two(changes: Partial<ConversationRecord> = {}): ConversationRecord {
  const parties = [party('ada'), party('bo', { epoch: 2, came: 'join', offer: 'earlier' })];
  return open('ada', { epoch: 3, parties, sides: [room], ...changes });
}

function accepted(
  record: ConversationRecord,
  event: ConversationEvent,
  surroundings: Surroundings = everybody,
): Acceptance<ConversationRecord> {
  const decision = decide(RULES, record, surroundings, event);
  if (!decision.ok) throw new Error(`refused: ${decision.code}`);
  return { ...decision, next: conversationIn(decision.next) };
}

/** What was told to whom, by type. */
function told({ effects }: Acceptance<ConversationRecord>): string[] {
  return effects.flatMap((effect: Effect) => {
    if (effect.kind === 'to-youth' || effect.kind === 'to-youth-placed') return [`youth ${effect.message.t}`];
    if (effect.kind === 'to-staff') return [`${effect.staffId} ${effect.message.t}`];
    if (effect.kind === 'held-told') return [`${effect.staffId} ${effect.t}`];
    return effect.kind === 'side-told' ? [`${effect.staffId} side`] : [];
  });
}

function outcomeOf({ counted }: Acceptance<ConversationRecord>): (OfferOutcome | null)[] {
  return counted.flatMap((one) => (one.count === 'offer' ? [one.outcome] : []));
}

const epochs = (record: ConversationRecord | null) =>
  record === null ? [] : linksOf(record).map(({ epoch }) => epoch);

it('C1: every epoch is at least what was asked of it, and above the one before', () => {
  const later = { ...everybody, leastEpoch: 5_000 };
  const taken = accepted(waiting(), take('ada'), later).next;
  expect(taken).toMatchObject({ epoch: 5_000, parties: [{ staffId: 'ada', epoch: 5_000 }] });
  const joining = open('ada', { offer: offer({ mode: 'join', stage: 'asking-colleague' }) });
  const asked = accepted(joining, answer('bo', true), later).next;
  expect(asked).toMatchObject({ epoch: 5_000, offer: { arriving: { epoch: 5_000 } } });
  const event = { kind: 'arrived', connection: "youth's", epoch: 5_000 } as const;
  const both = accepted(asked as ConversationRecord, event, later).next;
  expect(both).toMatchObject({ epoch: 5_001, sides: [{ purpose: 'room', epoch: 5_001 }] });
});

describe('referring', () => {
  it.each([
    ['unknown-conversation', open('bo'), refer('handover', 'cy')],
    ['unknown-conversation', waiting(), refer('handover', 'cy')],
    ['offer-pending', open('ada', { offer: offer() }), refer('consultation', 'cy')],
    ['out-of-state', two(), refer('join', 'cy')],
    ['out-of-state', two(), refer('handover', 'cy')],
    ['out-of-state', open('ada', { state: 'interrupted', connection: null, deadline: 9 }), refer('join', 'cy')],
    ['out-of-state', open('ada', { epoch: 4, sides: [advice] }), refer('consultation', 'bo')],
    ['nobody-suitable', open('ada'), refer('handover', 'ada')],
    ['nobody-suitable', two(), refer('consultation', 'bo')],
    ['nobody-suitable', open('ada', { excluded: ['cy'] }), refer('join', 'cy')],
    ['nobody-suitable', open('ada'), refer('join', 'nobody')],
    ['unknown-conversation', arriving(), refer('join', 'cy', { staffId: 'bo' })],
  ])('H1: is refused %s', (code, record, event) => {
    expect(decide(RULES, record, everybody, event)).toEqual(refusal(code));
  });

  it('H1: the colleague is on duty, connected, and has a free place unless it is a consultation', () => {
    const off = [ada, staff('bo', { duty: null })];
    const away = [ada, staff('bo', { connection: null, deadline: 9 })];
    const full = around([ada, staff('bo', { duty: duty({ capacity: 1 }) })], { holds: 1 });
    for (const surroundings of [around(off), around(away), full]) {
      expect(decide(RULES, open('ada'), surroundings, refer('handover', 'bo'))).toEqual(refusal('nobody-suitable'));
    }
    expect(accepted(open('ada'), refer('consultation', 'bo'), full).next?.offer).toMatchObject({
      stage: 'asking-colleague',
      deadline: 100 + RULES.colleagueAnswerMs,
    });
    const busy = around([ada, bo], { advises: 8 });
    expect(decide(RULES, open('ada'), busy, refer('consultation', 'bo'))).toEqual(refusal('nobody-suitable'));
  });

  it('H1: names the one with most free places, then by id, and who declined only when nobody else is left', () => {
    const roomy = around([ada, bo, staff('di', { duty: duty({ capacity: 5 }) }), cy]);
    const named = (record: ConversationRecord, surroundings = roomy) =>
      accepted(record, refer('handover', { kind: 'language', language: 'sv' }), surroundings).next?.offer?.to.staffId;
    expect(named(open('ada'))).toBe('di');
    expect(named(open('ada', { passedOver: ['di'] }))).toBe('bo');
    expect(named(open('ada', { passedOver: ['di', 'bo'], excluded: ['cy'] }))).toBe('di');
  });

  it('H1: by team, and by competence or what is below it', () => {
    const skilled = around([
      ada,
      bo,
      staff('cy', { competences: ['marriage-abroad'] }),
      staff('di', { teams: ['police-coordinator'] }),
    ]);
    const named = (to: ReferralTarget) => accepted(open('ada'), refer('join', to), skilled).next?.offer?.to.staffId;
    expect(named({ kind: 'competence', competence: 'marriage' })).toBe('cy');
    expect(named({ kind: 'team', team: 'police-coordinator' })).toBe('di');
    const nobody = refer('join', { kind: 'team', team: 'midwife' });
    expect(decide(RULES, open('ada'), skilled, nobody)).toEqual(refusal('nobody-suitable'));
  });

  it('H2: asks the youth first, and tells whoever offers whom the server found', () => {
    const decision = accepted(open('ada'), refer('handover', 'bo'));
    expect(decision.next?.offer).toMatchObject({ stage: 'asking-youth', deadline: 100 + RULES.youthAnswerMs });
    expect(told(decision)).toEqual(['youth offered', 'ada offer', 'ada parties']);
    expect(epochs(decision.next)).toEqual([1]);
  });
});

describe('an answer', () => {
  const asking = open('ada', { offer: offer() });
  const asked = open('ada', { offer: offer({ stage: 'asking-colleague' }) });

  it('H2, H6: yes asks the colleague, whose time begins; nobody has a channel yet', () => {
    const decision = accepted(asking, consent('yes'));
    expect(decision.next?.offer).toMatchObject({ stage: 'asking-colleague', deadline: 200 + RULES.colleagueAnswerMs });
    expect(told(decision)).toEqual(['bo request', 'ada offer', 'ada parties']);
    expect(epochs(decision.next)).toEqual([1]);
  });

  it.each([
    ['an offer that is over', open('ada'), consent('yes')],
    ['another offer', asking, consent('yes', 'earlier')],
    ['a second time', asked, consent('yes')],
    ['no, when the colleague is asked', asked, consent('no')],
  ])('H2: of the youth to %s is refused', (_name, record, event) => {
    expect(decide(RULES, record, everybody, event)).toEqual(refusal('unknown-offer'));
  });

  it.each([
    ['before the youth has agreed', asking, 'bo'],
    ['by another', asked, 'cy'],
    ['to one that is over', open('ada'), 'bo'],
    ['a second time', arriving(), 'bo'],
  ])('H3, H6: of a colleague %s is refused', (_name, record, staffId) => {
    expect(decide(RULES, record, everybody, answer(staffId, true))).toEqual(refusal('unknown-offer'));
  });

  it('H4: accepted, the colleague arrives in a new epoch beside whoever is there', () => {
    const decision = accepted(asked, answer('bo', true));
    expect(decision.next?.offer).toMatchObject({ stage: 'arriving', deadline: 300 + RULES.arrivingMs });
    expect(decision.next?.parties).toMatchObject([{ staffId: 'ada', epoch: 1 }]);
    expect(epochs(decision.next)).toEqual([1, 2]);
    expect(decision.effects[0]).toEqual({
      kind: 'linked',
      conversationId: idOf(1),
      link: { epoch: 2, staff: ['bo'] },
    });
    expect(told(decision)).toEqual(['youth accepted', 'bo taken', 'ada offer', 'ada parties']);
  });

  it('H4: without a free place is refused, and the offer goes on', () => {
    expect(decide(RULES, asked, around([ada, bo], { holds: 2 }), answer('bo', true))).toEqual(refusal('at-capacity'));
  });

  it.each([
    ['youth-no', asking, consent('no'), ['ada offer-over', 'ada parties']],
    ['youth-not-yet', asking, consent('not-yet'), ['ada offer-over', 'ada parties']],
    ['declined', asked, answer('bo', false), ['ada offer-over', 'youth offer-over', 'ada parties']],
    [
      'withdrawn',
      asked,
      { kind: 'withdraw', ...by('ada'), offer: 'offer' } as const,
      ['ada offer-over', 'youth offer-over', 'bo request-over', 'ada parties'],
    ],
    [
      'youth-unanswered',
      asking,
      { kind: 'expire', at: 500 } as const,
      ['ada offer-over', 'youth offer-over', 'ada parties'],
    ],
    [
      'unanswered',
      asked,
      { kind: 'expire', at: 500 } as const,
      ['ada offer-over', 'youth offer-over', 'bo request-over', 'ada parties'],
    ],
    [
      'failed',
      arriving(),
      { kind: 'expire', at: 500 } as const,
      ['ada offer-over', 'youth offer-over', 'bo request-over', 'bo out', 'ada parties'],
    ],
  ])('H2, H3, H7: %s ends it, and everybody concerned is told', (outcome, record, event, expected) => {
    const decision = accepted(record, event);
    expect(outcomeOf(decision)).toEqual([outcome]);
    expect(decision.next).toMatchObject({ state: 'open', offer: null, parties: [{ staffId: 'ada' }] });
    expect(epochs(decision.next)).toEqual([1]);
    expect(told(decision)).toEqual(expected);
  });

  it('H2, H3, H7: nothing is over before its time', () => {
    for (const record of [asking, asked, arriving()]) {
      expect(accepted(record, { kind: 'expire', at: 499 }).next).toBe(record);
    }
  });

  it('H3, H7: one who goes away or off duty ends it at once, at every stage', () => {
    const event = { kind: 'staff-checked', at: 150, staffId: 'bo' } as const;
    const gone = [staff('bo', { connection: null, deadline: 650 }), staff('bo', { duty: null })];
    for (const record of [asking, asked, arriving()]) {
      expect(accepted(record, event).next).toBe(record);
      for (const one of gone) {
        const decision = accepted(record, event, around([ada, one]));
        expect(outcomeOf(decision)).toEqual(['gone']);
        expect(epochs(decision.next)).toEqual([1]);
      }
      expect(outcomeOf(accepted(record, event, around([ada])))).toEqual(['gone']);
    }
  });

  it('H1: whoever withdraws is whoever offered, and not once the colleague has accepted', () => {
    const withdraw = { kind: 'withdraw', ...by('ada'), offer: 'offer' } as const;
    expect(decide(RULES, arriving(), everybody, withdraw)).toEqual(refusal('out-of-state'));
    expect(
      decide(RULES, two({ offer: offer({ mode: 'consultation' }) }), everybody, { ...withdraw, ...by('bo') }),
    ).toEqual(refusal('unknown-offer'));
  });
});

describe('an arrival', () => {
  const arrived = (epoch: number) => ({ kind: 'arrived', connection: "youth's", epoch }) as const;

  it('H5: completes a handover: whoever offered is out in that commit', () => {
    const decision = accepted(arriving(), arrived(2));
    expect(decision.next).toMatchObject({ parties: [{ staffId: 'bo', epoch: 2 }], offer: null, sides: [] });
    expect(decision.effects[0]).toEqual({ kind: 'unlinked', conversationId: idOf(1), epoch: 1 });
    expect(told(decision)).toEqual(['ada offer-over', 'ada out', 'youth party-left', 'bo parties']);
    expect(outcomeOf(decision)).toEqual(['done']);
  });

  it('H5, H11: completes a join: both are in, with a channel of their own', () => {
    const decision = accepted(arriving('join'), arrived(2));
    expect(decision.next?.parties.map(({ staffId }) => staffId)).toEqual(['ada', 'bo']);
    expect(decision.next?.sides).toMatchObject([{ purpose: 'room', epoch: 3, initiator: { staffId: 'ada' } }]);
    expect(epochs(decision.next)).toEqual([1, 2, 3]);
    expect(told(decision)).toEqual(['ada offer-over', 'ada parties', 'bo parties', 'ada side', 'bo side']);
  });

  it('H5: of another epoch moves nothing', () => {
    expect(decide(RULES, arriving(), everybody, arrived(1))).toEqual(refusal('wrong-epoch'));
    expect(decide(RULES, arriving(), everybody, arrived(3))).toEqual(refusal('wrong-epoch'));
    expect(decide(RULES, waiting(), everybody, arrived(1))).toEqual(refusal('out-of-state'));
  });

  it('H7: distrusted, the colleague is dropped and never proposed again; whoever was there stays', () => {
    const event = { kind: 'distrust', connection: "youth's", epoch: 2, reason: 'revoked' } as const;
    const decision = accepted(arriving('join'), event);
    expect(decision.next).toMatchObject({
      state: 'open',
      parties: [{ staffId: 'ada' }],
      excluded: ['bo'],
      offer: null,
    });
    expect(outcomeOf(decision)).toEqual(['distrusted']);
    expect(told(decision).slice(0, 1)).toEqual(['bo distrusted']);
  });

  it('C12, H7: given back, the colleague is dropped as one whose handshake failed, and is not excluded', () => {
    const giveBack = { kind: 'give-back', connection: "youth's", epoch: 2 } as const;
    for (const event of [giveBack, { kind: 'expire', at: 1e9 } as const]) {
      const decision = accepted(arriving(), event);
      expect(decision.next).toMatchObject({ parties: [{ staffId: 'ada' }], excluded: [], offer: null });
      expect(outcomeOf(decision)).toEqual(['failed']);
      const out = { t: 'out', id: idOf(1), epoch: 2, why: 'no-channel' };
      expect(decision.effects).toContainEqual({ kind: 'to-staff', staffId: 'bo', message: out });
    }
  });

  it('C12, H8, H9: given back, one of two is out, and the youth is left with the other', () => {
    const giveBack = { kind: 'give-back', connection: "youth's", epoch: 1 } as const;
    for (const record of [two(), arriving()]) {
      const { next, effects } = accepted(record, giveBack);
      expect(next).toMatchObject({ state: 'open', parties: [{ staffId: 'bo' }], excluded: [], offer: null });
      const out = { t: 'out', id: idOf(1), epoch: 1, why: 'no-channel' };
      expect(effects).toContainEqual({ kind: 'to-staff', staffId: 'ada', message: out });
      const left = { t: 'party-left', epoch: 1, why: 'vanished' };
      expect(effects).toContainEqual({ kind: 'to-youth', conversationId: idOf(1), message: left });
    }
  });

  it('H7, H14: without the keys of the new epoch, it fails', () => {
    const back = { kind: 'keys-named', ...by('bo'), epochs: [] } as const;
    expect(outcomeOf(accepted(arriving(), back))).toEqual(['gone']);
    expect(accepted(arriving(), { ...back, epochs: [2] }).next?.offer?.stage).toBe('arriving');
  });

  it.each([
    ['gone for good', { kind: 'staff-checked', at: 700, staffId: 'ada' } as const, around([bo])],
    ['back without keys', { kind: 'keys-named', ...by('ada'), epochs: [] } as const, everybody],
    ['distrusted', { kind: 'distrust', connection: "youth's", epoch: 1, reason: 'expired' } as const, everybody],
  ])('H8: whoever offered is %s: the colleague is the holder at once', (_name, event, surroundings) => {
    for (const mode of ['handover', 'join'] as const) {
      const decision = accepted(arriving(mode), event, surroundings);
      expect(decision.next).toMatchObject({ state: 'open', parties: [{ staffId: 'bo', epoch: 2 }], offer: null });
      expect(decision.counted).toMatchObject([{ count: 'offer', mode: 'handover', outcome: 'done' }]);
      expect(told(decision)).not.toContain('youth requeued');
      // The handshake may be confirmed later, and the page that comes back still knows the offer.
      expect(accepted(decision.next ?? waiting(), arrived(2)).next?.parties).toMatchObject([{ arrived: true }]);
      const resume = { kind: 'resume', at: 20, secret: secretOf(1), connection: 'new' } as const;
      const { effects } = accepted(decision.next ?? waiting(), resume);
      const message = { t: 'resumed', state: 'open', epochs: [2], offer: 'offer' };
      expect(effects).toContainEqual({ kind: 'to-youth', conversationId: idOf(1), message });
    }
  });

  it('H8: while the colleague is only asked, the youth waits again, first', () => {
    const record = open('ada', { offer: offer({ stage: 'asking-colleague' }) });
    const decision = accepted(record, { kind: 'staff-checked', at: 700, staffId: 'ada' }, around([bo]));
    expect(decision.next).toMatchObject({ state: 'waiting', first: true, parties: [], offer: null });
    expect(outcomeOf(decision)).toEqual(['overtaken']);
    expect(told(decision)).toEqual(['ada offer-over', 'youth offer-over', 'bo request-over', 'youth requeued']);
  });
});

describe('two in the room', () => {
  it('H9: either steps out, the other is the holder; the only one cannot, nor one who arrives', () => {
    for (const [leaver, stayer] of [
      ['ada', 'bo'],
      ['bo', 'ada'],
    ] as const) {
      const decision = accepted(two(), { kind: 'step-out', ...by(leaver) });
      expect(decision.next?.parties).toMatchObject([{ staffId: stayer }]);
      expect(decision.next?.sides).toEqual([]);
      expect(told(decision)).toEqual([
        `${leaver} out`,
        'youth party-left',
        'ada side-over',
        'bo side-over',
        `${stayer} parties`,
      ]);
    }
    expect(decide(RULES, open('ada'), everybody, { kind: 'step-out', ...by('ada') })).toEqual(refusal('out-of-state'));
    expect(decide(RULES, arriving(), everybody, { kind: 'step-out', ...by('bo') })).toEqual(refusal('out-of-state'));
  });

  it('H9: only the holder ends it', () => {
    const end = { kind: 'end', at: 50, ...by('bo') } as const;
    expect(decide(RULES, two(), everybody, end)).toEqual(refusal('not-allowed'));
    expect(decide(RULES, arriving(), everybody, end)).toEqual(refusal('not-allowed'));
    expect(accepted(two(), { ...end, ...by('ada') }).next).toBeNull();
  });

  it('H9, H14: one who is gone for good, without keys or distrusted is out, and the youth keeps the other', () => {
    const events: [ConversationEvent, string][] = [
      [{ kind: 'staff-checked', at: 700, staffId: 'ada' }, 'vanished'],
      [{ kind: 'keys-named', ...by('ada'), epochs: [3] }, 'vanished'],
      [{ kind: 'distrust', connection: "youth's", epoch: 1, reason: 'expired' }, 'distrusted'],
    ];
    for (const [event, why] of events) {
      const decision = accepted(two(), event, event.kind === 'staff-checked' ? around([bo]) : everybody);
      expect(decision.next).toMatchObject({ state: 'open', parties: [{ staffId: 'bo' }], sides: [] });
      expect(decision.effects).toContainEqual({
        kind: 'to-youth',
        conversationId: idOf(1),
        message: { t: 'party-left', epoch: 1, why },
      });
      expect(decision.next?.excluded).toEqual(why === 'distrusted' ? ['ada'] : []);
    }
  });

  it('H9: what one of them asked is over when they are out', () => {
    const pending = offer({ mode: 'consultation', to: presented('cy'), stage: 'asking-colleague' });
    const decision = accepted(two({ offer: pending }), { kind: 'step-out', ...by('ada') });
    expect(outcomeOf(decision)).toEqual(['overtaken']);
    expect(told(decision)).toContain('cy request-over');
    expect(told(decision)).not.toContain('youth offer-over');
    expect(accepted(two({ offer: pending }), { kind: 'step-out', ...by('bo') }).next?.offer).toEqual(pending);
  });

  it('H14: a channel whose keys are gone is begun anew', () => {
    const { next } = accepted(two(), { kind: 'keys-named', ...by('bo'), epochs: [2] });
    expect(next?.sides).toMatchObject([{ purpose: 'room', epoch: 4 }]);
    expect(next?.parties).toHaveLength(2);
  });
});

describe('a consultation', () => {
  const consulting = open('ada', { epoch: 4, sides: [advice] });

  it('H10: begins when the colleague accepts, beside the conversation', () => {
    const asked = open('ada', { offer: offer({ mode: 'consultation', stage: 'asking-colleague' }) });
    const decision = accepted(asked, answer('bo', true), around([ada, bo], { holds: 2 }));
    expect(decision.next).toMatchObject({ parties: [{ staffId: 'ada' }], offer: null, epoch: 2 });
    expect(linksOf(decision.next ?? waiting())).toEqual([
      { epoch: 1, staff: ['ada'] },
      { epoch: 2, staff: ['ada', 'bo'] },
    ]);
    expect(told(decision).filter((one) => one.startsWith('youth'))).toEqual([]);
  });

  it('H10: ends by either of its ends, and by nobody else', () => {
    for (const staffId of ['ada', 'cy']) {
      const decision = accepted(consulting, { kind: 'side-end', ...by(staffId), epoch: 4 });
      expect(decision.next?.sides).toEqual([]);
      expect(told(decision)).toEqual(['ada side-over', 'cy side-over']);
    }
    const strangers = { kind: 'side-end', ...by('bo'), epoch: 4 } as const;
    expect(decide(RULES, consulting, everybody, strangers)).toEqual(refusal('unknown-conversation'));
    expect(decide(RULES, consulting, everybody, { ...strangers, ...by('cy'), epoch: 1 })).toEqual(
      refusal('wrong-epoch'),
    );
    expect(decide(RULES, two(), everybody, { ...strangers, epoch: 3 })).toEqual(refusal('out-of-state'));
  });

  it('H10, H13: ends when either is out or off duty, and with the conversation', () => {
    const away = around([ada, staff('cy', { duty: null })]);
    expect(accepted(consulting, { kind: 'staff-checked', at: 1, staffId: 'cy' }, away).next?.sides).toEqual([]);
    expect(accepted(consulting, { kind: 'keys-named', ...by('cy'), epochs: [] }).next?.sides).toEqual([]);
    const both = two({ epoch: 4, sides: [room, advice] });
    expect(accepted(both, { kind: 'step-out', ...by('bo') }).next?.sides).toEqual([advice]);
    expect(accepted(both, { kind: 'step-out', ...by('ada') }).next?.sides).toEqual([]);
    const returned = accepted(consulting, { kind: 'return', ...by('ada'), wanted: {} });
    expect(told(returned)).toContain('cy side-over');
    const ended = accepted(consulting, { kind: 'leave', at: 9, connection: "youth's" });
    expect(told(ended)).toEqual(['ada ended', 'ada side-over', 'cy side-over']);
  });
});

describe('the end', () => {
  it('H13: of the conversation ends offer, request and channels in the same commit', () => {
    const leave = { kind: 'leave', at: 9, connection: "youth's" } as const;
    const asked = accepted(open('ada', { offer: offer({ stage: 'asking-colleague' }) }), leave);
    expect(told(asked)).toEqual(['ada offer-over', 'youth offer-over', 'bo request-over', 'ada ended']);
    const onTheWay = accepted(arriving(), leave);
    expect(told(onTheWay)).toEqual(['ada offer-over', 'youth offer-over', 'ada ended', 'bo ended']);
    const three = accepted(two(), { kind: 'shutdown', at: 9 });
    expect(told(three)).toEqual(['youth ended', 'ada ended', 'bo ended', 'ada side-over', 'bo side-over']);
    const channels = [
      [asked, 1],
      [onTheWay, 2],
      [three, 3],
    ] as const;
    for (const [{ next, effects }, many] of channels) {
      expect(next).toBeNull();
      expect(effects.filter(({ kind }) => kind === 'unlinked')).toHaveLength(many);
    }
  });
});

describe('return to the queue', () => {
  const back = { kind: 'return', ...by('ada'), wanted: { language: 'ar' } } as const;

  it('H12: first, with what is wanted; taken again it is forgotten', () => {
    const decision = accepted(open('ada'), back);
    expect(decision.next).toMatchObject({
      ...{ state: 'waiting', first: true, parties: [], takenAt: null },
      ...{ wanted: { language: 'ar' }, returnedBy: 'ada' },
    });
    expect(told(decision)).toEqual(['ada out', 'youth requeued']);
    const again = accepted(decision.next ?? waiting(), take('ada')).next;
    expect(again).toMatchObject({ state: 'open', wanted: null, returnedBy: null, epoch: 2 });
  });

  it('H12: by the only party, and not past one who is arriving', () => {
    expect(decide(RULES, two(), everybody, back)).toEqual(refusal('out-of-state'));
    expect(decide(RULES, open('bo'), everybody, back)).toEqual(refusal('unknown-conversation'));
    expect(decide(RULES, arriving(), everybody, back)).toEqual(refusal('offer-pending'));
    const asked = accepted(open('ada', { offer: offer({ stage: 'asking-colleague' }) }), back);
    expect(outcomeOf(asked)).toEqual(['overtaken']);
    expect(told(asked)).toContain('bo request-over');
  });
});

describe('a youth who comes back', () => {
  const resume = { kind: 'resume', at: 20, secret: secretOf(1), connection: 'new' } as const;

  it('H15: is told every epoch that lives, and the offer that stands', () => {
    const cases = [
      [open('ada', { offer: offer() }), ['resumed', 'accepted', 'peer', 'offered'], [1], 'offer'],
      [open('ada', { offer: offer({ stage: 'asking-colleague' }) }), ['resumed', 'accepted', 'peer'], [1], 'offer'],
      [arriving(), ['resumed', 'accepted', 'peer', 'accepted', 'peer'], [1, 2], 'offer'],
      [two(), ['resumed', 'accepted', 'peer', 'accepted', 'peer'], [1, 2], null],
      [open('ada', { offer: offer({ mode: 'consultation' }) }), ['resumed', 'accepted', 'peer'], [1], null],
    ] as const;
    for (const [record, types, living, standing] of cases) {
      const decision = accepted(record, resume);
      expect(told(decision).map((one) => one.replace('youth ', ''))).toEqual(types);
      const message = { t: 'resumed', state: 'open', epochs: living, offer: standing };
      expect(decision.effects).toContainEqual({ kind: 'to-youth', conversationId: idOf(1), message });
      expect(decision.effects[0]).toMatchObject({ kind: 'youth-attached', links: living.map((epoch) => ({ epoch })) });
    }
  });

  it('H15, C8: both parties learn of it, and times run on meanwhile', () => {
    const away = accepted(two(), { kind: 'youth-gone', at: 10, connection: "youth's" });
    expect(told(away)).toEqual(['ada presence', 'bo presence']);
    const asking = open('ada', { offer: offer(), state: 'interrupted', connection: null, deadline: 2_000 });
    expect(outcomeOf(accepted(asking, { kind: 'expire', at: 500 }))).toEqual(['youth-unanswered']);
    expect(accepted({ ...asking, deadline: 500 }, { kind: 'expire', at: 500 }).next).toBeNull();
  });
});
