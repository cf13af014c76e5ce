/** The end that begins a handshake, with a colleague (docs/protocol.md, "Staff to staff"). */
import { fingerprint } from '@dorren/shared/crypto/fingerprint.ts';
import { HandshakeAssembler, splitHandshake } from '@dorren/shared/crypto/frames.ts';
import type { StartedHandshake } from '@dorren/shared/crypto/handshake.ts';
import { FRAME_KIND, isFrame, readHeader } from '@dorren/shared/protocol/frame.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { Delivery, RESEND_MS } from '@dorren/shared/transport/delivery.ts';
import { sealedChannel } from '@dorren/shared/transport/sealed-channel.ts';
import { TabChannel, type TabChannelEvents } from './tab-channel.ts';

export interface AskingEvents extends TabChannelEvents {
  /** The handshake failed for good; nothing will come of this epoch. */
  failed(): void;
}

/** One's own half of the handshake, begun. */
export interface Asking {
  started: StartedHandshake;
  message2Bytes: number;
}

export class AskingChannel extends TabChannel {
  readonly #clock: Clock;
  readonly #events: AskingEvents;
  readonly #started: StartedHandshake;
  readonly #message1: readonly Uint8Array[];
  readonly #message2: HandshakeAssembler;
  #delivery: Delivery | null = null;
  #isOver = false;
  #cancelResend: (() => void) | null = null;

  constructor(clock: Clock, epoch: number, { started, message2Bytes }: Asking, events: AskingEvents) {
    super(epoch);
    this.#clock = clock;
    this.#events = events;
    this.#started = started;
    this.#message1 = splitHandshake(started.message, epoch);
    this.#message2 = new HandshakeAssembler(epoch, message2Bytes);
  }

  protected get delivery(): Delivery | null {
    return this.#delivery;
  }

  override get isEstablished(): boolean {
    return this.#delivery !== null && !this.#isOver;
  }

  override setLink(up: boolean): void {
    const wasUp = this.isLinked;
    super.setLink(up);
    if (up === wasUp || this.#delivery !== null) return;
    this.#stopAsking();
    if (up && !this.#isOver) this.#ask();
  }

  receive(frame: Uint8Array): void {
    if (this.#delivery !== null) this.#delivery.receive(frame);
    else if (isFrame(frame) && readHeader(frame).kind === FRAME_KIND.handshake) this.#finish(frame);
  }

  override close(): void {
    this.#isOver = true;
    this.#stopAsking();
    this.#started.wipe();
    super.close();
  }

  /** Until it is answered. */
  #ask(): void {
    for (const frame of this.#message1) this.#events.send(frame);
    this.#cancelResend = this.#clock.after(RESEND_MS, () => this.#ask());
  }

  #stopAsking(): void {
    this.#cancelResend?.();
    this.#cancelResend = null;
  }

  #finish(frame: Uint8Array): void {
    const assembly = this.#isOver ? null : this.#message2.add(frame);
    if (assembly?.state !== 'complete') return;
    this.#stopAsking();
    const established = this.#started.finish(assembly.message);
    if (established === null) {
      this.close();
      this.#events.failed();
      return;
    }
    this.#delivery = new Delivery(this.epoch, sealedChannel(established, this.epoch), this.#clock, this.#events);
    // Its first frame is what proves these keys to the other end.
    this.#delivery.greet();
    this.#delivery.setLink(this.isLinked);
    this.#events.established(fingerprint(established.handshakeHash));
  }
}
