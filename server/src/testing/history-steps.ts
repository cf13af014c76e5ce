/** What anybody may do at any moment, right or wrong, and how it is done in a {@link House}. */
import type { ConsentAnswer, ReferralMode } from '@dorren/shared/protocol/referral.ts';
import fc from 'fast-check';
import type { ConversationEvent, PartyEvent } from '../core/events.ts';
import { everybodyIn } from '../core/parties.ts';
import type { ConversationRecord } from '../core/records.ts';
import { anySaid, type DutyStep, dutySteps, runDuty, type Said, saidOf } from './duty-steps.ts';
import { type House, STAFF } from './house.ts';
import { acknowledging, join, take } from './records.ts';
import type { YouthTab } from './youth-tab.ts';

const YOUTHS = 4;
const TEAMS = { ada: 'social-worker', bo: 'police-coordinator', cy: 'health', di: 'health' } as const;

export type Step =
  | DutyStep
  | { do: 'join'; youth: number; said: Said }
  | { do: 'gone' | 'back' | 'leave' | 'beacon'; youth: number }
  | { do: 'distrust' | 'give-back' | 'arrived'; youth: number; which: number }
  | { do: 'consent'; youth: number; answer: ConsentAnswer; stale: boolean; said: Said }
  | { do: 'hello'; staff: number; keys: 'all' | 'none' | 'odd' }
  | { do: 'next'; staff: number }
  /** `late`: what follows for conversations is looked at after the next step. */
  | { do: 'away' | 'off' | 'dismiss'; staff: number; late: boolean }
  | { do: 'on'; staff: number; capacity: number }
  | { do: 'take'; staff: number; youth: number }
  /** `who`: one of those in, or anybody at all. */
  | { do: 'end' | 'step-out' | 'return' | 'withdraw'; who: number; youth: number }
  | { do: 'side-end'; who: number; youth: number; which: number }
  | { do: 'refer'; who: number; youth: number; mode: ReferralMode; to: number }
  | { do: 'answer'; who: number; youth: number; accept: boolean; stale: boolean }
  | { do: 'time'; ms: number }
  /** Everybody is there, with the keys they had, and on duty. */
  | { do: 'muster'; capacity: number }
  /** A concern is opened, the youth is gone, and then perhaps its owner. */
  | { do: 'left-open'; youth: number; vanishes: boolean; lost: boolean }
  /** An offer that goes well, as far as so many steps; `overrun`: this notice changes just before the colleague answers. */
  | { do: 'offer'; youth: number; mode: ReferralMode; to: number; steps: number; overrun: number | null };

/** The first more often, so that much happens to one. */
const youth = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(YOUTHS - 1) });
const staff = fc.nat(STAFF.length - 1);
const who = fc.nat(7);
const which = fc.nat(5);
const seldom = fc.nat(9).map((one) => one === 0);
const mostly = fc.nat(3).map((one) => one > 0);
const answers = fc.constantFrom<ConsentAnswer[]>('yes', 'yes', 'yes', 'no', 'not-yet');
const constant = <const Value>(value: Value) => fc.constant(value);

const modes = fc.constantFrom<ReferralMode[]>('handover', 'join', 'join', 'consultation');
const overruns = fc.constantFrom(null, null, null, null, 0, 1);
const weighed = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });

const ARBITRARIES = [
  weighed(4, fc.record({ do: constant('join'), youth, said: anySaid })),
  weighed(1, fc.record({ do: constant('gone'), youth })),
  weighed(4, fc.record({ do: constant('back'), youth })),
  weighed(1, fc.record({ do: fc.constantFrom('leave', 'beacon', 'gone', 'back'), youth })),
  weighed(1, fc.record({ do: fc.constantFrom('distrust', 'give-back'), youth, which })),
  weighed(4, fc.record({ do: constant('arrived'), youth, which })),
  weighed(6, fc.record({ do: constant('consent'), youth, answer: answers, stale: seldom, said: anySaid })),
  weighed(6, fc.record({ do: constant('hello'), staff, keys: fc.constantFrom('all', 'all', 'all', 'none', 'odd') })),
  weighed(1, fc.record({ do: constant('next'), staff })),
  weighed(2, fc.record({ do: fc.constantFrom('away', 'away', 'off', 'dismiss'), staff, late: fc.boolean() })),
  weighed(6, fc.record({ do: constant('on'), staff, capacity: fc.integer({ min: 1, max: 3 }) })),
  weighed(1, fc.record({ do: constant('on'), staff, capacity: fc.nat(3) })),
  weighed(8, fc.record({ do: constant('take'), staff, youth })),
  weighed(1, fc.record({ do: fc.constantFrom('end', 'step-out', 'step-out', 'return', 'withdraw'), who, youth })),
  weighed(1, fc.record({ do: constant('side-end'), who, youth, which })),
  weighed(4, fc.record({ do: constant('refer'), who, youth, mode: modes, to: fc.nat(7) })),
  weighed(4, fc.record({ do: constant('answer'), who, youth, accept: mostly, stale: seldom })),
  weighed(
    8,
    fc.record({
      do: constant('offer'),
      youth,
      mode: modes,
      to: fc.nat(7),
      steps: fc.integer({ min: 1, max: 4 }),
      overrun: overruns,
    }),
  ),
  weighed(4, fc.record({ do: constant('muster'), capacity: fc.integer({ min: 1, max: 2 }) })),
  weighed(2, fc.record({ do: constant('left-open'), youth, vanishes: fc.boolean(), lost: fc.boolean() })),
  weighed(2, fc.record({ do: constant('time'), ms: fc.oneof(fc.nat(200), fc.nat(900)) })),
];

type PartyStep = Exclude<Extract<Step, { who: number }>, DutyStep>;

export const anyStep: fc.Arbitrary<Step> = fc.oneof(...ARBITRARIES, ...dutySteps);

/** Everybody there and on duty, and somebody taken, so that a history need not begin at nothing. */
export const OPENING: readonly Step[] = [
  { do: 'muster', capacity: 1 },
  { do: 'join', youth: 0, said: 'right' },
  { do: 'take', staff: 0, youth: 0 },
  { do: 'join', youth: 1, said: 'right' },
  { do: 'take', staff: 1, youth: 1 },
];

export async function run(house: House, step: Step): Promise<void> {
  const late = [...house.unchecked];
  const unheard = house.unheard;
  house.unchecked.clear();
  await runAlone(house, step);
  for (const staffId of late) await house.release(staffId);
  if (unheard) await house.noticesChanged(false);
}

async function runAlone(house: House, step: Step): Promise<void> {
  if (isDuty(step)) return runDuty(house, step);
  if (step.do === 'time') {
    house.now += step.ms;
    return house.sweep();
  }
  if (step.do === 'muster') return musters(house, step.capacity);
  if (step.do === 'offer') return offers(house, step);
  if (step.do === 'left-open') return leftOpen(house, step);
  if ('who' in step) return runParty(house, step);
  if (step.do === 'take') {
    const staffId = STAFF[step.staff] ?? 'ada';
    const connection = house.connections.get(staffId) ?? '';
    const event = take(staffId, { at: house.now, connection, claim: house.newClaim() });
    await house.conversation(house.youths.get(step.youth)?.id ?? 'none', staffId, event);
    return;
  }
  return 'youth' in step ? runYouth(house, step) : runStaff(house, step);
}

const DUTY: ReadonlySet<string> = new Set<DutyStep['do']>([
  'publish',
  'door',
  'bind',
  'acknowledge',
  'decline',
  'concern',
  'settle',
  'rest',
  'disable',
]);
function isDuty(step: Step): step is DutyStep {
  return DUTY.has(step.do);
}

async function musters(house: House, capacity: number): Promise<void> {
  for (const [at] of STAFF.entries()) {
    await runStaff(house, { do: 'hello', staff: at, keys: 'all' });
    await runStaff(house, { do: 'on', staff: at, capacity });
  }
}

async function offers(
  house: House,
  { youth, mode, to, steps, overrun }: Extract<Step, { do: 'offer' }>,
): Promise<void> {
  const course: readonly Step[] = [
    { do: 'refer', who: 0, youth, mode, to },
    { do: 'consent', youth, answer: 'yes', stale: false, said: 'right' },
    { do: 'answer', who: 0, youth, accept: true, stale: false },
    { do: 'arrived', youth, which: 0 },
  ];
  for (const step of course.slice(0, steps)) {
    if (step.do === 'answer' && overrun !== null) await run(house, { do: 'publish', notice: overrun, late: true });
    await run(house, step);
  }
}

async function leftOpen(house: House, { youth, vanishes, lost }: Extract<Step, { do: 'left-open' }>): Promise<void> {
  const holder = (await recordOf(house, youth))?.parties[0]?.staffId;
  const staff = (STAFF as readonly string[]).indexOf(holder ?? '');
  const outcome = { is: 'reported' } as const;
  const { settlingMs } = house.rules;
  const gone: readonly Step[] = [
    { do: 'gone', youth },
    { do: 'time', ms: house.rules.youthGraceMs },
  ];
  const away: readonly Step[] = [
    { do: 'away', staff, late: false },
    { do: 'time', ms: settlingMs },
    { do: 'hello', staff, keys: 'all' },
  ];
  const course: readonly Step[] = [
    { do: 'concern', youth, who: 0, step: 'open', outcome, age: 'unknown' },
    ...(vanishes ? gone : [{ do: 'leave', youth } as const]),
    ...(lost && staff >= 0 ? away : []),
  ];
  for (const step of course) await run(house, step);
}

async function recordOf(house: House, youth: number): Promise<ConversationRecord | null> {
  const id = house.youths.get(youth)?.id;
  return (await house.records()).find((record) => record.id === id) ?? null;
}

async function runYouth(
  house: House,
  step: Exclude<Extract<Step, { youth: number }>, { who: number } | { do: 'take' | 'offer' | 'left-open' } | DutyStep>,
): Promise<void> {
  const tab = house.youths.get(step.youth);
  if (step.do === 'join') return joins(house, step.youth, tab, step.said);
  if (tab === undefined) return;
  if (step.do === 'back') return comesBack(house, tab);
  const at = house.now;
  if (step.do === 'beacon') {
    await house.conversation(tab.id, null, { kind: 'beacon', at, secret: tab.secret });
    return;
  }
  const { connection } = tab;
  if (connection === null) return;
  const say = (event: ConversationEvent) => house.conversation(tab.id, null, event);
  switch (step.do) {
    case 'gone':
      tab.connection = null;
      await say({ kind: 'youth-gone', at, connection });
      return;
    case 'leave':
      await say({ kind: 'leave', at, connection });
      return;
    case 'distrust':
      await say({ kind: 'distrust', connection, epoch: epochAt(tab, step.which), reason: 'expired' });
      return;
    case 'give-back':
      await say({ kind: 'give-back', connection, epoch: epochAt(tab, step.which) });
      return;
    case 'arrived':
      await say({ kind: 'arrived', connection, epoch: epochAt(tab, step.which) });
      return;
    case 'consent': {
      const [offer, staffId] = step.stale ? ['offer 1', ''] : ([...tab.offered][0] ?? ['none', '']);
      const agrees = tab.offered.has(offer) && step.answer === 'yes';
      if (agrees) tab.agreed.set(offer, tab.offered.get(offer) ?? staffId);
      const notice = saidOf(house, step.said, tab.bound.get(offer) ?? 'main');
      if (notice !== null) tab.said.push(notice);
      const answered = await say({ kind: 'consent', at, connection, offer, answer: step.answer, notice });
      if (answered.ok) tab.offered.delete(offer);
      else if (agrees) tab.agreed.delete(offer);
    }
  }
}

/** The newest first; now and then one that is not, or never was. */
function epochAt(tab: YouthTab, which: number): number {
  const epochs = [...tab.epochs.keys()].sort((a, b) => b - a);
  return which < 4 ? (epochs[which % 2] ?? epochs[0] ?? 1) : which - 3;
}

async function joins(house: House, youth: number, tab: YouthTab | undefined, said: Said): Promise<void> {
  if (tab !== undefined && !tab.over) return;
  const connection = house.connect();
  const fresh = house.newTab(connection);
  house.youths.set(youth, fresh);
  const { id, secret } = fresh;
  const notice = saidOf(house, said, house.notices.door) ?? acknowledging({ version: 'none' });
  fresh.said.push(notice);
  const joined = await house.conversation(id, null, join({ at: house.now, id, resume: secret, connection, notice }));
  if (!joined.ok) house.youths.delete(youth);
}

async function comesBack(house: House, tab: YouthTab): Promise<void> {
  const connection = house.connect();
  tab.connection = connection;
  tab.outdated = false;
  tab.claimed = null;
  const event = { kind: 'resume', at: house.now, secret: tab.secret, connection } as const;
  const resumed = await house.conversation(tab.id, null, event);
  if (!resumed.ok) tab.connection = null;
}

async function runStaff(
  house: House,
  step: Exclude<Extract<Step, { staff: number }>, { do: 'take' } | DutyStep>,
): Promise<void> {
  const staffId = STAFF[step.staff] ?? 'ada';
  const connection = house.connections.get(staffId) ?? '';
  const at = house.now;
  switch (step.do) {
    case 'hello':
      return hello(house, staffId, step.keys);
    case 'away':
      house.connections.delete(staffId);
      await house.presence(staffId, { kind: 'staff-gone', at, connection });
      return house.checkSoon(staffId, step.late);
    case 'dismiss':
      house.connections.delete(staffId);
      await house.presence(staffId, { kind: 'dismissed', at });
      return house.checkSoon(staffId, step.late);
    case 'on': {
      const { capacity } = step;
      const duty = { languages: ['sv'], staffCertificate: 's', dutyCertificate: 'd' } as const;
      await house.presence(staffId, { kind: 'duty-on', connection, capacity, ...duty });
      return;
    }
    case 'off': {
      const off = await house.presence(staffId, { kind: 'duty-off', connection });
      if (off.ok) await house.checkSoon(staffId, step.late);
      return;
    }
    case 'next':
      await house.conversation('', staffId, take(staffId, { at, connection, claim: house.newClaim(), next: true }));
  }
}

async function hello(house: House, staffId: (typeof STAFF)[number], keys: 'all' | 'none' | 'odd'): Promise<void> {
  const tab = house.console(staffId);
  const known = [...tab.held.values(), ...tab.sides.values()].map(({ id, epoch }) => ({ id, epoch }));
  const holding = known.filter(({ epoch }) => keys === 'all' || (keys === 'odd' && epoch % 2 === 1));
  const connection = house.connect();
  house.connections.set(staffId, connection);
  const notice = house.bindingOf(staffId);
  house.boundAs.set(staffId, notice);
  const greeted = await house.presence(staffId, {
    kind: 'hello',
    staffId,
    role: 'counsellor',
    nameShown: staffId,
    organisation: 'The centre',
    teams: [TEAMS[staffId]],
    competences: [],
    notice,
    door: house.notices.door,
    connection,
    holding,
  });
  const kept = greeted.ok && greeted.record?.duty ? holding : [];
  for (const { id } of await house.store.concerning(staffId)) {
    const epochs = kept.filter((pairing) => pairing.id === id).map(({ epoch }) => epoch);
    await house.conversation(id, staffId, { kind: 'keys-named', staffId, connection, epochs });
  }
}

async function runParty(house: House, step: PartyStep): Promise<void> {
  const record = await recordOf(house, step.youth);
  const parties = record === null ? [] : everybodyIn(record).map(({ staffId }) => staffId);
  const asked = record?.offer?.to.staffId;
  const likely = step.do === 'answer' && asked !== undefined ? asked : parties[step.who % 2];
  const staffId = (step.who < 6 ? likely : null) ?? STAFF[step.who % STAFF.length] ?? 'ada';
  const connection = house.connections.get(staffId) ?? '';
  const id = record?.id ?? 'none';
  const event = eventOf(house, step, record, { staffId, connection, at: house.now });
  const said = await house.conversation(id, staffId, event);
  if (said.ok && event.kind === 'answer') house.answers(staffId, event.offer);
}

function eventOf(
  house: House,
  step: PartyStep,
  record: ConversationRecord | null,
  by: { staffId: string; connection: string; at: number },
): PartyEvent {
  switch (step.do) {
    case 'end':
      return { kind: 'end', ...by };
    case 'step-out':
      return { kind: 'step-out', ...by };
    case 'return':
      return { kind: 'return', ...by, wanted: { language: 'ar' } };
    case 'withdraw':
      return { kind: 'withdraw', ...by, offer: record?.offer?.id ?? 'none' };
    case 'side-end': {
      const epochs = record?.sides.map(({ epoch }) => epoch) ?? [];
      return { kind: 'side-end', ...by, epoch: epochs[step.which % 3] ?? step.which };
    }
    case 'answer': {
      const offer = step.stale ? 'offer 1' : (record?.offer?.id ?? 'none');
      return { kind: 'answer', ...by, offer, accept: step.accept };
    }
    case 'refer': {
      const { mode, to } = step;
      const staffId = STAFF[to] ?? null;
      const target =
        staffId !== null
          ? ({ kind: 'colleague', staffId } as const)
          : to % 2 === 0
            ? ({ kind: 'team', team: 'health' } as const)
            : ({ kind: 'language', language: 'sv' } as const);
      return { kind: 'refer', ...by, offer: house.newOffer(), mode, to: target, competences: new Set() };
    }
  }
}
