/** Effects to deeds, for whoever is connected to this node. The only place where the register and its channels change. */
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import type { Effect } from '../core/effects.ts';
import type { Announcement } from '../ports/state-store.ts';
import { closeCodeOf } from './closing.ts';
import type { RelayContext } from './context.ts';
import { placeTold } from './places.ts';
import type { QueueWindow } from './queue-window.ts';
import type { Register } from './register.ts';
import type { StaffConnection } from './staff-connection.ts';

export class Deeds {
  readonly #context: RelayContext;
  readonly #register: Register;
  readonly #queueWindow: QueueWindow;
  readonly #askForQueue: () => void;

  /** `askForQueue`: a console is to be sent the queue soon. */
  constructor(context: RelayContext, register: Register, queueWindow: QueueWindow, askForQueue: () => void) {
    this.#context = context;
    this.#register = register;
    this.#queueWindow = queueWindow;
    this.#askForQueue = askForQueue;
  }

  carryOut(effect: Effect, { place, overview }: Announcement): void {
    const register = this.#register;
    switch (effect.kind) {
      case 'to-youth':
        register.youths.get(effect.conversationId)?.tell(effect.message);
        return;
      case 'to-youth-placed': {
        const youth = register.youths.get(effect.conversationId);
        if (youth !== undefined && place !== null) {
          youth.tell({ ...effect.message, ...placeTold(youth, place, overview) });
        }
        return;
      }
      case 'to-staff':
        register.staff.get(effect.staffId)?.tell(effect.message);
        return;
      case 'youth-attached':
        this.#attachYouth(effect);
        return;
      case 'opened':
        this.#open(effect);
        return;
      case 'unpaired': {
        const channel = register.channels.get(effect.conversationId);
        if (channel !== undefined) register.shut(channel);
        return;
      }
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
        if (effect.shown) this.#askForQueue();
        return;
      }
      case 'staff-dismissed':
        register.staff.get(effect.staffId)?.refuseAndClose('', 'not-signed-in');
        return;
    }
  }

  #attachYouth({ conversationId, connection, pairing }: Extract<Effect, { kind: 'youth-attached' }>): void {
    const register = this.#register;
    const earlier = register.youths.get(conversationId);
    const youth = register.youthsArriving.get(connection);
    register.youths.delete(conversationId);
    if (earlier !== undefined && earlier !== youth) {
      earlier.conversationId = null;
      register.setAttached(earlier, false);
      earlier.close(CLOSE.replaced);
    }
    if (youth !== undefined) {
      register.youths.set(conversationId, youth);
      youth.conversationId = conversationId;
      register.setAttached(youth, true);
      if (pairing !== null) youth.pair(register.open(conversationId, pairing));
    }
  }

  #open({ conversationId, pairing, held, takenBy }: Extract<Effect, { kind: 'opened' }>): void {
    const register = this.#register;
    this.#queueWindow.taken(conversationId, takenBy);
    const youth = register.youths.get(conversationId);
    const staff = register.staff.get(pairing.staffId);
    if (youth === undefined && staff === undefined) return;
    const channel = register.open(conversationId, pairing);
    youth?.pair(channel);
    staff?.tell({ t: 'taken', conversation: { ...held, route: staff.pair(channel) } });
  }

  #forget(conversationId: string): void {
    const youth = this.#register.youths.get(conversationId);
    if (youth === undefined) return;
    this.#register.youths.delete(conversationId);
    youth.conversationId = null;
    youth.toldDoor = null;
    this.#register.setAttached(youth, false);
  }

  #attachStaff({ staffId, connection, held }: Extract<Effect, { kind: 'staff-attached' }>): void {
    const register = this.#register;
    const earlier = register.staff.get(staffId);
    const staff = register.staffArriving.get(connection);
    if (earlier !== undefined && earlier !== staff) this.#replaceStaff(staffId, earlier);
    if (staff === undefined || staff.identity === null) return;
    register.staff.set(staffId, staff);
    register.setAttached(staff, true);
    const { role, nameShown } = staff.identity;
    const conversations = held.map((one) => {
      const channel = register.open(one.id, { staffId, epoch: one.epoch });
      register.youths.get(one.id)?.pair(channel);
      return { ...one, route: staff.pair(channel) };
    });
    staff.tell({
      t: 'welcome',
      staffId,
      role,
      nameShown,
      now: this.#context.clock.now(),
      held: conversations,
      sides: [],
      requests: [],
    });
  }

  /** P3. */
  #replaceStaff(staffId: string, earlier: StaffConnection): void {
    this.#register.staff.delete(staffId);
    this.#register.setAttached(earlier, false);
    earlier.refuse('hello', 'signed-in-elsewhere');
    earlier.close(closeCodeOf('signed-in-elsewhere'));
  }
}
