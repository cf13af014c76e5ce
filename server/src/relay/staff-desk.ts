/** What staff ask, and what is done about it. */
import type { FromStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { Refusal } from '../core/effects.ts';
import type { PartyEvent, Take } from '../core/events.ts';
import { colleagueOnDutyOf, mayAsk, seesSupervision } from '../core/views.ts';
import type { Centre } from '../ports/centre.ts';
import type { Competences } from '../ports/competences.ts';
import { countedAs, type ReferralCounter } from '../ports/records/statistics.ts';
import type { Sessions, StaffIdentity } from '../ports/sessions.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Handler } from './handler.ts';
import { checkStaff } from './staff-checks.ts';
import type { StaffConnection } from './staff-connection.ts';
import type { DeskParts } from './youth-desk.ts';

export interface StaffDeskParts extends DeskParts {
  store: StateStore;
  sessions: Sessions;
  competences: Competences;
  centre: Centre;
  referrals: ReferralCounter;
  /** A supervisor is to be told the counts soon. */
  askForSupervision: () => void;
}

type Message<Type extends FromStaff['t']> = Extract<FromStaff, { t: Type }>;
/** About one conversation, by one who is in it or asked. */
type PartyMessage = Message<PartyEvent['kind']>;

const NO_COMPETENCES: ReadonlySet<string> = new Set();

export class StaffDesk implements Handler<StaffConnection, FromStaff> {
  readonly #parts: StaffDeskParts;

  constructor(parts: StaffDeskParts) {
    this.#parts = parts;
  }

  async answer(staff: StaffConnection, message: FromStaff): Promise<void> {
    const { identity, name } = staff;
    if (message.t === 'hello') return this.#hello(staff, message);
    if (identity === null || name === null) return staff.refuse(message.t, 'out-of-state');
    if (!mayAsk(identity.role, message.t)) return staff.refuse(message.t, 'not-allowed');
    const refusal = await this.#ask(staff, identity, name, message);
    if (refusal === null) return;
    staff.refuseAbout(message.t, refusal.code, 'id' in message ? message.id : undefined, refusal.by);
  }

  async gone(staff: StaffConnection): Promise<void> {
    const { register, commits, clock } = this.#parts;
    const { identity, name } = staff;
    if (identity === null || name === null) return;
    const { staffId } = identity;
    if (register.staff.get(staffId) === staff) register.staff.delete(staffId);
    await commits.staff(staffId, { kind: 'staff-gone', at: clock.now(), connection: name });
    await checkStaff(this.#parts, staffId);
  }

  closed(staff: StaffConnection): void {
    this.#parts.register.remove(staff);
  }

  async #hello(staff: StaffConnection, { token, holding }: Message<'hello'>): Promise<void> {
    const { sessions, register, names, commits, store, centre, askForSupervision } = this.#parts;
    if (staff.identity !== null) return staff.refuse('hello', 'out-of-state');
    await sessions.learn(token);
    const identity = sessions.identify(token);
    if (identity === null) return staff.refuseAndClose('hello', 'not-signed-in');
    const { staffId, role, nameShown, organisation, teams, competences } = identity;
    const notice = centre.noticeOf(identity);
    const connection = names.next();
    staff.identity = identity;
    staff.token = token;
    staff.binding = notice;
    staff.name = connection;
    register.staffArriving.set(connection, staff);
    try {
      const committed = await commits.staff(staffId, {
        kind: 'hello',
        ...{ staffId, role, nameShown, organisation, teams, competences, notice, connection, holding },
        door: centre.notices().door,
      });
      // P5, H14. Without duty there are no keys to hold anything with.
      const kept = committed.ok && committed.record?.duty ? holding : [];
      for (const { id } of await store.concerning(staffId)) {
        const epochs = kept.filter((pairing) => pairing.id === id).map(({ epoch }) => epoch);
        await commits.conversation(id, staffId, { kind: 'keys-named', staffId, connection, epochs });
      }
    } finally {
      register.staffArriving.delete(connection);
    }
    if (seesSupervision(role)) askForSupervision();
  }

  /** Null when it is done. */
  async #ask(
    staff: StaffConnection,
    identity: StaffIdentity,
    connection: string,
    message: Exclude<FromStaff, { t: 'hello' }>,
  ): Promise<Refusal | null> {
    const { commits, referrals } = this.#parts;
    const { staffId, teams } = identity;
    switch (message.t) {
      case 'beat':
        return null;
      case 'duty-on':
        return this.#dutyOn(staff, staffId, connection, message);
      case 'duty-change': {
        const { languages, capacity } = message;
        return refusalIn(await commits.staff(staffId, { kind: 'duty-change', connection, languages, capacity }));
      }
      case 'duty-off': {
        const committed = await commits.staff(staffId, { kind: 'duty-off', connection });
        if (committed.ok) await checkStaff(this.#parts, staffId);
        return refusalIn(committed);
      }
      case 'take':
        return refusalIn(await commits.conversation(message.id, staffId, this.#take(staffId, connection, false)));
      case 'take-next':
        return refusalIn(await commits.first(staffId, this.#take(staffId, connection, true)));
      case 'colleagues':
        await this.#tellColleagues(staff, staffId);
        return null;
      case 'card-given':
        referrals.count({ kind: 'card', from: countedAs(teams), to: message.kind, outcome: 'done' });
        return null;
      default:
        return refusalIn(await commits.conversation(message.id, staffId, this.#event(staffId, connection, message)));
    }
  }

  /** P1: certified or not is asked anew; the certificate may have come since `hello`. */
  async #dutyOn(
    staff: StaffConnection,
    staffId: string,
    connection: string,
    { languages, capacity, dutyCertificate }: Message<'duty-on'>,
  ): Promise<Refusal | null> {
    await this.#parts.sessions.learn(staff.token);
    const identity = this.#parts.sessions.identify(staff.token);
    if (identity === null) {
      staff.refuseAndClose('duty-on', 'not-signed-in');
      return null;
    }
    const { staffCertificate } = identity;
    const event = { kind: 'duty-on', connection, languages, capacity, staffCertificate, dutyCertificate } as const;
    return refusalIn(await this.#parts.commits.staff(staffId, event));
  }

  #take(staffId: string, connection: string, next: boolean): Take {
    const { clock, doorKeeper, random } = this.#parts;
    const { stopping } = doorKeeper;
    return { kind: 'take', at: clock.now(), staffId, connection, stopping, claim: random.id(), next };
  }

  #event(staffId: string, connection: string, message: PartyMessage): PartyEvent {
    const at = this.#parts.clock.now();
    switch (message.t) {
      case 'refer': {
        const { mode, to } = message;
        const { competences, random } = this.#parts;
        const under = to.kind === 'competence' ? competences.under(to.competence) : NO_COMPETENCES;
        return { kind: 'refer', at, staffId, connection, offer: random.id(), mode, to, competences: under };
      }
      case 'withdraw':
        return { kind: 'withdraw', staffId, connection, offer: message.offer };
      case 'answer':
        return { kind: 'answer', at, staffId, connection, offer: message.offer, accept: message.accept };
      case 'step-out':
        return { kind: 'step-out', staffId, connection };
      case 'return':
        return { kind: 'return', staffId, connection, wanted: message.wanted };
      case 'side-end':
        return { kind: 'side-end', staffId, connection, epoch: message.epoch };
      case 'concern':
        return { kind: 'concern', staffId, connection, step: message.step, age: message.age };
      case 'concern-outcome':
        return { kind: 'concern-outcome', staffId, connection, outcome: message.outcome, age: message.age };
      case 'end':
        return { kind: 'end', at, staffId, connection };
    }
  }

  async #tellColleagues(staff: StaffConnection, staffId: string): Promise<void> {
    const everybody = await this.#parts.store.onDuty();
    const there = everybody.filter(({ record }) => record.connection !== null && record.staffId !== staffId);
    staff.tell({ t: 'colleagues', onDuty: there.map(colleagueOnDutyOf) });
  }
}

function refusalIn(committed: { ok: true } | Refusal): Refusal | null {
  return committed.ok ? null : committed;
}
