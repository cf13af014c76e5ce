/** One sealed talk with a colleague beside a conversation: its snapshot and its channel (server/SPEC.md, H10). */
import type { Side } from '@dorren/shared/protocol/staff-messages.ts';
import type { ClientParts } from './client-parts.ts';
import type { TrustedColleague } from './colleague-trust.ts';
import type { Duty } from './duty.ts';
import { withMark, withoutHope } from './entries.ts';
import { nameOf } from './others.ts';
import { SideChannel } from './side-channel.ts';
import type { Consultation, StaffMessage } from './staff-state.ts';

export class ConsultationClient {
  readonly #parts: ClientParts;
  readonly #changed: () => void;
  /** Null for a colleague whom the centre does not vouch for. */
  readonly channel: SideChannel | null;
  #state: Consultation;

  /** `changed`: the snapshot is another one. */
  constructor(parts: ClientParts, side: Side, own: Duty, trusted: TrustedColleague, changed: () => void) {
    this.#parts = parts;
    this.#changed = changed;
    this.#state = {
      id: side.id,
      epoch: side.epoch,
      colleague: trusted.ok ? trusted.colleague : nameOf(side.peer),
      asked: side.initiator ? 'by-me' : 'of-me',
      phase: trusted.ok ? 'handshake' : 'distrusted',
      messages: [],
      writing: false,
      unread: 0,
      fingerprint: null,
      canSend: false,
    };
    this.channel = trusted.ok ? this.#open(side, own, trusted) : null;
    this.channel?.begin();
  }

  get state(): Consultation {
    return this.#state;
  }

  get isLive(): boolean {
    return this.channel?.isLive === true;
  }

  send(text: string): boolean {
    const mark = this.channel?.sendText(text, this.#state.messages.length + 1) ?? null;
    if (mark === null) return false;
    this.#add({ kind: 'text', from: 'counsellor', text, mark });
    return true;
  }

  writing(): void {
    this.channel?.writing();
  }

  look(): void {
    if (this.#state.unread > 0) this.#set({ unread: 0 });
  }

  #open(side: Side, own: Duty, trusted: Extract<TrustedColleague, { ok: true }>): SideChannel {
    return new SideChannel(this.#parts, side, own, trusted, {
      established: (fingerprint) => this.#set({ fingerprint }),
      failed: () => this.#set({ phase: 'distrusted' }),
      changed: () => this.#set({}),
      text: (text) => {
        this.#add({ kind: 'text', from: 'colleague', text, mark: 'delivered' });
        this.#set({ unread: this.#state.unread + 1 });
      },
      // A consultation is in texts.
      item: () => undefined,
      writing: (writing) => this.#set({ writing }),
      marked: (number, mark) => this.#set({ messages: withMark(this.#state.messages, number, mark) }),
      over: () => this.#set({ messages: withoutHope(this.#state.messages), writing: false }),
    });
  }

  #add(text: Omit<StaffMessage, 'number' | 'at'>): void {
    const { messages } = this.#state;
    this.#set({ messages: [...messages, { ...text, number: messages.length + 1, at: this.#parts.now() }] });
  }

  get #phase(): Consultation['phase'] {
    if (this.#state.phase === 'distrusted') return 'distrusted';
    if (!this.isLive) return 'ended';
    if (this.channel?.isPresent !== true) return 'away';
    return this.channel.isEstablished ? 'talking' : 'handshake';
  }

  #set(change: Partial<Consultation>): void {
    const before = this.#state;
    const next: Consultation = { ...before, phase: this.#phase, canSend: this.channel?.canSend ?? false, ...change };
    const keys = Object.keys(next) as (keyof Consultation)[];
    if (keys.every((key) => next[key] === before[key])) return;
    this.#state = next;
    this.#changed();
  }
}
