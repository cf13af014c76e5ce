/**
 * Three in the room, from one counsellor's tab (docs/protocol.md, "Three in the room"). Who is in it is believed of the youth's own sealed
 * word alone; nothing is said before the channel with the other counsellor holds too, so that all three hear it.
 */
import { Transcript, YOUTH } from '@dorren/shared/crypto/transcript.ts';
import type { GivenCard, SealedItem, Seen } from '@dorren/shared/protocol/items.ts';
import { MAX_TEXT_BYTES } from '@dorren/shared/protocol/payload.ts';
import type { Side } from '@dorren/shared/protocol/staff-messages.ts';
import type { ClientParts } from './client-parts.ts';
import type { TrustedColleague } from './colleague-trust.ts';
import type { Duty } from './duty.ts';
import { SharedMarks } from './shared-marks.ts';
import { SideChannel } from './side-channel.ts';
import type { StaffMessage } from './staff-state.ts';
import type { TabChannel } from './tab-channel.ts';

type Item<K extends SealedItem['k']> = Extract<SealedItem, { k: K }>;
type Mark = StaffMessage['mark'];

export interface RoomEvents {
  /** The other counsellor said this. */
  heard(text: string): void;
  /** The other counsellor gave this. */
  given(card: GivenCard): void;
  marked(number: number, mark: Mark): void;
  /** The handshake with the other counsellor failed for good: nothing can be said to all three. */
  failed(): void;
  /** Whether it is whole, whether more can be sent, or whether all are shown the same. */
  changed(): void;
}

/** Who one is in the conversation. */
export interface OwnPlace {
  id: string;
  epoch: number;
  staffId: string;
}

/** The other counsellor, by the youth's word. */
interface Talk {
  epoch: number;
  staffId: string;
  transcript: Transcript;
}

export class Room {
  readonly #parts: ClientParts;
  readonly #own: OwnPlace;
  readonly #events: RoomEvents;
  readonly #marks = new SharedMarks();
  #talk: Talk | null = null;
  #side: SideChannel | null = null;
  #differs = false;

  constructor(parts: ClientParts, own: OwnPlace, events: RoomEvents) {
    this.#parts = parts;
    this.#own = own;
    this.#events = events;
  }

  /** By the youth's word there are three. */
  get isOpen(): boolean {
    return this.#talk !== null;
  }

  /** There are three, and the channel with the other one holds: their epoch and staff id. */
  get whole(): { epoch: number; staffId: string } | null {
    return this.#talk !== null && this.#isSideOf(this.#talk) && this.#side?.isEstablished === true ? this.#talk : null;
  }

  /** Whether a text of any length would be taken now, as far as it is the room's to say. */
  get canSend(): boolean {
    return this.whole !== null && this.#side?.canSendItem === true;
  }

  get differs(): boolean {
    return this.#differs;
  }

  /** The youth's word. */
  changed({ parties }: Item<'room'>): void {
    const { id, epoch, staffId } = this.#own;
    const other = parties.find((party) => party.epoch !== epoch);
    const isOwn = parties.some((party) => party.epoch === epoch && party.staffId === staffId);
    if (!isOwn || other === undefined) {
      // Whoever is out by the youth's word is not heard any more, whatever the server leaves open.
      if (this.#talk !== null && this.#isSideOf(this.#talk)) this.#side?.close();
      this.#talk = null;
    } else {
      const transcript = new Transcript(this.#parts.sodium, id, epoch, [YOUTH, epoch, other.epoch]);
      this.#talk = { ...other, transcript };
      this.#differs = false;
      this.#beginSide();
    }
    this.#events.changed();
  }

  /** The channel with the other counsellor, by the server's word. It takes the place of an earlier one. */
  openSide(side: Side, own: Duty, trusted: Extract<TrustedColleague, { ok: true }>): SideChannel {
    this.#side?.close();
    const opened: SideChannel = new SideChannel(this.#parts, side, own, trusted, {
      established: () => this.#events.changed(),
      failed: () => this.#events.failed(),
      changed: () => this.#events.changed(),
      // Who is writing is shown of the youth only, and nothing plain is said aside in a room.
      writing: () => undefined,
      text: () => undefined,
      item: (item) => {
        if (this.#side !== opened) return;
        if (item.k === 'said') this.#heardAside(item);
        if (item.k === 'card') this.#givenAside(item);
      },
      marked: (number, mark) => this.#events.marked(number, this.#marks.marked('colleague', number, mark)),
      over: () => {
        if (this.#side === opened) this.#sideOver();
      },
    });
    this.#side = opened;
    this.#beginSide();
    return opened;
  }

  /** Seals it for the youth and for the other; null, and nothing is taken, unless it can go to both. */
  send(youth: TabChannel, text: string, number: number): Mark | null {
    const talk = this.#talk;
    const said = text.toWellFormed();
    const bytes = new TextEncoder().encode(said).byteLength;
    if (talk === null || bytes === 0 || bytes > MAX_TEXT_BYTES) return null;
    const mark = this.#seal(youth, { k: 'said', text: said, seen: talk.transcript.seen() }, number);
    if (mark !== null) talk.transcript.said(this.#own.epoch, said);
    return mark;
  }

  /** As {@link send}. */
  give(youth: TabChannel, card: GivenCard, number: number): Mark | null {
    const talk = this.#talk;
    if (talk === null) return null;
    const mark = this.#seal(youth, { k: 'card', card, seen: talk.transcript.seen() }, number);
    if (mark !== null) talk.transcript.gave(this.#own.epoch, card);
    return mark;
  }

  /** What the youth said: compared, when it is said in this room. */
  heardYouth(item: Item<'said'>): void {
    this.#compareText(YOUTH, item);
  }

  /** What a youth's page said plainly: in a room, that is to one of two. */
  heardPlain(): void {
    if (this.#talk !== null) this.#differ();
  }

  /** As {@link SharedMarks.marked}, for the youth. */
  markedByYouth(number: number, mark: Mark): Mark {
    return this.#marks.marked('youth', number, mark);
  }

  /** Overwrites the keys of the channel with the other. */
  close(): void {
    this.#talk = null;
    this.#side?.close();
  }

  #heardAside(item: Item<'said'>): void {
    if (this.#talk !== null) this.#compareText(this.#talk.epoch, item);
    this.#events.heard(item.text);
  }

  #givenAside({ card, seen }: Item<'card'>): void {
    const talk = this.#talk;
    if (talk !== null && seen === null) this.#differ();
    if (talk !== null && seen !== null)
      this.#compare(talk.epoch, seen, (transcript) => transcript.gave(talk.epoch, card));
    this.#events.given(card);
  }

  /** The same bytes for both, and room for the longest item with each: taken by both, or too long for either. */
  #seal(youth: TabChannel, item: Item<'said' | 'card'>, number: number): Mark | null {
    if (!this.canSend || !youth.canSendItem) return null;
    const mark = youth.sendItem(item, number);
    if (mark === null) return null;
    return this.#marks.add(number, { youth: mark, colleague: this.#side?.sendItem(item, number) ?? 'waiting' });
  }

  #compareText(party: number, { text, seen }: Item<'said'>): void {
    this.#compare(party, seen, (transcript) => transcript.said(party, text));
  }

  #compare(party: number, seen: Seen, add: (transcript: Transcript) => void): void {
    const transcript = this.#talk?.transcript;
    if (transcript === undefined) return;
    transcript.check(party, seen);
    add(transcript);
    if (transcript.differs) this.#differ();
  }

  #differ(): void {
    if (this.#differs) return;
    this.#differs = true;
    this.#events.changed();
  }

  #beginSide(): void {
    if (this.#talk !== null && this.#isSideOf(this.#talk)) this.#side?.begin();
  }

  #isSideOf({ staffId }: Talk): boolean {
    return this.#side?.colleague.staffId === staffId;
  }

  #sideOver(): void {
    this.#side = null;
    for (const [number, mark] of this.#marks.withoutColleague()) this.#events.marked(number, mark);
    this.#events.changed();
  }
}
