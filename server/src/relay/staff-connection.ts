import { encode } from '@dorren/shared/protocol/codec.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { readEpoch, readRoute } from '@dorren/shared/protocol/frame.ts';
import { type FromStaff, fromStaff, type ToStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { StaffIdentity } from '../ports/sessions.ts';
import type { Channel } from './channel.ts';
import { Connection } from './connection.ts';
import type { RelayContext } from './context.ts';
import type { Handler } from './handler.ts';
import type { RelaySocket } from './relay-socket.ts';

/** What a frame that was refused is called in `refused`. */
const FRAME = 'frame';

export class StaffConnection extends Connection<FromStaff> {
  readonly #handler: Handler<StaffConnection, FromStaff>;
  name: string | null = null;
  /** As at `hello`; null before. */
  identity: StaffIdentity | null = null;
  /** The session's, to ask again who this is (P1). */
  token = '';
  /** Q8: is sent changes of the queue, and whether the whole of it is still to come. */
  queueShown = false;
  queueDue = false;
  readonly #channels = new Map<number, Channel>();
  #lastRoute = 0;
  #toldRoute = 0;

  constructor(context: RelayContext, socket: RelaySocket, handler: Handler<StaffConnection, FromStaff>) {
    super(context, socket, fromStaff, context.settings.staffRate, context.settings.handshakeMs);
    this.#handler = handler;
  }

  tell(message: ToStaff): void {
    this.send(encode(message));
  }

  /** `refused` with what it is about; `by` is whoever was first (Q3). */
  refuseAbout(re: string, code: RefusalCode, id: string | undefined, by: string | undefined): void {
    this.context.counters.refused(code);
    this.tell({ t: 'refused', re, code, ...(id === undefined ? {} : { id }), ...(by === undefined ? {} : { by }) });
  }

  /** Gives the conversation a number here, never used before on this connection. */
  pair(channel: Channel): number {
    this.#lastRoute += 1;
    channel.staff = this;
    channel.route = this.#lastRoute;
    this.#channels.set(channel.route, channel);
    return channel.route;
  }

  unpair(channel: Channel): void {
    if (channel.staff !== this) return;
    this.#channels.delete(channel.route);
    channel.staff = null;
    channel.route = 0;
  }

  protected override relay(frame: Buffer): void {
    const route = readRoute(frame);
    const channel = this.#channels.get(route);
    const { bus, counters } = this.context;
    if (channel === undefined) {
      counters.frameDropped();
      if (route === this.#toldRoute) counters.refused('out-of-state');
      else this.refuse(FRAME, 'out-of-state');
      this.#toldRoute = route;
    } else if (readEpoch(frame) !== channel.epoch) {
      counters.frameDropped();
      if (channel.staffTold) counters.refused('wrong-epoch');
      else this.refuseAbout(FRAME, 'wrong-epoch', channel.conversationId, undefined);
      channel.staffTold = true;
    } else if (channel.youth !== null) {
      channel.youth.sendFrame(frame, 0);
      counters.frameRelayed();
    } else if (bus.forward({ conversationId: channel.conversationId, epoch: channel.epoch, party: 'youth' }, frame)) {
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
    for (const channel of this.#channels.values()) this.unpair(channel);
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
