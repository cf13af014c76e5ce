/** An open concern between both clients and the relay, as they are (server/SPEC.md, N7–N11). */
import type { ConcernSeen } from '@dorren/shared/protocol/reporting-duty.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conversationOf, House, type Staff, talkingOf, type Youth } from './real-relay.ts';

let house: House;
let eva: Staff;
let ola: Staff;
let youth: Youth;

beforeEach(async () => {
  house = await House.open();
  eva = await house.staff('Eva');
  youth = await house.talking(eva);
  ola = await house.staff('Ola');
});

afterEach(() => house.close());

const id = () => conversationOf(eva).id;
const concernOf = (staff: Staff) => conversationOf(staff).concern;
const NOBODYS: ConcernSeen = { mine: false, taken: false, stage: null };
const COLLEAGUES: ConcernSeen = { mine: false, taken: true, stage: null };
const mine = (stage: ConcernSeen['stage']): ConcernSeen => ({ mine: true, taken: true, stage });
const isOf = (staff: Staff, stage: ConcernSeen['stage']) => () =>
  concernOf(staff)?.mine === true && concernOf(staff)?.stage === stage;

async function opened(stage: 'concern' | 'told' | 'reporting' = 'concern'): Promise<void> {
  eva.client.concern(id(), 'open', '15-17');
  if (stage !== 'concern') eva.client.concern(id(), stage, '15-17');
  await house.until(isOf(eva, stage));
}

async function away(staff: Staff, ms = 2_000): Promise<void> {
  staff.line.cut();
  await house.pass(ms);
  staff.line.restore();
  await house.until(() => staff.client.state.connection === 'online');
}

async function proposed(mode: 'handover' | 'join'): Promise<void> {
  eva.client.propose(id(), mode, { kind: 'colleague', staffId: ola.person.staffId }, 'competence', ['En rad.']);
  await house.until(() => talkingOf(youth).proposal !== null);
  youth.client.answer(talkingOf(youth).proposal?.offer ?? '', 'yes', ['En rad.'], null);
  await house.until(() => ola.client.state.requests.length === 1);
}

async function came(mode: 'handover' | 'join'): Promise<void> {
  await proposed(mode);
  ola.client.answer(ola.client.state.requests[0]?.offer ?? '', true);
  await house.until(
    () =>
      ola.client.state.conversations.length === 1 &&
      conversationOf(ola).canSend &&
      !conversationOf(ola).arriving &&
      (mode === 'join' || conversationOf(eva).phase === 'ended'),
  );
}

describe('a concern', () => {
  it('N7: goes through every stage with a break at each, and ends in an outcome', async () => {
    eva.client.concern(id(), 'open', 'unknown');
    await house.until(isOf(eva, 'concern'));
    for (const stage of ['told', 'reporting'] as const) {
      await away(eva);
      eva.client.concern(id(), stage, '15-17');
      await house.until(isOf(eva, stage));
      await away(eva);
      expect(concernOf(eva)).toEqual(mine(stage));
    }
    expect(conversationOf(eva)).toMatchObject({ phase: 'talking', canSend: true });
    eva.client.concernOutcome(id(), { is: 'reported' }, '15-17');
    await house.until(() => concernOf(eva) === null);
    expect(house.relay.concerns).toEqual([
      { age: '15-17', takenOver: false, told: true, reporting: true, outcome: { is: 'reported' } },
    ]);
    // And the youth was told nothing of all this.
    expect(JSON.stringify(youth.line.heard)).not.toContain('concern');
  });

  /** Whether the line dies before the relay hears what is said, or before its answer. */
  const lost = {
    'on its way there': (staff: Staff) => staff.line.cut(),
    'on its way back': (staff: Staff) => {
      staff.line.lies = () => [];
      return house.settle().then(() => {
        staff.line.cut();
        staff.line.lies = (message) => [message];
      });
    },
  } as const;

  async function dies(staff: Staff, where: keyof typeof lost): Promise<void> {
    await lost[where](staff);
    await house.pass(500);
    staff.line.restore();
    await house.until(() => staff.client.state.connection === 'online');
    await house.settle();
  }

  const WHERE = Object.keys(lost) as (keyof typeof lost)[];

  it.each(WHERE.flatMap((first) => WHERE.map((second) => [first, second] as const)))(
    'N7, N11: said as the line died %s, and the next %s, is there by itself, counted once, and no refusal',
    async (first, second) => {
      for (const [at, step] of (['open', 'told', 'reporting'] as const).entries()) {
        eva.client.concern(id(), step, '15-17');
        await dies(eva, at % 2 === 0 ? first : second);
        expect(concernOf(eva)).toEqual(mine(step === 'open' ? 'concern' : step));
      }
      eva.client.concernOutcome(id(), { is: 'reported' }, '15-17');
      await dies(eva, second);
      expect(concernOf(eva)).toBeNull();
      eva.client.end(id());
      await house.until(() => conversationOf(eva).phase === 'ended');
      expect(eva.client.state.refusal).toBeNull();
      expect(house.relay.concerns).toEqual([
        { age: '15-17', takenOver: false, told: true, reporting: true, outcome: { is: 'reported' } },
      ]);
    },
  );

  it.each(WHERE)('N9, N10: taken over, and settled, as the line died %s', async (where) => {
    await opened('told');
    await came('handover');
    const { id: held } = conversationOf(ola);
    ola.client.concern(held, 'take-over', 'under-15');
    await dies(ola, where);
    expect(concernOf(ola)).toEqual(mine('concern'));
    youth.client.leave();
    await house.until(() => conversationOf(ola).phase === 'ended');
    ola.client.concern(held, 'reporting', 'under-15');
    await dies(ola, where);
    expect(concernOf(ola)).toEqual(mine('reporting'));
    ola.client.concernOutcome(held, { is: 'reported' }, 'under-15');
    await dies(ola, where);
    expect(concernOf(ola)).toBeNull();
    expect(ola.client.state.refusal).toBeNull();
    expect(house.relay.concerns).toMatchObject([{ takenOver: true, told: true, reporting: true }]);
  });

  it('N7: that was said as the line broke is there', async () => {
    for (const [step, stage] of [
      ['open', 'concern'],
      ['told', 'told'],
      ['reporting', 'reporting'],
    ] as const) {
      eva.client.concern(id(), step, '15-17');
      await away(eva);
      await house.until(isOf(eva, stage));
    }
    eva.client.concernOutcome(id(), { is: 'reported' }, '15-17');
    await away(eva);
    await house.until(() => concernOf(eva) === null);
    expect(house.relay.concerns).toHaveLength(1);
  });

  it('N7: is not moved back, and not opened twice', async () => {
    await opened('reporting');
    eva.client.concern(id(), 'told', '15-17');
    await house.until(() => eva.client.state.refusal?.code === 'out-of-state');
    eva.client.concern(id(), 'open', '15-17');
    await house.settle();
    expect(concernOf(eva)).toEqual(mine('reporting'));
  });

  it('N8: holds up the end until it has an outcome', async () => {
    await opened();
    eva.client.end(id());
    await house.until(() => eva.client.state.refusal?.code === 'concern-open');
    expect(talkingOf(youth).canSend).toBe(true);
    eva.client.concernOutcome(id(), { is: 'not-possible', why: 'no-cause' }, 'adult');
    await house.until(() => concernOf(eva) === null);
    eva.client.end(id());
    await house.until(() => conversationOf(eva).phase === 'ended');
    expect(house.relay.concerns).toMatchObject([{ age: 'adult', outcome: { is: 'not-possible', why: 'no-cause' } }]);
  });
});

describe('a youth who leaves with a concern open', () => {
  it('N10: leaves the concern to be settled, and nothing else', async () => {
    await opened();
    youth.client.leave();
    await house.until(() => conversationOf(eva).phase === 'ended');
    expect(conversationOf(eva)).toMatchObject({ endedBy: 'youth', concern: mine('concern') });
    eva.client.dismiss(id());
    expect(eva.client.state.conversations).toHaveLength(1);
    eva.client.dutyOff();
    await house.until(() => eva.client.state.refusal?.code === 'concern-open');
    eva.client.concern(id(), 'told', '15-17');
    eva.client.concern(id(), 'reporting', '15-17');
    await house.settle();
    await away(eva);
    expect(concernOf(eva)).toEqual(mine('reporting'));
    eva.client.concernOutcome(id(), { is: 'reported' }, '15-17');
    await house.until(() => concernOf(eva) === null);
    eva.client.dismiss(id());
    expect(eva.client.state.conversations).toEqual([]);
    eva.client.dutyOff();
    await house.until(() => !eva.client.state.duty.on);
    expect(house.relay.concerns).toEqual([
      { age: '15-17', takenOver: false, told: true, reporting: true, outcome: { is: 'reported' } },
    ]);
  });

  it('N10: while the console was away: it finds it there', async () => {
    await opened('told');
    eva.line.cut();
    youth.client.leave();
    await house.pass(2_000);
    eva.line.restore();
    await house.until(() => conversationOf(eva).phase === 'ended');
    expect(concernOf(eva)).toEqual(mine('told'));
    eva.client.concernOutcome(id(), { is: 'not-possible', why: 'left' }, 'unknown');
    await house.until(() => concernOf(eva) === null);
  });

  it('N8, N10: is settled after a reload, and only then is the counsellor off duty', async () => {
    await opened('told');
    youth.client.leave();
    await house.until(() => conversationOf(eva).phase === 'ended');
    const again = await house.reloaded(eva);
    await house.until(() => again.client.state.settling.length === 1);
    expect(again.client.state).toMatchObject({ conversations: [], settling: [{ stage: 'told' }], duty: { on: false } });
    // Nobody is named who has no keys.
    ola.client.askColleagues();
    await house.until(() => ola.client.state.colleagues !== null);
    expect(ola.client.state.colleagues?.filter(({ free }) => free)).toEqual([]);
    const left = again.client.state.settling[0]?.id ?? '';
    again.client.concern(left, 'reporting', 'under-15');
    await house.settle();
    expect(again.client.state.settling).toEqual([{ id: left, stage: 'reporting' }]);
    again.client.concernOutcome(left, { is: 'reported' }, 'under-15');
    await house.until(() => again.client.state.settling.length === 0);
    ola.client.askColleagues();
    await house.until(() => ola.client.state.colleagues?.length === 0);
    await house.onDuty(again);
    expect(again.client.state.refusal).toBeNull();
  });

  it('N8, N10: is settled after a reload by one who goes on duty anew meanwhile', async () => {
    await opened();
    youth.client.leave();
    await house.until(() => conversationOf(eva).phase === 'ended');
    const again = await house.reloaded(eva);
    await house.until(() => again.client.state.settling.length === 1);
    await house.onDuty(again);
    const other = await house.talking(again);
    again.client.concernOutcome(again.client.state.settling[0]?.id ?? '', { is: 'reported' }, 'unknown');
    await house.until(() => again.client.state.settling.length === 0);
    await house.pass(1_000);
    expect(again.client.state.duty.on).toBe(true);
    other.client.send('hej');
    await house.pass(500);
    expect(conversationOf(again).messages).toMatchObject([{ text: 'hej', mark: 'delivered' }]);
  });

  it('N11: is lost, and counted so, when nobody is there to settle it', async () => {
    await opened();
    eva.line.cut();
    youth.client.leave();
    await house.pass(1_000);
    house.clock.advance(house.relay.settings.settlingMs);
    await house.pass(10_000);
    expect(house.relay.concerns).toMatchObject([{ outcome: { is: 'lost' } }]);
    eva.line.restore();
    await house.until(() => eva.client.state.connection === 'online');
    expect(conversationOf(eva)).toMatchObject({ phase: 'ended', concern: null });
  });
});

describe('an open concern that passes on', () => {
  it('N9: in a handover is seen to be there, and is taken on anew', async () => {
    await opened('reporting');
    await proposed('handover');
    expect(ola.client.state.requests[0]?.concern).toBe(true);
    ola.client.answer(ola.client.state.requests[0]?.offer ?? '', true);
    await house.until(() => conversationOf(eva).phase === 'ended' && conversationOf(ola).canSend);
    expect(concernOf(ola)).toEqual(NOBODYS);
    expect(concernOf(eva)).toBeNull();
    const { id: held } = conversationOf(ola);
    // Not theirs before they have taken it over.
    ola.client.concern(held, 'told', '15-17');
    await house.until(() => ola.client.state.refusal?.code === 'not-allowed');
    ola.client.end(held);
    await house.until(() => ola.client.state.refusal?.code === 'concern-open');
    ola.client.concern(held, 'take-over', 'under-15');
    await house.until(isOf(ola, 'concern'));
    ola.client.concernOutcome(held, { is: 'reported' }, 'under-15');
    await house.until(() => concernOf(ola) === null);
    expect(house.relay.concerns).toMatchObject([{ takenOver: true, told: false, outcome: { is: 'reported' } }]);
    eva.client.dismiss(held);
    expect(eva.client.state.conversations).toEqual([]);
  });

  it('N9: in a room is one’s own; the other sees that there is one, and has it when one steps out', async () => {
    await came('join');
    await opened('told');
    await house.until(() => concernOf(ola) !== null);
    expect(concernOf(ola)).toEqual(COLLEAGUES);
    ola.client.concern(conversationOf(ola).id, 'take-over', 'unknown');
    await house.until(() => ola.client.state.refusal?.code === 'out-of-state');
    eva.client.stepOut(id());
    await house.until(() => conversationOf(eva).phase === 'ended');
    expect(concernOf(ola)).toEqual(NOBODYS);
    ola.client.concern(conversationOf(ola).id, 'take-over', 'unknown');
    await house.until(isOf(ola, 'concern'));
  });

  it('N10: that nobody has taken on is the holder’s when the youth leaves', async () => {
    await opened('told');
    await came('handover');
    youth.client.leave();
    await house.until(() => conversationOf(ola).phase === 'ended');
    expect(concernOf(ola)).toEqual(mine('concern'));
    ola.client.concernOutcome(conversationOf(ola).id, { is: 'not-possible', why: 'left' }, 'unknown');
    await house.until(() => concernOf(ola) === null);
  });

  it('N9: through the queue is seen by whoever would take the youth', async () => {
    await opened('told');
    eva.client.returnToQueue(id(), {});
    await house.until(() => ola.client.state.queue.entries.length === 1);
    expect(concernOf(eva)).toBeNull();
    expect(ola.client.state.queue.entries[0]?.concern).toBe(true);
    ola.client.takeNext();
    await house.until(() => ola.client.state.conversations.length === 1 && conversationOf(ola).canSend);
    expect(concernOf(ola)).toEqual(NOBODYS);
  });

  it('N9: of a tab that was reloaded is nobody’s, and is taken on again by the same', async () => {
    await opened('told');
    const again = await house.reloaded(eva);
    await house.until(() => ola.client.state.queue.entries.length === 1);
    await house.onDuty(again);
    await house.until(() => again.client.state.queue.entries.length === 1);
    again.client.takeNext();
    await house.until(() => again.client.state.conversations.length === 1 && conversationOf(again).canSend);
    expect(concernOf(again)).toEqual(NOBODYS);
    again.client.concern(conversationOf(again).id, 'take-over', '15-17');
    await house.until(isOf(again, 'concern'));
  });

  it('N9: is not shown to one who is asked for advice', async () => {
    await opened('told');
    eva.client.consult(id(), { kind: 'colleague', staffId: ola.person.staffId });
    await house.until(() => ola.client.state.requests.length === 1);
    expect(ola.client.state.requests[0]).toMatchObject({ mode: 'consultation', concern: false });
    expect(JSON.stringify(ola.line.heard)).not.toContain('"stage":"told"');
  });
});
