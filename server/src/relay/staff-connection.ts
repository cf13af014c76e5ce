import { encode } from '@dorren/shared/protocol/codec.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { readEpoch, readRoute } from '@dorren/shared/protocol/frame.ts';
import { type FromStaff, fromStaff, type ToStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { StaffIdentity } from '../ports/sessions.ts';
import type { ChannelEnd } from './channel.ts';
import { Connection } from './connection.ts';
import type { RelayContext } from './context.ts';
import type { Handler } from './handler.ts';
import type { Line } from './line.ts';

/** What a frame that was refused is called in `refused`. */
const FRAME = 'frame';

export class StaffConnection extends Connection<FromStaff> {
  readonly #handler: Handler<StaffConnection, FromStaff>;
  name: string | null = null;
  /** As at `hello`; null before. */
  identity: StaffIdentity | null = null;
  /** The session's, to ask again who this is (P1). */
  token = '';
  /** By which notice one is bound, null for the door's (V8), and by which one was told to be. */
  binding: string | null = null;
  toldNotice = '';
  /** Q8: is sent changes of the queue, and whether the whole of it is still to come. */
  queueShown = false;
  queueDue = false;
  readonly #ends = new Map<number, ChannelEnd>();
  #lastRoute = 0;
  #toldRoute = 0;

  constructor(context: RelayContext, line: Line, handler: Handler<StaffConnection, FromStaff>) {
    super(context, line, fromStaff, context.settings.staffRate, context.settings.handshakeMs);
    this.#handler = handler;
  }

  tell(message: ToStaff): void {
    this.send(encode(message));
  }

  /** V8: another notice is the door's. */
  tellBound(door: string): void {
    const notice = this.binding ?? door;
    if (notice === this.toldNotice) return;
    this.toldNotice = notice;
    this.tell({ t: 'notice', notice });
  }

  /** `refused` with what it is about; `by` is whoever was first (Q3). */
  refuseAbout(re: string, code: RefusalCode, id: string | undefined, by: string | undefined): void {
    this.context.counters.refused(code);
    this.tell({ t: 'refused', re, code, ...(id === undefined ? {} : { id }), ...(by === undefined ? {} : { by }) });
  }

  /** Gives the channel a number here, never used before on this connection; it keeps the one it has. */
  pair(end: ChannelEnd): void {
    if (end.target === this) return;
    this.#lastRoute += 1;
    end.target = this;
    end.route = this.#lastRoute;
    end.told = false;
    this.#ends.set(end.route, end);
  }

  unpair(end: ChannelEnd): void {
    if (end.target !== this) return;
    this.#ends.delete(end.route);
    end.target = null;
    end.route = 0;
  }

  protected override relay(frame: Buffer): void {
    const route = readRoute(frame);
    const end = this.#ends.get(route);
    const { bus, counters } = this.context;
    if (end === undefined) {
      counters.frameDropped();
      if (route === this.#toldRoute) counters.refused('out-of-state');
      else this.refuse(FRAME, 'out-of-state');
      this.#toldRoute = route;
      return;
    }
    if (readEpoch(frame) !== end.epoch) {
      counters.frameDropped();
      if (end.told) counters.refused('wrong-epoch');
      else this.refuseAbout(FRAME, 'wrong-epoch', end.address.conversationId, undefined);
      end.told = true;
      return;
    }
    const to = end.opposite;
    if (to.target !== null) {
      to.target.sendFrame(frame, to.route);
      counters.frameRelayed();
    } else if (bus.forward(to.address, frame)) {
      counters.frameRelayed();
    } else {
      counters.frameDropped();
    }
  }

  protected override answer(message: FromStaff): Promise<void> {
    return this.#handler.answer(this, message);
  }

  protected override gone(): Promise<void> {
    return this.#handler.gone(this);
  }

  protected override detach(): void {
    for (const end of this.#ends.values()) this.unpair(end);
  }

  protected override closed(): void {
    this.#handler.closed(this);
  }

  /** A reloaded console comes back within the grace and is told of what it held. */
  protected override farewell(): null {
    return null;
  }

  protected override refusal(re: string, code: RefusalCode): string {
    const message: ToStaff = { t: 'refused', re, code };
    return encode(message);
  }
}
