import { encode } from '@dorren/shared/protocol/codec.ts';
import { type RefusalCode, YOUTH_REFUSAL_CODES } from '@dorren/shared/protocol/codes.ts';
import { readEpoch } from '@dorren/shared/protocol/frame.ts';
import { type FromYouth, fromYouth, type ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { ChannelEnd } from './channel.ts';
import { Connection } from './connection.ts';
import type { RelayContext } from './context.ts';
import type { Handler } from './handler.ts';
import type { Line } from './line.ts';
import type { Encoded } from './wire.ts';

export class YouthConnection extends Connection<FromYouth> {
  readonly #handler: Handler<YouthConnection, FromYouth>;
  /** What the state store calls this connection; null before it first asks for anything. */
  name: string | null = null;
  conversationId: string | null = null;
  /** K6: by which its joining is counted; null if nobody says where it comes from. */
  share: string | null = null;
  #ends: ChannelEnd[] = [];
  /** What was last told of the place (Q6) and of the door. */
  toldPlace = 0;
  toldEstimateMs: number | null = null;
  toldDoor: Encoded | null = null;
  /** C3: told that there is nobody to send such frames to. */
  #told = false;

  /** `outsideMs`: how long it may stay without joining, in milliseconds (L6). */
  constructor(context: RelayContext, line: Line, handler: Handler<YouthConnection, FromYouth>, outsideMs: number) {
    super(context, line, fromYouth, context.settings.youthRate, outsideMs);
    this.#handler = handler;
  }

  tell(message: ToYouth): void {
    this.send(encode(message));
  }

  /** One of those whose keys the tab may have, two at most (H4). */
  pair(end: ChannelEnd): void {
    if (!this.#ends.includes(end)) this.#ends.push(end);
    end.target = this;
    this.#told = false;
  }

  unpair(end: ChannelEnd): void {
    if (end.target === this) end.target = null;
    this.#ends = this.#ends.filter((one) => one !== end);
    this.#told = false;
  }

  /** In the queue, or outside. */
  get isAlone(): boolean {
    return this.#ends.length === 0;
  }

  protected override relay(frame: Buffer): void {
    const { bus, counters } = this.context;
    const epoch = readEpoch(frame);
    for (const end of this.#ends) {
      if (end.epoch !== epoch) continue;
      const { target, route, address } = end.opposite;
      if (target !== null) {
        target.sendFrame(frame, route);
        counters.frameRelayed();
      } else if (bus.forward(address, frame)) {
        counters.frameRelayed();
      } else {
        counters.frameDropped();
      }
      return;
    }
    this.#refuseFrame(this.isAlone ? 'out-of-state' : 'wrong-epoch');
  }

  protected override answer(message: FromYouth): Promise<void> {
    return this.#handler.answer(this, message);
  }

  protected override gone(): Promise<void> {
    return this.#handler.gone(this);
  }

  protected override detach(): void {
    for (const end of this.#ends) this.unpair(end);
  }

  protected override closed(): void {
    this.#handler.closed(this);
  }

  /** Its keys went with the page: it cannot come back, and Firefox may let neither `leave` nor beacon out (C7). */
  protected override farewell(): FromYouth | null {
    return this.conversationId === null && !this.isAsking ? null : { t: 'leave' };
  }

  protected override refusal(_re: string, code: RefusalCode): string {
    // What is of staff alone says nothing to a youth.
    const told = YOUTH_REFUSAL_CODES.find((one) => one === code) ?? 'unavailable';
    const message: ToYouth = { t: 'refused', code: told };
    return encode(message);
  }

  #refuseFrame(code: RefusalCode): void {
    this.context.counters.frameDropped();
    if (this.#told) this.context.counters.refused(code);
    else this.refuse('', code);
    this.#told = true;
  }
}
