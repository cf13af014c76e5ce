/**
 * Acknowledged delivery between two tabs, for one party epoch (server/SPEC.md, D1–D8): reliability is end to end, because
 * the relay keeps nothing. Time, keys and the wire are handed in.
 *
 * What keeps two ends from answering each other for ever: only a text, an item, the first frame of a direction and every sixteenth quiet
 * frame ask for an acknowledgement; a frame that comes again is answered by sending again what already acknowledges it, and
 * only texts, items and the first frame are sent again by the clock.
 */
import { FRAME_KIND, isFrame, readHeader } from '../protocol/frame.ts';
import { readItem, type SealedItem } from '../protocol/items.ts';
import {
  decodePayload,
  encodePayload,
  MAX_ITEM_BYTES,
  MAX_TEXT_BYTES,
  PAYLOAD_KIND,
  type Payload,
  type PayloadKind,
} from '../protocol/payload.ts';
import type { Clock } from './clock.ts';
import { ContentAssembler, type ContentPart, MAX_ITEM_PARTS, MAX_TEXT_PARTS, splitContent } from './content-parts.ts';

/** No more frames are ever kept unacknowledged, nor wait ahead of a gap. */
export const WINDOW = 64;
/**
 * Of these, texts, items and "is writing" may fill so many. With c of them kept on either side, an end owes at most c + 1 acknowledgements
 * for them and one for every {@link QUIET_FRAMES} of the peer's quiet ones, and so keeps at most 16/15 (c + 2) that only acknowledge:
 * c = 28 and 32 are 60. Without the difference, two ends that are full could not acknowledge each other any more.
 */
const CONTENT_WINDOW = 28;
const QUIET_FRAMES = 16;
const ACKNOWLEDGE_MS = 150;
export const RESEND_MS = 3_000;
const MAX_RESEND_MS = 15_000;
const WRITING_EVERY_MS = 3_000;
const WRITING_SHOWN_MS = 5_000;

/** An epoch's keys, as `crypto/frames.ts` uses them. */
export interface Channel {
  /** A whole frame, sealed under the direction's next sequence number. */
  seal(plaintext: Uint8Array): Uint8Array;
  /** The padded plaintext; null, and nothing moves, unless it is the peer's next frame. */
  open(frame: Uint8Array): Uint8Array | null;
  /** Overwrites both keys. */
  wipe(): void;
}

export interface DeliveryEvents {
  /** Puts a frame on the wire. */
  send(frame: Uint8Array): void;
  text(text: string): void;
  item(item: SealedItem): void;
  /** Whether the peer is writing; false again after 5 s or with a text. */
  writing(writing: boolean): void;
  /** The number that {@link Delivery.sendText} or {@link Delivery.sendItem} was given. */
  marked(number: number, mark: 'sent' | 'delivered'): void;
  /** {@link Delivery.settled} may hold from here on. */
  settled?(): void;
}

interface KeptFrame {
  frame: Uint8Array;
  kind: PayloadKind;
  /** How many of the peer's frames it acknowledges. */
  acknowledges: number;
  /** Whether the peer is to acknowledge it, so that it is sent again by the clock. */
  asks: boolean;
  /** The text or item whose last frame it is. */
  endOf: number | null;
  sent: boolean;
}

export class Delivery {
  readonly #epoch: number;
  readonly #channel: Channel;
  readonly #clock: Clock;
  readonly #events: DeliveryEvents;
  readonly #kept: KeptFrame[] = [];
  readonly #ahead = new Map<number, Uint8Array>();
  readonly #texts = new ContentAssembler(MAX_TEXT_BYTES);
  readonly #items = new ContentAssembler(MAX_ITEM_BYTES);
  /** Our frames that the peer has acknowledged. */
  #confirmed = 0;
  /** The peer's frames that are open. */
  #opened = 0;
  #quiet = 0;
  #owes = false;
  /** The oldest of the peer's frames that came again since we last answered: what the peer still waits for, with all that it sent after it. */
  #cameAgain = Number.POSITIVE_INFINITY;
  #linked = false;
  #closed = false;
  #resendMs = RESEND_MS;
  #lastWriting = Number.NEGATIVE_INFINITY;
  #refused = 0;
  #cancelAcknowledge: (() => void) | null = null;
  #cancelResend: (() => void) | null = null;
  #cancelWriting: (() => void) | null = null;

  /** Takes the channel over. Begins unlinked: nothing goes out before {@link setLink}. */
  constructor(epoch: number, channel: Channel, clock: Clock, events: DeliveryEvents) {
    this.#epoch = epoch;
    this.#channel = channel;
    this.#clock = clock;
    this.#events = events;
  }

  /** Whether a text of any length would be taken now (D5). */
  get canSend(): boolean {
    return !this.#closed && this.#room >= MAX_TEXT_PARTS;
  }

  /** Whether an item of any length would be taken now (D5). */
  get canSendItem(): boolean {
    return !this.#closed && this.#room >= MAX_ITEM_PARTS;
  }

  /** Whether this item would be taken now: a short one often is when not every one would be. */
  takesItem(item: SealedItem): boolean {
    const parts = this.#closed ? null : splitItem(item);
    return parts !== null && parts.length <= this.#room;
  }

  /** Whether the peer has everything that was sent, and has been told of everything that came. */
  get settled(): boolean {
    return !this.#owes && !this.#kept.some(({ asks }) => asks);
  }

  /** Frames kept until the peer acknowledges them. */
  get kept(): number {
    return this.#kept.length;
  }

  /** Frames of the peer's that are open. */
  get opened(): number {
    return this.#opened;
  }

  /** Frames that were not the peer's, or not what a peer may send (D8). */
  get refused(): number {
    return this.#refused;
  }

  /** Whether frames sent now can arrive. When they can again, all that is kept goes again (D2). */
  setLink(up: boolean): void {
    if (this.#closed || up === this.#linked) return;
    this.#linked = up;
    this.#cancelTimers();
    if (!up) return;
    this.#resendMs = RESEND_MS;
    this.#sendKept();
    if (this.#owes) this.#acknowledge();
    this.#setResend();
  }

  /** Seals an acknowledgement at once: the youth's first frame, which proves the handshake to the counsellor's tab. */
  greet(): void {
    if (!this.#closed) this.#acknowledge();
  }

  /**
   * The text's first mark; later ones are told with its `number`. Null, and nothing is taken, if it is empty, too long or
   * one too many (D5).
   */
  sendText(text: string, number: number): 'waiting' | 'sent' | null {
    return this.#sendParts(PAYLOAD_KIND.text, splitContent(text, MAX_TEXT_BYTES), number);
  }

  /** As {@link sendText}, in one order with the texts; no mark is told of an item without a number. */
  sendItem(item: SealedItem, number: number | null = null): 'waiting' | 'sent' | null {
    return this.#sendParts(PAYLOAD_KIND.item, splitItem(item), number);
  }

  /** Tells the peer that one is writing, at most every 3 s, and only while it could be seen. */
  writing(): void {
    const now = this.#clock.now();
    const isDue = now - this.#lastWriting >= WRITING_EVERY_MS;
    if (!this.canSend || !this.#linked || !isDue) return;
    this.#lastWriting = now;
    this.#seal(PAYLOAD_KIND.writing);
  }

  /** A frame off the wire. It is taken over: the bytes must not change afterwards. */
  receive(frame: Uint8Array): void {
    if (this.#closed) return;
    const header = isFrame(frame) ? readHeader(frame) : null;
    if (header === null || header.kind !== FRAME_KIND.sealed || header.epoch !== this.#epoch) {
      this.#refused++;
    } else if (header.sequence < this.#opened) {
      this.#cameAgain = Math.min(this.#cameAgain, header.sequence);
      this.#setAcknowledge();
    } else if (header.sequence >= this.#opened + WINDOW) {
      this.#refused++;
    } else {
      this.#ahead.set(header.sequence, frame);
      this.#openAhead();
    }
  }

  /** Stops, and overwrites keys and frames. */
  close(): void {
    this.#closed = true;
    this.#cancelTimers();
    this.#cancelWriting?.();
    this.#channel.wipe();
    this.#kept.length = 0;
    this.#ahead.clear();
    this.#texts.clear();
    this.#items.clear();
  }

  get #room(): number {
    return CONTENT_WINDOW - this.#kept.filter(({ kind }) => kind !== PAYLOAD_KIND.acknowledgement).length;
  }

  #sendParts(kind: PayloadKind, parts: ContentPart[] | null, number: number | null): 'waiting' | 'sent' | null {
    if (this.#closed || parts === null || parts.length > this.#room) return null;
    for (const { content, more } of parts) this.#seal(kind, content, more, more ? null : number);
    return this.#linked ? 'sent' : 'waiting';
  }

  #openAhead(): void {
    for (let frame = this.#ahead.get(this.#opened); frame; frame = this.#ahead.get(this.#opened)) {
      // Whether it opens or not: a forged one must not stand in the true one's place.
      this.#ahead.delete(this.#opened);
      const plaintext = this.#channel.open(frame);
      if (plaintext === null) {
        this.#refused++;
        return;
      }
      this.#take(plaintext);
      if (this.#closed) return;
    }
  }

  #take(plaintext: Uint8Array): void {
    const isFirst = this.#opened++ === 0;
    const payload = decodePayload(plaintext);
    plaintext.fill(0);
    if (payload === null || payload.acknowledged > this.#confirmed + this.#kept.length) {
      this.#refused++;
      return;
    }
    this.#quiet++;
    if (isFirst || hasContent(payload.kind) || this.#quiet >= QUIET_FRAMES) {
      this.#owes = true;
      this.#setAcknowledge();
    }
    this.#confirm(payload.acknowledged);
    if (this.#closed) return;
    if (payload.kind === PAYLOAD_KIND.writing) this.#showWriting();
    if (hasContent(payload.kind)) this.#assemble(payload);
  }

  #assemble(part: Payload): void {
    const isItem = part.kind === PAYLOAD_KIND.item;
    const assembled = (isItem ? this.#items : this.#texts).add(part);
    if (assembled.state === 'incomplete') return;
    const item = isItem && assembled.state === 'complete' ? readItem(assembled.text) : null;
    if (assembled.state === 'refused' || (isItem && item === null)) {
      this.#refused++;
      return;
    }
    this.#hideWriting();
    if (item !== null) this.#events.item(item);
    else this.#events.text(assembled.text);
  }

  #confirm(acknowledged: number): void {
    const done = this.#kept.splice(0, Math.max(0, acknowledged - this.#confirmed));
    if (done.length === 0) return;
    this.#confirmed += done.length;
    this.#resendMs = RESEND_MS;
    this.#cancelResend?.();
    this.#cancelResend = null;
    this.#setResend();
    for (const { endOf } of done) if (endOf !== null) this.#events.marked(endOf, 'delivered');
    this.#tellSettled();
  }

  #seal(kind: PayloadKind, content: Uint8Array = new Uint8Array(0), more = false, endOf: number | null = null): void {
    const plaintext = encodePayload({ kind, more, acknowledged: this.#opened, content });
    const frame = this.#channel.seal(plaintext);
    plaintext.fill(0);
    const isFirst = this.#confirmed + this.#kept.length === 0;
    const asks = isFirst || hasContent(kind);
    this.#kept.push({ frame, kind, acknowledges: this.#opened, asks, endOf, sent: this.#linked });
    this.#owes = false;
    this.#quiet = 0;
    if (this.#linked) this.#events.send(frame);
    this.#setResend();
    this.#tellSettled();
  }

  #tellSettled(): void {
    if (this.settled) this.#events.settled?.();
  }

  #acknowledge(): void {
    this.#seal(PAYLOAD_KIND.acknowledgement);
  }

  #sendKept(): void {
    for (const kept of [...this.#kept]) {
      this.#events.send(kept.frame);
      if (!kept.sent && kept.endOf !== null) this.#events.marked(kept.endOf, 'sent');
      kept.sent = true;
    }
  }

  #setAcknowledge(): void {
    if (!this.#linked || this.#cancelAcknowledge !== null) return;
    this.#cancelAcknowledge = this.#clock.after(ACKNOWLEDGE_MS, () => {
      this.#cancelAcknowledge = null;
      const last = this.#kept.at(-1);
      // Earlier ones too: the peer opens in order, and may lack any of them. Once it has them it knows, and sends nothing of this again.
      if (last !== undefined && last.acknowledges > this.#cameAgain) this.#sendKept();
      this.#cameAgain = Number.POSITIVE_INFINITY;
      if (this.#owes) this.#acknowledge();
    });
  }

  #setResend(): void {
    if (this.#cancelResend !== null || !this.#linked || !this.#kept.some(({ asks }) => asks)) return;
    this.#cancelResend = this.#clock.after(this.#resendMs, () => {
      this.#cancelResend = null;
      this.#resendMs = Math.min(this.#resendMs * 2, MAX_RESEND_MS);
      this.#sendKept();
      this.#setResend();
    });
  }

  #showWriting(): void {
    this.#cancelWriting?.();
    this.#cancelWriting = this.#clock.after(WRITING_SHOWN_MS, () => this.#hideWriting());
    this.#events.writing(true);
  }

  #hideWriting(): void {
    if (this.#cancelWriting === null) return;
    this.#cancelWriting();
    this.#cancelWriting = null;
    this.#events.writing(false);
  }

  #cancelTimers(): void {
    this.#cancelAcknowledge?.();
    this.#cancelResend?.();
    this.#cancelAcknowledge = null;
    this.#cancelResend = null;
  }
}

function hasContent(kind: PayloadKind): boolean {
  return kind === PAYLOAD_KIND.text || kind === PAYLOAD_KIND.item;
}

function splitItem(item: SealedItem): ContentPart[] | null {
  return splitContent(JSON.stringify(item), MAX_ITEM_BYTES);
}
