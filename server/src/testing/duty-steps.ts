/** What anybody may do at any moment about notices, claims and concerns, as history-steps.ts has it for the rest. */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import {
  CONCERN_AGES,
  type ConcernAge,
  type ConcernOutcome,
  NOT_POSSIBLE_REASONS,
} from '@dorren/shared/protocol/reporting-duty.ts';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ConcernStep } from '../core/events.ts';
import { concernIn, conversationIn } from '../core/parties.ts';
import type { KeptRecord } from '../core/records.ts';
import { type House, STAFF } from './house.ts';
import { acknowledging, noticesOf, take } from './records.ts';

const BINDING = ['main', 'school'] as const;
const STEPS: readonly ConcernStep[] = ['open', 'take-over', 'take-over', 'told', 'reporting'];

/** What a page says to have been acknowledged: what it is asked for, nothing, or anything at all. */
export type Said =
  | 'right'
  | 'none'
  | Readonly<{ notice: string; behind: number; language: 'sv' | 'so'; easy: boolean }>;

export type DutyStep =
  /** `late`: those who wait hear of it after the next step. */
  | { do: 'publish' | 'door'; notice: number; late: boolean }
  /** As from the next `hello`. */
  | { do: 'bind'; staff: number; notice: number }
  | { do: 'acknowledge'; youth: number; said: Said }
  /** `again`: the claimer would take them all the same; `which`: mostly the newest that it was told of. */
  | { do: 'decline'; youth: number; again: boolean; which: number }
  /** `who`: mostly one of those whom it concerns. */
  | ({ do: 'concern'; youth: number } & Saying)
  /** Of one that is over for the youth, whose ever it was. */
  | ({ do: 'settle'; which: number } & Saying)
  /** Whoever has one to settle would go off duty. */
  | { do: 'rest'; which: number }
  /** This account is disabled, or whoever's it is that has one to settle. */
  | { do: 'disable'; staff: number; owner: boolean };

/** `step` null: its outcome. */
interface Saying {
  who: number;
  step: ConcernStep | null;
  outcome: ConcernOutcome;
  age: ConcernAge;
}

/** The first more often, as everywhere. */
const youth = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) });
const staff = fc.nat(STAFF.length - 1);
const who = fc.nat(7);
const notice = fc.nat(1);
const age = fc.constantFrom(...CONCERN_AGES);
const outcome: fc.Arbitrary<ConcernOutcome> = fc.oneof(
  fc.constant<ConcernOutcome>({ is: 'reported' }),
  fc.constantFrom(...NOT_POSSIBLE_REASONS).map((why): ConcernOutcome => ({ is: 'not-possible', why })),
);
const seldom = fc.nat(5).map((one) => one === 0);
const step = fc.option(fc.constantFrom(...STEPS), { freq: 4 });
const constant = <const Value>(value: Value) => fc.constant(value);

export const anySaid: fc.Arbitrary<Said> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Said>('right') },
  { weight: 1, arbitrary: fc.constant<Said>('none') },
  {
    weight: 2,
    arbitrary: fc.record({
      notice: fc.constantFrom('main', 'school', 'constructor'),
      behind: fc.nat(2),
      language: fc.constantFrom('sv', 'so'),
      easy: fc.boolean(),
    }),
  },
);

export const dutySteps: readonly { weight: number; arbitrary: fc.Arbitrary<DutyStep> }[] = [
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('publish', 'publish', 'door'), notice, late: seldom }) },
  { weight: 1, arbitrary: fc.record({ do: constant('bind'), staff, notice }) },
  { weight: 6, arbitrary: fc.record({ do: constant('acknowledge'), youth, said: anySaid }) },
  { weight: 1, arbitrary: fc.record({ do: constant('decline'), youth, again: fc.boolean(), which: fc.nat(3) }) },
  { weight: 8, arbitrary: fc.record({ do: constant('concern'), youth, who, step, outcome, age }) },
  { weight: 1, arbitrary: fc.record({ do: constant('rest'), which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: constant('disable'), staff, owner: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: constant('settle'), which: fc.nat(3), who, step, outcome, age }) },
];

export async function runDuty(house: House, step: DutyStep): Promise<void> {
  switch (step.do) {
    case 'publish':
      return publishes(house, BINDING[step.notice] ?? 'main', step.late);
    case 'door':
      house.notices = { ...house.notices, door: BINDING[step.notice] ?? 'main' };
      return house.noticesChanged(step.late);
    case 'bind':
      house.bindings.set(STAFF[step.staff] ?? 'ada', BINDING[step.notice] ?? 'main');
      return;
    case 'acknowledge':
      return acknowledges(house, step.youth, step.said);
    case 'decline':
      return declines(house, step);
    case 'concern': {
      const id = house.youths.get(step.youth)?.id ?? 'none';
      return says(house, await house.kept(id), id, step);
    }
    case 'settle': {
      const all = await house.settling();
      const record = all[step.which % Math.max(1, all.length)] ?? null;
      return says(house, record, record?.id ?? 'none', step);
    }
    case 'rest': {
      const all = await house.settling();
      const staffId = all[step.which % Math.max(1, all.length)]?.concern.owner ?? 'ada';
      const connection = house.connections.get(staffId) ?? '';
      const off = await house.presence(staffId, { kind: 'duty-off', connection });
      if (off.ok) await house.release(staffId);
      return;
    }
    case 'disable': {
      const owner = step.owner ? (await house.settling())[0]?.concern.owner : undefined;
      return house.disable(owner ?? STAFF[step.staff] ?? 'ada');
    }
  }
}

/** A page that says this; null for nothing. `asked` is what it is asked for. */
export function saidOf(house: House, said: Said, asked: string): AcknowledgedNotice | null {
  if (said === 'none') return null;
  const name = said === 'right' ? asked : said.notice;
  const current = Number(Object.hasOwn(house.notices.inForce, name) ? house.notices.inForce[name]?.version : 1);
  if (said === 'right') return acknowledging({ notice: name, version: `${current}` });
  const { behind, language, easy } = said;
  return acknowledging({ notice: name, version: `${current - behind}`, language, level: easy ? 'easy' : 'standard' });
}

async function publishes(house: House, name: string, late: boolean): Promise<void> {
  const { door, inForce } = house.notices;
  const versions = Object.entries(inForce).map(([id, { version }]) => [
    id,
    id === name ? `${Number(version) + 1}` : version,
  ]);
  house.notices = noticesOf(Object.fromEntries(versions), door);
  await house.noticesChanged(late);
}

async function acknowledges(house: House, youth: number, said: Said): Promise<void> {
  const tab = house.youths.get(youth);
  const notice = saidOf(house, said, tab?.claimed?.notice ?? house.notices.door);
  if (tab === undefined || notice === null || tab.connection === null) return;
  tab.said.push(notice);
  const { id, connection } = tab;
  const event = { kind: 'acknowledge', at: house.now, connection, notice, stopping: false } as const;
  const committed = await house.conversation(id, null, event);
  if (committed.ok && notice.notice === house.notices.door) tab.outdated = false;
}

async function declines(house: House, { youth, again, which }: Extract<DutyStep, { do: 'decline' }>): Promise<void> {
  const tab = house.youths.get(youth);
  const connection = tab?.connection ?? null;
  if (tab === undefined || connection === null) return;
  const standing = conversationIn(await house.kept(tab.id))?.claim ?? null;
  const claim = (which < 3 ? tab.claims.at(-1) : tab.claims[0]) ?? 'none';
  const declined = await house.conversation(tab.id, null, { kind: 'decline', connection, claim });
  // N5: of that one, and of no other.
  expect(declined.ok).toBe(standing?.id === claim);
  if (!declined.ok) expect(conversationIn(await house.kept(tab.id))?.claim ?? null).toEqual(standing);
  const claimer = standing?.by.staffId ?? null;
  if (claimer === null || !declined.ok || !again) return;
  const event = take(claimer, { at: house.now, connection: house.connections.get(claimer) ?? '' });
  const record = conversationIn(await house.kept(tab.id));
  const others = (await house.store.onDuty()).filter(
    ({ record: { staffId, duty } }) =>
      duty?.capacity !== 0 &&
      staffId !== claimer &&
      record?.returnedBy !== staffId &&
      ![...(record?.excluded ?? []), ...(record?.declined ?? [])].includes(staffId),
  );
  const taken = await house.conversation(tab.id, claimer, event);
  // N5: not while there is somebody else to wait for.
  if (others.length > 0) expect(taken.ok).toBe(false);
}

async function says(house: House, record: KeptRecord | null, id: string, saying: Saying): Promise<void> {
  const { who } = saying;
  const parties = conversationIn(record)?.parties.map(({ staffId }) => staffId) ?? [];
  const owner = concernIn(record)?.owner ?? null;
  const other = parties.find((one) => one !== owner) ?? parties[0];
  const theirs = owner !== null && who < 4 ? owner : parties[who % 2];
  const likely = saying.step === 'take-over' ? other : theirs;
  const staffId = (who < 7 ? likely : null) ?? STAFF[who % STAFF.length] ?? 'ada';
  const by = { staffId, connection: house.connections.get(staffId) ?? '' };
  await house.conversation(
    id,
    staffId,
    saying.step === null
      ? { kind: 'concern-outcome', ...by, outcome: saying.outcome, age: saying.age }
      : { kind: 'concern', ...by, step: saying.step, age: saying.age },
  );
}
