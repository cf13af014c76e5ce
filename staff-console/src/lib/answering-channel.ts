/** The end that answers a handshake: to a youth, or to the colleague who asked (docs/protocol.md, "Handshake"). */
import { fingerprint } from '@dorren/shared/crypto/fingerprint.ts';
import { HandshakeAssembler, splitHandshake } from '@dorren/shared/crypto/frames.ts';
import type { Established } from '@dorren/shared/crypto/handshake.ts';
import { equalBytes, type Sodium } from '@dorren/shared/crypto/sodium.ts';
import { FRAME_KIND, isFrame, readHeader } from '@dorren/shared/protocol/frame.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { Delivery } from '@dorren/shared/transport/delivery.ts';
import { sealedChannel } from '@dorren/shared/transport/sealed-channel.ts';
import { TabChannel, type TabChannelEvents } from './tab-channel.ts';

/** One's own half of the handshake; null for a message 1 that was not made for it. */
export interface Answering {
  message1Bytes: number;
  answer(message1: Uint8Array): { message: Uint8Array; established: Established } | null;
}

interface Answer {
  message1: Uint8Array;
  frames: readonly Uint8Array[];
  delivery: Delivery;
  signs: readonly number[];
}

export class AnsweringChannel extends TabChannel {
  readonly #sodium: Sodium;
  readonly #clock: Clock;
  readonly #events: TabChannelEvents;
  readonly #answering: Answering;
  readonly #assembler: HandshakeAssembler;
  #answer: Answer | null = null;
  #isOver = false;

  constructor(sodium: Sodium, clock: Clock, epoch: number, answering: Answering, events: TabChannelEvents) {
    super(epoch);
    this.#sodium = sodium;
    this.#clock = clock;
    this.#events = events;
    this.#answering = answering;
    this.#assembler = new HandshakeAssembler(epoch, answering.message1Bytes);
  }

  protected get delivery(): Delivery | null {
    return this.#answer?.delivery ?? null;
  }

  receive(frame: Uint8Array): void {
    if (this.#isOver || !isFrame(frame)) return;
    if (readHeader(frame).kind === FRAME_KIND.handshake) this.#shake(frame);
    else if (this.#answer !== null) this.#deliver(this.#answer, frame);
  }

  override close(): void {
    this.#isOver = true;
    super.close();
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
    const answer = this.#answering.answer(message1);
    if (answer === null) return null;
    const delivery = new Delivery(this.epoch, sealedChannel(answer.established, this.epoch), this.#clock, this.#events);
    delivery.setLink(this.isLinked);
    const signs = fingerprint(answer.established.handshakeHash);
    return { message1, frames: splitHandshake(answer.message, this.epoch), delivery, signs };
  }

  #deliver({ delivery, signs }: Answer, frame: Uint8Array): void {
    const before = delivery.opened;
    delivery.receive(frame);
    if (before === 0 && delivery.opened > 0) this.#events.established(signs);
  }
}
