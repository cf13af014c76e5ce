/** The counsellor's end of one party epoch: answers the handshake, then delivers (docs/protocol.md, "Handshake"). */
import { fingerprint } from '@dorren/shared/crypto/fingerprint.ts';
import { HandshakeAssembler, splitHandshake } from '@dorren/shared/crypto/frames.ts';
import { answerHandshake, type HandshakeContext, MESSAGE_1_BYTES } from '@dorren/shared/crypto/handshake.ts';
import { equalBytes, type Sodium } from '@dorren/shared/crypto/sodium.ts';
import { FRAME_KIND, isFrame, readHeader } from '@dorren/shared/protocol/frame.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { Delivery, type DeliveryEvents } from '@dorren/shared/transport/delivery.ts';
import { sealedChannel } from '@dorren/shared/transport/sealed-channel.ts';
import type { Duty } from './duty.ts';

export interface StaffChannelEvents extends DeliveryEvents {
  /** The youth's page has proved its keys: seven indexes into the 64 signs. Nothing can be written before. */
  established(signs: readonly number[]): void;
}

interface Answer {
  message1: Uint8Array;
  frames: readonly Uint8Array[];
  delivery: Delivery;
  signs: readonly number[];
}

export class StaffChannel {
  readonly epoch: number;
  readonly #sodium: Sodium;
  readonly #context: HandshakeContext;
  readonly #duty: Duty;
  readonly #clock: Clock;
  readonly #events: StaffChannelEvents;
  readonly #assembler: HandshakeAssembler;
  #answer: Answer | null = null;
  #isLinked = false;
  #isOver = false;

  constructor(
    sodium: Sodium,
    context: Omit<HandshakeContext, 'dutyCertificate'>,
    duty: Duty,
    clock: Clock,
    events: StaffChannelEvents,
  ) {
    this.epoch = context.epoch;
    this.#sodium = sodium;
    this.#context = { ...context, dutyCertificate: duty.certificate };
    this.#duty = duty;
    this.#clock = clock;
    this.#events = events;
    this.#assembler = new HandshakeAssembler(context.epoch, MESSAGE_1_BYTES);
  }

  get isEstablished(): boolean {
    return this.#answer !== null && this.#answer.delivery.opened > 0;
  }

  get canSend(): boolean {
    return this.isEstablished && this.#answer?.delivery.canSend === true;
  }

  setLink(up: boolean): void {
    this.#isLinked = up;
    this.#answer?.delivery.setLink(up);
  }

  /** As `Delivery.sendText`; null before {@link StaffChannelEvents.established} too. */
  sendText(text: string, number: number): 'waiting' | 'sent' | null {
    return this.isEstablished && this.#answer ? this.#answer.delivery.sendText(text, number) : null;
  }

  writing(): void {
    if (this.isEstablished) this.#answer?.delivery.writing();
  }

  receive(frame: Uint8Array): void {
    if (this.#isOver || !isFrame(frame)) return;
    if (readHeader(frame).kind === FRAME_KIND.handshake) this.#shake(frame);
    else if (this.#answer !== null) this.#deliver(this.#answer, frame);
  }

  /** Stops, and overwrites the channel's keys. */
  close(): void {
    this.#isOver = true;
    this.#answer?.delivery.close();
  }

  #shake(frame: Uint8Array): void {
    const assembly = this.#assembler.add(frame);
    if (assembly.state !== 'complete') return;
    // One message 1 an epoch: the same gets the same answer, another gets none.
    if (this.#answer === null) this.#answer = this.#answerTo(assembly.message);
    else if (!equalBytes(this.#sodium, this.#answer.message1, assembly.message)) return;
    for (const part of this.#answer?.frames ?? []) this.#events.send(part);
  }

  #answerTo(message1: Uint8Array): Answer | null {
    const answer = answerHandshake(this.#sodium, this.#context, this.#duty.keys, message1);
    if (answer === null) return null;
    const channel = sealedChannel(answer.established, this.epoch);
    const delivery = new Delivery(this.epoch, channel, this.#clock, this.#events);
    delivery.setLink(this.#isLinked);
    const signs = fingerprint(answer.established.handshakeHash);
    return { message1, frames: splitHandshake(answer.message, this.epoch), delivery, signs };
  }

  #deliver({ delivery, signs }: Answer, frame: Uint8Array): void {
    const before = delivery.opened;
    delivery.receive(frame);
    if (before === 0 && delivery.opened > 0) this.#events.established(signs);
  }
}
