/** One conversation as a relay sees it: frames of one size, each numbered and each checked when it comes. */
import { accept, burst, number, type Party } from '../pair.ts';
import type { Schedule } from './schedule.ts';
import type { Steps } from './steps.ts';

export interface Manners {
  /** How long the two talk, and how long each of them thinks before the next text: both on an average, in milliseconds. */
  talkMs: number;
  textEveryMs: number;
}

/** As the real clients: the keys of a handshake are longer than a frame. */
const HANDSHAKE_FRAMES = 2;
type Sent = { what: 'handshake' | 'first-text' | 'text' | 'acknowledgement' | 'last-frame'; dueAt: number };

interface Side {
  party: Party;
  /** What is on its way to this side, first what comes first. */
  coming: Sent[];
  frame: ReturnType<typeof burst>;
}

export interface TalkParts {
  schedule: Schedule;
  steps: Steps;
  manners: Manners;
  /** When the youth should have come. */
  cameAt: number;
  delivered: () => void;
  /** The last frame is there. */
  over: () => void;
}

function side(party: Party): Side {
  return { party, coming: [], frame: burst(party, 1) };
}

export class Talk {
  readonly youth: Side;
  readonly counsellor: Side;
  readonly #parts: TalkParts;
  readonly #takenAt = performance.now();
  readonly #endsAt: number;
  #handshakeAt = 0;
  #isOver = false;
  #cut = false;

  constructor(youth: Party, counsellor: Party, parts: TalkParts) {
    this.youth = side(youth);
    this.counsellor = side(counsellor);
    this.#parts = parts;
    // Between half and one and a half times the average.
    this.#endsAt = this.#takenAt + around(parts.manners.talkMs);
  }

  /** The youth is first. */
  begin(): void {
    for (let i = 0; i < HANDSHAKE_FRAMES; i += 1) this.#send(this.youth, 'handshake', this.#takenAt);
  }

  /** One of the two is gone: nothing more is sent. */
  cut(): void {
    this.#cut = true;
  }

  /** `to` is whose connection it came on. @throws Error if it is not the next one. */
  received(to: Side, buffer: Buffer, at: number, length: number): void {
    accept(to.party, buffer, at, length);
    this.heard(to);
  }

  /** One that has been accepted. */
  heard(to: Side): void {
    const sent = to.coming.shift();
    if (sent === undefined) throw new Error('a frame came that nobody sent');
    this.#parts.delivered();
    const { steps, cameAt } = this.#parts;
    const now = performance.now();
    switch (sent.what) {
      case 'handshake':
        this.#shook(to, now);
        return;
      case 'first-text':
        steps.took('first-text', now - this.#handshakeAt);
        steps.took('to-first-text', now - cameAt);
        this.#answer(to, now);
        for (const from of [this.youth, this.counsellor]) this.#next(from);
        return;
      case 'text':
        steps.took('text', now - sent.dueAt);
        this.#answer(to, now);
        return;
      case 'last-frame':
        steps.took('last-frame', now - sent.dueAt);
        this.#parts.over();
        return;
      case 'acknowledgement':
        return;
    }
  }

  #shook(to: Side, now: number): void {
    if (to.party.received < HANDSHAKE_FRAMES) return;
    if (to === this.counsellor) {
      for (let i = 0; i < HANDSHAKE_FRAMES; i += 1) this.#send(to, 'handshake', now);
      return;
    }
    this.#parts.steps.took('handshake', now - this.#takenAt);
    this.#handshakeAt = now;
    this.#send(this.counsellor, 'first-text', now);
  }

  #answer(from: Side, now: number): void {
    this.#send(from, 'acknowledgement', now);
  }

  #next(from: Side): void {
    const { schedule, manners } = this.#parts;
    schedule.at(performance.now() + around(manners.textEveryMs), (dueAt) => {
      if (this.#isOver || this.#cut) return;
      this.#isOver = dueAt >= this.#endsAt;
      // Whoever is first beyond the end has the last word.
      this.#send(from, this.#isOver ? 'last-frame' : 'text', dueAt);
      this.#next(from);
    });
  }

  #send(from: Side, what: Sent['what'], dueAt: number): void {
    if (this.#cut) return;
    const to = from === this.youth ? this.counsellor : this.youth;
    to.coming.push({ what, dueAt });
    number(from.frame, from.party);
    // A copy: the next one may leave before the socket has taken this one.
    from.party.socket.write(Buffer.from(from.frame.bytes), performance.now());
  }
}

function around(ms: number): number {
  return ms * (0.5 + Math.random());
}
