/** What staff ask, and what is done about it. */
import type { FromStaff } from '@dorren/shared/protocol/staff-messages.ts';
import { refuse } from '../core/decision.ts';
import type { Refusal } from '../core/effects.ts';
import type { Take } from '../core/events.ts';
import { isKept } from '../core/presence.ts';
import { mayAsk, seesSupervision } from '../core/views.ts';
import type { Sessions, StaffIdentity } from '../ports/sessions.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Handler } from './handler.ts';
import type { StaffConnection } from './staff-connection.ts';
import type { DeskParts } from './youth-desk.ts';

export interface StaffDeskParts extends DeskParts {
  store: StateStore;
  sessions: Sessions;
  /** A supervisor is to be told the counts soon. */
  askForSupervision: () => void;
}

type Message<Type extends FromStaff['t']> = Extract<FromStaff, { t: Type }>;

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
  }

  closed(staff: StaffConnection): void {
    this.#parts.register.remove(staff);
  }

  async #hello(staff: StaffConnection, { token, holding }: Message<'hello'>): Promise<void> {
    const { sessions, register, names, commits, store, askForSupervision } = this.#parts;
    if (staff.identity !== null) return staff.refuse('hello', 'out-of-state');
    const identity = sessions.identify(token);
    if (identity === null) return staff.refuseAndClose('hello', 'not-signed-in');
    const { staffId, role, nameShown } = identity;
    const connection = names.next();
    staff.identity = identity;
    staff.token = token;
    staff.name = connection;
    register.staffArriving.set(connection, staff);
    try {
      const committed = await commits.staff(staffId, { kind: 'hello', staffId, role, nameShown, connection, holding });
      // P5. Without duty there are no keys to hold anything with.
      const kept = committed.ok && committed.record?.duty ? holding : [];
      for (const held of await store.heldBy(staffId)) {
        if (!isKept(held, kept))
          await commits.conversation(held.id, staffId, { kind: 'keys-lost', staffId, connection });
      }
    } finally {
      register.staffArriving.delete(connection);
    }
    if (seesSupervision(role)) askForSupervision();
  }

  /** Null when it is done. */
  async #ask(
    staff: StaffConnection,
    { staffId }: StaffIdentity,
    connection: string,
    message: Exclude<FromStaff, { t: 'hello' }>,
  ): Promise<Refusal | null> {
    const { commits, clock } = this.#parts;
    const refusalIn = (committed: { ok: true } | Refusal): Refusal | null => (committed.ok ? null : committed);
    switch (message.t) {
      case 'beat':
        return null;
      case 'duty-on':
        return this.#dutyOn(staff, staffId, connection, message);
      case 'duty-change': {
        const { languages, capacity } = message;
        return refusalIn(await commits.staff(staffId, { kind: 'duty-change', connection, languages, capacity }));
      }
      case 'duty-off':
        return refusalIn(await commits.staff(staffId, { kind: 'duty-off', connection }));
      case 'take':
        return refusalIn(await commits.conversation(message.id, staffId, this.#take(staffId, connection)));
      case 'take-next':
        return refusalIn(await commits.first(staffId, this.#take(staffId, connection)));
      case 'end': {
        const event = { kind: 'end', at: clock.now(), staffId, connection } as const;
        return refusalIn(await commits.conversation(message.id, staffId, event));
      }
      default:
        return refuse('not-allowed');
    }
  }

  /** P1: certified or not is asked anew; the certificate may have come since `hello`. */
  async #dutyOn(
    staff: StaffConnection,
    staffId: string,
    connection: string,
    { languages, capacity, dutyCertificate }: Message<'duty-on'>,
  ): Promise<Refusal | null> {
    const identity = this.#parts.sessions.identify(staff.token);
    if (identity === null) {
      staff.refuseAndClose('duty-on', 'not-signed-in');
      return null;
    }
    const { staffCertificate } = identity;
    const event = { kind: 'duty-on', connection, languages, capacity, staffCertificate, dutyCertificate } as const;
    const committed = await this.#parts.commits.staff(staffId, event);
    return committed.ok ? null : committed;
  }

  #take(staffId: string, connection: string): Take {
    const { clock, centre, doorKeeper } = this.#parts;
    return {
      kind: 'take',
      at: clock.now(),
      staffId,
      connection,
      current: doorKeeper.notices(),
      revocations: centre.revocations(),
      stopping: doorKeeper.stopping,
    };
  }
}
