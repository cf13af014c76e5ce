/** The channels with colleagues, of all conversations: which are open, and where their frames go (server/SPEC.md, H10, H11, H14). */
import type { Side } from '@dorren/shared/protocol/staff-messages.ts';
import type { ClientParts } from './client-parts.ts';
import type { TrustedColleague } from './colleague-trust.ts';
import { ConsultationClient } from './consultation.ts';
import type { Duty } from './duty.ts';
import type { HeldConversationClient } from './held-conversation.ts';
import type { SideChannel } from './side-channel.ts';
import type { Consultation } from './staff-state.ts';

interface Pairing {
  id: string;
  epoch: number;
}

export interface SidesEvents {
  conversation(id: string): HeldConversationClient | undefined;
  /** The snapshot of a consultation is another one, or there is one more or less. */
  changed(): void;
}

export class Sides {
  readonly #parts: ClientParts;
  readonly #events: SidesEvents;
  /** With those that are over until the next one comes: they take nothing any more. */
  readonly #channels = new Map<string, SideChannel>();
  readonly #consultations = new Map<string, ConsultationClient>();

  constructor(parts: ClientParts, events: SidesEvents) {
    this.#parts = parts;
    this.#events = events;
  }

  get consultations(): Consultation[] {
    return [...this.#consultations.values()].map(({ state }) => state);
  }

  consultation(id: string, epoch: number): ConsultationClient | undefined {
    return this.#consultations.get(keyOf({ id, epoch }));
  }

  /** Those whose keys are here. */
  get pairings(): Pairing[] {
    return this.#live.map(({ id, epoch }) => ({ id, epoch }));
  }

  opened(side: Side): void {
    const duty = this.#parts.duty();
    const trusted = this.#parts.trust.verify(side.chain, Math.floor(this.#parts.now() / 1000));
    const isWhom = side.chain.staffId === side.peer.staffId;
    // Without keys there is nothing to talk with: not named in the next hello, it is over.
    if (duty === null) return;
    const channel = this.#open(side, duty, isWhom ? trusted : { ok: false, reason: 'wrong-person' });
    if (channel === null) return;
    this.#channels.set(keyOf(side), channel);
    channel.attach(side);
  }

  /** On a new connection: what the server does not know any more is over. */
  welcome(sides: readonly Side[]): void {
    const still = new Map(sides.map((side) => [keyOf(side), side]));
    for (const channel of this.#live) {
      const here = still.get(keyOf(channel));
      if (here === undefined) channel.close();
      else channel.attach(here);
    }
  }

  detach(): void {
    for (const channel of this.#live) channel.detach();
  }

  presence(pairing: Pairing, present: boolean): void {
    this.#channels.get(keyOf(pairing))?.setPresence(present);
  }

  over(pairing: Pairing): void {
    this.#channels.get(keyOf(pairing))?.close();
    this.#channels.delete(keyOf(pairing));
  }

  receive(route: number, frame: Uint8Array): void {
    for (const channel of this.#live) if (channel.route === route) channel.receive(frame);
  }

  /** Ends a consultation, or takes one that is over off the screen. */
  end(pairing: Pairing): void {
    const consultation = this.#consultations.get(keyOf(pairing));
    if (consultation === undefined) return;
    if (consultation.isLive) {
      const { id, epoch } = pairing;
      // Without a connection it need not be said: what the next hello does not name is over.
      if (consultation.channel?.route != null) this.#parts.say({ t: 'side-end', id, epoch });
      this.over(pairing);
    } else {
      this.#consultations.delete(keyOf(pairing));
      this.#events.changed();
    }
  }

  /** Overwrites all keys. */
  close(): void {
    for (const channel of this.#live) channel.close();
    this.#channels.clear();
  }

  clear(): void {
    this.#consultations.clear();
    this.#events.changed();
  }

  get #live(): SideChannel[] {
    return [...this.#channels.values()].filter(({ isLive }) => isLive);
  }

  #open(side: Side, duty: Duty, trusted: TrustedColleague): SideChannel | null {
    const { id, epoch, purpose, peer } = side;
    const conversation = this.#events.conversation(id);
    if (purpose === 'room') {
      if (conversation?.isLive !== true) return null;
      if (trusted.ok) return conversation.openRoom(side, duty, trusted);
      conversation.distrustOther(peer);
      return null;
    }
    const consultation = new ConsultationClient(this.#parts, side, duty, trusted, () => this.#events.changed());
    this.#consultations.set(keyOf(side), consultation);
    if (!trusted.ok) this.#parts.say({ t: 'side-end', id, epoch });
    this.#events.changed();
    return consultation.channel;
  }
}

function keyOf({ id, epoch }: Pairing): string {
  return `${id} ${epoch}`;
}
