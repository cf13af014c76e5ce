/** One line: bytes to messages and back, within its limits (SPEC L). What the messages mean is its handler's affair. */
import { decode } from '@dorren/shared/protocol/codec.ts';
import { CLOSE, type CloseCode, type RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { FRAME_BYTES, isFrame, writeRoute } from '@dorren/shared/protocol/frame.ts';
import type { GenericSchema } from 'valibot';
import { type ClosingCode, closeCodeOf } from './closing.ts';
import type { RelayContext } from './context.ts';
import type { Line, LineListener } from './line.ts';
import type { Rate } from './settings.ts';
import { Encoded, type Part, sizeOf } from './wire.ts';

const BEAT = Buffer.from(JSON.stringify({ t: 'beat' }));
const BEAT_ANSWER = new Encoded({ t: 'beat' });
/** What a connection may have asked before its first question is answered; the rest of the rate is then too much. */
const MOST_UNANSWERED = 64;

export abstract class Connection<Message extends { t: string }> implements LineListener {
  protected readonly context: RelayContext;
  readonly #line: Line;
  readonly #schema: GenericSchema<unknown, Message>;
  readonly #rate: Rate;
  #attached = false;
  /** How long it may stay unattached, in milliseconds (L6). */
  readonly #outsideMs: number;
  /** No clock is read for a message: the sweep counts. */
  #heard = false;
  #silentSweeps = 0;
  #outsideSweeps = 0;
  #tokens: number;
  #outbox: Part[] | null = null;
  #outboxBytes = 0;
  #over = false;
  /** Null when nothing is being answered. Null in the list: the end. */
  #unanswered: (Message | null)[] | null = null;

  constructor(
    context: RelayContext,
    line: Line,
    schema: GenericSchema<unknown, Message>,
    rate: Rate,
    outsideMs: number,
  ) {
    this.context = context;
    this.#line = line;
    this.#schema = schema;
    this.#rate = rate;
    this.#outsideMs = outsideMs;
    this.#tokens = context.settings.outsideRate.burst;
    line.listen(this);
  }

  /** One control message; the next one waits until the promise is kept. */
  protected abstract answer(message: Message): Promise<void>;
  /** The connection is no more: asked once, after all that came before has been answered. */
  protected abstract gone(): Promise<void>;
  /** A frame that has the outer form of one. Its bytes are ours until the turn ends. */
  protected abstract relay(frame: Buffer): void;
  /** Right when it ends, before anything is awaited: no frame may reach it any more. */
  protected abstract detach(): void;
  /** The socket is closed: it counts no longer. */
  protected abstract closed(): void;
  protected abstract refusal(re: string, code: RefusalCode): string;
  /** What a page that is no more would have said; null if nothing. */
  protected abstract farewell(): Message | null;

  /** Has joined, resumed or said hello (L4, L5, L6). Kept by the register of connections. */
  get attached(): boolean {
    return this.#attached;
  }

  set attached(attached: boolean) {
    this.#attached = attached;
    // What a tab kept comes at once (D5).
    if (attached) this.#tokens = this.#rate.burst;
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Something that it asked for is not answered yet. */
  protected get isAsking(): boolean {
    return this.#unanswered !== null;
  }

  received(data: Buffer, isBinary: boolean): void {
    if (this.#over) return;
    this.#heard = true;
    this.#tokens -= 1;
    if (this.#tokens < 0) {
      this.#tooFast();
    } else if (isBinary) {
      if (isFrame(data)) this.relay(data);
      else this.refuseAndClose('', data.length > FRAME_BYTES ? 'too-large' : 'malformed');
    } else if (data.length === BEAT.length && data.equals(BEAT)) {
      this.send(BEAT_ANSWER);
    } else {
      this.#read(data);
    }
  }

  heard(): void {
    this.#heard = true;
  }

  broke(code: ClosingCode): void {
    this.refuseAndClose('', code);
  }

  cut(pageGone: boolean): void {
    const farewell = pageGone && !this.#over ? this.farewell() : null;
    if (farewell !== null) this.#ask(farewell);
    this.#end();
    this.closed();
  }

  send(part: string | Encoded): void {
    if (!this.#over) this.#put(part);
  }

  /** Writes the route into the bytes that were given. */
  sendFrame(frame: Buffer, route: number): void {
    if (this.#over) return;
    writeRoute(frame, route);
    this.#put(frame);
  }

  refuse(re: string, code: RefusalCode): void {
    this.context.counters.refused(code);
    this.send(this.refusal(re, code));
  }

  /** `re` is the type of the message refused, or empty if it has none. */
  refuseAndClose(re: string, code: ClosingCode): void {
    if (this.#over) return;
    this.refuse(re, code);
    this.close(closeCodeOf(code));
  }

  /** At once, also if it is being closed. */
  terminate(): void {
    this.#end();
    this.#line.terminate();
  }

  /** What has been sent before is still written. */
  close(code: CloseCode): void {
    if (this.#over) return;
    this.#write();
    this.#end();
    this.#line.close(code);
  }

  /**
   * Once every `sweepMs`. Time is counted in sweeps, so that neither a clock that is set nor a process that was
   * suspended makes everybody silent at once.
   */
  sweep(): void {
    if (this.#over) return;
    const { sweepMs, silenceMs, outsideRate } = this.context.settings;
    const { burst, perSecond } = this.attached ? this.#rate : outsideRate;
    this.#tokens = Math.min(burst, this.#tokens + (perSecond * sweepMs) / 1_000);
    this.#silentSweeps = this.#heard ? 0 : this.#silentSweeps + 1;
    this.#outsideSweeps = this.attached ? 0 : this.#outsideSweeps + 1;
    this.#heard = false;
    if (this.#silentSweeps * sweepMs > silenceMs) {
      // P6: nobody is there to say goodbye to.
      this.terminate();
    } else if (this.#outsideSweeps * sweepMs > this.#outsideMs) {
      this.refuseAndClose('', 'idle');
    }
  }

  flush(): void {
    if (this.#over) return;
    this.#write();
    // L7: what the kernel has not taken is waiting here.
    if (this.#line.unsent <= this.context.settings.bufferBytes) return;
    this.context.counters.refused('too-slow');
    this.#end();
    this.#line.close(CLOSE.tooSlow);
  }

  #put(part: Part): void {
    this.#outboxBytes += sizeOf(part);
    if (this.#outbox !== null) {
      this.#outbox.push(part);
      return;
    }
    this.#outbox = [part];
    this.context.flusher.add(this);
  }

  #write(): void {
    const parts = this.#outbox;
    if (parts === null) return;
    this.#line.write(parts, this.#outboxBytes);
    this.#outbox = null;
    this.#outboxBytes = 0;
  }

  /** L4. What somebody outside has sent besides is not worth reading until they answer the close. */
  #tooFast(): void {
    const isOutside = !this.attached;
    this.refuseAndClose('', 'rate-limited');
    if (isOutside) this.terminate();
  }

  /** L2. */
  #read(data: Buffer): void {
    const message = decode(this.#schema, data.toString('utf8'));
    if (!message.ok) {
      this.refuseAndClose('', message.code);
    } else if (message.value.t === 'beat') {
      this.send(BEAT_ANSWER);
    } else if (this.#unanswered === null || this.#unanswered.length < MOST_UNANSWERED) {
      this.#ask(message.value);
    } else {
      this.refuseAndClose('', 'rate-limited');
    }
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#outbox = null;
    this.detach();
    this.#ask(null);
  }

  #ask(message: Message | null): void {
    if (this.#unanswered !== null) {
      this.#unanswered.push(message);
    } else {
      this.#unanswered = [message];
      void this.#answerAll(this.#unanswered);
    }
  }

  async #answerAll(messages: (Message | null)[]): Promise<void> {
    for (let next = messages[0]; next !== undefined; next = messages[0]) {
      try {
        await (next === null ? this.gone() : this.answer(next));
      } catch (error) {
        this.context.onFault(error);
        this.refuse(next?.t ?? '', 'unavailable');
      }
      messages.shift();
    }
    this.#unanswered = null;
  }
}
