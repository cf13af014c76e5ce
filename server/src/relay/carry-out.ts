/** Effects to deeds, for whoever is connected to this node. The only place where the register and its channels change. */
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import type { Side, ToStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { Aside, Effect, ToldStaff, ToldYouth } from '../core/effects.ts';
import type { Centre } from '../ports/centre.ts';
import type { Announcement } from '../ports/state-store.ts';
import { closeCodeOf } from './closing.ts';
import type { RelayContext } from './context.ts';
import { placeTold } from './places.ts';
import type { QueueWindow } from './queue-window.ts';
import type { Register } from './register.ts';
import type { StaffConnection } from './staff-connection.ts';

export interface DeedsParts {
  context: RelayContext;
  centre: Centre;
  register: Register;
  queueWindow: QueueWindow;
  /** A console is to be sent the queue soon. */
  askForQueue: () => void;
}

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

export class Deeds {
  readonly #parts: DeedsParts;

  constructor(parts: DeedsParts) {
    this.#parts = parts;
  }

  carryOut(effect: Effect, { place, overview }: Announcement): void {
    const { register, queueWindow } = this.#parts;
    switch (effect.kind) {
      case 'to-youth':
        register.youths.get(effect.conversationId)?.tell(this.#toYouth(effect.message));
        return;
      case 'to-youth-placed': {
        const youth = register.youths.get(effect.conversationId);
        if (youth !== undefined && place !== null) {
          youth.tell({ ...effect.message, ...placeTold(youth, place, overview) });
        }
        return;
      }
      case 'to-staff':
        register.staff.get(effect.staffId)?.tell(this.#toStaff(effect.message));
        return;
      case 'held-told':
        this.#tellHeld(effect);
        return;
      case 'side-told':
        this.#tellSide(effect);
        return;
      case 'youth-attached':
        this.#attachYouth(effect);
        return;
      case 'taken-from-queue':
        queueWindow.taken(effect.conversationId, effect.by);
        return;
      case 'linked':
        register.link(effect.conversationId, effect.link);
        return;
      case 'unlinked':
        register.unlink(effect.conversationId, effect.epoch);
        return;
      case 'forgotten':
        this.#forget(effect.conversationId);
        return;
      case 'staff-attached':
        this.#attachStaff(effect);
        return;
      case 'shown-queue': {
        const console = register.staff.get(effect.staffId);
        if (console === undefined) return;
        console.queueShown = effect.shown;
        console.queueDue = effect.shown;
        if (effect.shown) this.#parts.askForQueue();
        return;
      }
      case 'staff-dismissed':
        register.staff.get(effect.staffId)?.refuseAndClose('', 'not-signed-in');
        return;
    }
  }

  #toYouth(message: ToldYouth): ToYouth {
    return 'chain' in message ? { ...message, chain: this.#listed(message.chain) } : message;
  }

  #toStaff(message: ToldStaff): ToStaff {
    return 'chain' in message ? { ...message, chain: this.#listed(message.chain) } : message;
  }

  /** With the newest revocation list (C1). */
  #listed(chain: Aside['chain']): Side['chain'] {
    return { ...chain, revocations: this.#parts.centre.revocations() };
  }

  #tellHeld({ staffId, t, held }: Of<'held-told'>): void {
    const { register, centre } = this.#parts;
    const route = this.#routeOf(staffId, held.id, held.epoch);
    const staff = register.staff.get(staffId);
    if (route === null || staff === undefined) return;
    // Whoever is taken by another notice than their console knows of would be let go again (N3).
    staff.tellBound(centre.notices().door);
    staff.tell({ t, conversation: { ...held, route } });
  }

  #tellSide({ staffId, side }: Of<'side-told'>): void {
    const route = this.#routeOf(staffId, side.id, side.epoch);
    if (route === null) return;
    const { register } = this.#parts;
    register.staff.get(staffId)?.tell({ t: 'side', side: { ...side, route, chain: this.#listed(side.chain) } });
  }

  /** The channel's number on this member of staff's connection; null if they have none here. */
  #routeOf(staffId: string, conversationId: string, epoch: number): number | null {
    const end = this.#parts.register.channel(conversationId, epoch)?.endOf(staffId) ?? null;
    return end === null || end.target === null ? null : end.route;
  }

  #attachYouth({ conversationId, connection, links }: Of<'youth-attached'>): void {
    const { register } = this.#parts;
    const earlier = register.youths.get(conversationId);
    const youth = register.youthsArriving.get(connection);
    register.youths.delete(conversationId);
    if (earlier !== undefined && earlier !== youth) {
      earlier.conversationId = null;
      register.setAttached(earlier, false);
      earlier.close(CLOSE.replaced);
    }
    if (youth === undefined) return;
    register.youths.set(conversationId, youth);
    youth.conversationId = conversationId;
    register.setAttached(youth, true);
    for (const link of links) register.link(conversationId, link);
  }

  #forget(conversationId: string): void {
    const { register } = this.#parts;
    const youth = register.youths.get(conversationId);
    if (youth === undefined) return;
    register.youths.delete(conversationId);
    youth.conversationId = null;
    youth.toldDoor = null;
    register.setAttached(youth, false);
  }

  #attachStaff(effect: Of<'staff-attached'>): void {
    const { staffId, connection, held, sides, requests, claims, settling, notice } = effect;
    const { register, context } = this.#parts;
    const earlier = register.staff.get(staffId);
    const staff = register.staffArriving.get(connection);
    if (earlier !== undefined && earlier !== staff) this.#replaceStaff(staffId, earlier);
    if (staff === undefined || staff.identity === null) return;
    register.staff.set(staffId, staff);
    register.setAttached(staff, true);
    for (const { id, epoch } of held) register.link(id, { epoch, staff: [staffId] });
    for (const { id, epoch, peer, initiator } of sides) {
      const ends = initiator ? ([staffId, peer.staffId] as const) : ([peer.staffId, staffId] as const);
      register.link(id, { epoch, staff: ends });
    }
    const routeOf = (id: string, epoch: number) => this.#routeOf(staffId, id, epoch) ?? 0;
    const { role, nameShown } = staff.identity;
    staff.toldNotice = notice;
    staff.tell({
      t: 'welcome',
      ...{ staffId, role, nameShown },
      now: context.clock.now(),
      held: held.map((one) => ({ ...one, route: routeOf(one.id, one.epoch) })),
      sides: sides.map((one) => ({ ...one, route: routeOf(one.id, one.epoch), chain: this.#listed(one.chain) })),
      requests: [...requests],
      claims: [...claims],
      settling: [...settling],
      notice,
    });
  }

  /** P3. */
  #replaceStaff(staffId: string, earlier: StaffConnection): void {
    const { register } = this.#parts;
    register.staff.delete(staffId);
    register.setAttached(earlier, false);
    earlier.refuse('hello', 'signed-in-elsewhere');
    earlier.close(closeCodeOf('signed-in-elsewhere'));
  }
}
