import { encode } from '@dorren/shared/protocol/codec.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { readEpoch } from '@dorren/shared/protocol/frame.ts';
import { type FromYouth, fromYouth, type ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { Channel } from './channel.ts';
import { Connection } from './connection.ts';
import type { RelayContext } from './context.ts';
import type { Handler } from './handler.ts';
import type { RelaySocket } from './relay-socket.ts';
import type { Encoded } from './wire.ts';

export class YouthConnection extends Connection<FromYouth> {
  readonly #handler: Handler<YouthConnection, FromYouth>;
  /** What the state store calls this connection; null before it first asks for anything. */
  name: string | null = null;
  conversationId: string | null = null;
  channel: Channel | null = null;
  /** What was last told of the place (Q6) and of the door. */
  toldPlace = 0;
  toldEstimateMs: number | null = null;
  toldDoor: Encoded | null = null;
  /** C3: told that there is nobody to send frames to. */
  #toldAlone = false;

  constructor(context: RelayContext, socket: RelaySocket, handler: Handler<YouthConnection, FromYouth>) {
    super(context, socket, fromYouth, context.settings.youthRate, context.settings.idleMs);
    this.#handler = handler;
  }

  tell(message: ToYouth): void {
    this.send(encode(message));
  }

  pair(channel: Channel | null): void {
    if (this.channel !== null && this.channel.youth === this) this.channel.youth = null;
    this.channel = channel;
    this.#toldAlone = false;
    if (channel !== null) channel.youth = this;
  }

  protected override relay(frame: Buffer): void {
    const { channel } = this;
    const { bus, counters } = this.context;
    if (channel === null) {
      this.#refuseFrame('out-of-state', this.#toldAlone);
      this.#toldAlone = true;
    } else if (readEpoch(frame) !== channel.epoch) {
      this.#refuseFrame('wrong-epoch', channel.youthTold);
      channel.youthTold = true;
    } else if (channel.staff !== null) {
      channel.staff.sendFrame(frame, channel.route);
      counters.frameRelayed();
    } else if (bus.forward({ conversationId: channel.conversationId, epoch: channel.epoch, party: 'holder' }, frame)) {
      counters.frameRelayed();
    } else {
      counters.frameDropped();
    }
  }

  protected override answer(message: FromYouth): Promise<void> {
    return this.#handler.answer(this, message);
  }

  protected override gone(): Promise<void> {
    return this.#handler.gone(this);
  }

  protected override detach(): void {
    this.pair(null);
  }

  protected override closed(): void {
    this.#handler.closed(this);
  }

  /** Its keys went with the page: it cannot come back, and Firefox may let neither `leave` nor beacon out (C7). */
  protected override farewell(): FromYouth | null {
    return this.conversationId === null ? null : { t: 'leave' };
  }

  protected override refusal(_re: string, code: RefusalCode): string {
    const message: ToYouth = { t: 'refused', code };
    return encode(message);
  }

  #refuseFrame(code: RefusalCode, told: boolean): void {
    this.context.counters.frameDropped();
    if (told) this.context.counters.refused(code);
    else this.refuse('', code);
  }
}
