/** The sealed channel between two members of staff, of which the youth's page sees nothing (docs/protocol.md, "Staff to staff"). */
import { MESSAGE_1_BYTES, MESSAGE_2_BYTES } from '@dorren/shared/crypto/handshake.ts';
import { answerSideHandshake, type SideContext, startSideHandshake } from '@dorren/shared/crypto/side-handshake.ts';
import { FRAME_KIND, isFrame, readHeader } from '@dorren/shared/protocol/frame.ts';
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import type { Colleague, Side } from '@dorren/shared/protocol/staff-messages.ts';
import { AnsweringChannel } from './answering-channel.ts';
import { AskingChannel, type AskingEvents } from './asking-channel.ts';
import type { ClientParts } from './client-parts.ts';
import type { TrustedColleague } from './colleague-trust.ts';
import type { Duty } from './duty.ts';
import { RoutedLine } from './routed-line.ts';
import type { TabChannel } from './tab-channel.ts';

/** A handshake message 1 has two parts; it may come twice. */
const MOST_EARLY = 4;

export interface SideEvents extends Omit<AskingEvents, 'send'> {
  /** A frame has come, or the colleague's tab has come or gone: more or less may be sent. */
  changed(): void;
  /** Its keys are overwritten: nothing comes of it any more. */
  over(): void;
}

export class SideChannel {
  readonly id: string;
  readonly epoch: number;
  /** As the centre's certificate has it. */
  readonly colleague: Colleague;
  readonly #events: SideEvents;
  readonly #line: RoutedLine;
  readonly #channel: TabChannel;
  #present: boolean;
  #hasBegun = false;
  #early: Uint8Array[] = [];
  #isOver = false;

  /** Begins unattached, and makes no handshake before {@link begin}. */
  constructor(
    { sodium, clock, send }: Pick<ClientParts, 'sodium' | 'clock' | 'send'>,
    side: Side,
    own: Duty,
    trusted: Extract<TrustedColleague, { ok: true }>,
    events: SideEvents,
  ) {
    this.id = side.id;
    this.epoch = side.epoch;
    this.colleague = trusted.colleague;
    this.#events = events;
    this.#present = side.present;
    this.#line = new RoutedLine(send);
    const certificates = side.initiator
      ? { initiatorCertificate: own.certificate, responderCertificate: trusted.dutyCertificate }
      : { initiatorCertificate: trusted.dutyCertificate, responderCertificate: own.certificate };
    const { id: conversationId, epoch, purpose } = side;
    const context: SideContext = { conversationId, epoch, purpose, ...certificates };
    const all = { ...events, send: (frame: Uint8Array) => this.#line.send(frame) };
    if (side.initiator) {
      const started = startSideHandshake(sodium, context, own.keys, trusted.duty);
      this.#channel = new AskingChannel(clock, epoch, { started, message2Bytes: MESSAGE_2_BYTES }, all);
    } else {
      const answering = {
        message1Bytes: MESSAGE_1_BYTES,
        answer: (message1: Uint8Array) => {
          const answer = answerSideHandshake(sodium, context, own.keys, trusted.duty, message1);
          if (answer === null) {
            this.#channel.close();
            events.failed();
          }
          return answer;
        },
      };
      this.#channel = new AnsweringChannel(sodium, clock, epoch, answering, all);
    }
  }

  get route(): number | null {
    return this.#line.route;
  }

  /** Its keys are here, and nobody has said that it is over. */
  get isLive(): boolean {
    return !this.#isOver;
  }

  /** The colleague's tab is connected. */
  get isPresent(): boolean {
    return this.#present;
  }

  get isEstablished(): boolean {
    return !this.#isOver && this.#channel.isEstablished;
  }

  get canSend(): boolean {
    return !this.#isOver && this.#channel.canSend;
  }

  get canSendItem(): boolean {
    return !this.#isOver && this.#channel.canSendItem;
  }

  attach({ route, present }: Pick<Side, 'route' | 'present'>): void {
    this.#line.attach(route);
    this.setPresence(present);
  }

  detach(): void {
    this.#line.detach();
    this.#channel.setLink(false);
  }

  setPresence(present: boolean): void {
    if (this.#isOver) return;
    this.#present = present;
    this.#link();
    this.#events.changed();
  }

  /** From here on the handshake may be made. */
  begin(): void {
    if (this.#hasBegun || this.#isOver) return;
    this.#hasBegun = true;
    this.#link();
    for (const frame of this.#early.splice(0)) this.#channel.receive(frame);
  }

  receive(frame: Uint8Array): void {
    if (this.#isOver) return;
    if (!this.#hasBegun) {
      // The colleague may be ready before we are: else their question would wait for its repetition.
      const isQuestion = isFrame(frame) && readHeader(frame).kind === FRAME_KIND.handshake;
      if (isQuestion && this.#early.length < MOST_EARLY) this.#early.push(frame);
      return;
    }
    this.#channel.receive(frame);
    this.#events.changed();
  }

  sendText(text: string, number: number): 'waiting' | 'sent' | null {
    return this.#isOver ? null : this.#channel.sendText(text, number);
  }

  sendItem(item: SealedItem, number: number): 'waiting' | 'sent' | null {
    return this.#isOver ? null : this.#channel.sendItem(item, number);
  }

  writing(): void {
    if (!this.#isOver) this.#channel.writing();
  }

  /** Stops, and overwrites the channel's keys. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#early = [];
    this.#line.detach();
    this.#channel.close();
    this.#events.over();
  }

  #link(): void {
    this.#channel.setLink(this.#hasBegun && this.#present && this.#line.route !== null);
  }
}
