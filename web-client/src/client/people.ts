/** Who is in the youth's conversation, who is on the way in, and so to whom one's words go. */
import type { Arrival } from './arrival.ts';
import type { Forms } from './forms.ts';
import type { Log } from './log.ts';
import type { Party } from './party.ts';
import type { Proposals } from './proposals.ts';
import { type Room, tellWho } from './room.ts';
import type { Audience, Speech } from './speech.ts';
import type { Person, Visit } from './state.ts';

type Shown = Extract<Visit, { phase: 'talking' }>['people'];

export class People {
  readonly #log: Log;
  readonly #speech: Speech;
  readonly #forms: Forms;
  readonly #proposals: Proposals;
  #parties: readonly Party[] = [];
  #arrival: Arrival | null = null;
  #room: Room | null = null;
  #aside: Party | null = null;
  #shown: Shown | null = null;

  constructor(log: Log, speech: Speech, forms: Forms, proposals: Proposals) {
    this.#log = log;
    this.#speech = speech;
    this.#forms = forms;
    this.#proposals = proposals;
  }

  /** In the order they came; the last may be on the way in. */
  get parties(): readonly Party[] {
    return this.#parties;
  }

  get arrival(): Arrival | null {
    return this.#arrival;
  }

  get room(): Room | null {
    return this.#room;
  }

  party(epoch: number): Party | null {
    return this.#parties.find((party) => party.epoch === epoch) ?? null;
  }

  includes(staffId: string): boolean {
    return this.#parties.some((party) => party.staffId === staffId);
  }

  /** `arrival`: of one who comes while somebody is there. */
  enter(party: Party, arrival: Arrival | null): void {
    this.#parties = [...this.#parties, party];
    this.#arrival = arrival;
  }

  /** Whoever arrived is in, whether or not somebody leaves for it. */
  endArrival(): void {
    this.#arrival?.stop();
    this.#arrival = null;
  }

  open(room: Room): void {
    for (const party of this.#parties) this.#speech.giveUp(party);
    this.#room = room;
  }

  /** Their keys are overwritten; a room they were in is over, and an arrival that they were part of too. */
  remove(party: Party): void {
    this.#close(party);
    this.#parties = this.#parties.filter((other) => other !== party);
    const { newcomer, host } = this.#arrival ?? {};
    if (newcomer === party && host !== undefined) host.farewell = null;
    if (newcomer === party || host === party) this.endArrival();
    if (this.#room === null) return;
    this.#room = null;
    for (const other of this.#parties) tellWho(other, this.#parties);
  }

  /** Out, as far as this page goes: nothing of theirs is opened, nothing goes to them. Their keys stay until {@link letGo} or {@link takeBack}. */
  setAside(party: Party): void {
    this.#parties = this.#parties.filter((other) => other !== party);
    party.setLink(false, party.person.present);
    this.#aside = party;
    this.#forms.setAside(party);
  }

  /** Returns who it was whose keys are gone now; null if nobody was set aside. */
  letGo(): Party | null {
    const aside = this.#aside;
    this.#aside = null;
    if (aside !== null) this.#close(aside);
    return aside;
  }

  /** Returns who is there again; null if nobody was set aside. */
  takeBack(): Party | null {
    const aside = this.#aside;
    this.#aside = null;
    if (aside === null) return null;
    aside.farewell = null;
    this.#parties = [aside, ...this.#parties];
    this.#forms.takeBack(aside);
    return aside;
  }

  removeAll(): void {
    this.#room = null;
    this.endArrival();
    this.letGo();
    for (const party of this.#parties) this.#close(party);
    this.#parties = [];
    this.#shown = null;
  }

  setPresent(epoch: number, online: boolean, present: boolean): void {
    if (this.#aside?.epoch === epoch) this.#aside.setLink(false, present);
    else this.party(epoch)?.setLink(online, present);
  }

  /** Each is present as far as the server has said; all are, as long as it has not spoken on a new connection. */
  setLink(online: boolean): void {
    for (const party of this.#parties) party.setLink(online, online || party.person.present);
    this.#arrival?.setLink(online);
  }

  /** Null while there is nobody to talk with. */
  get audience(): Audience | null {
    const [facing, newest] = [this.#facing, this.#parties.at(-1)];
    if (newest === undefined) return null;
    if (this.#room !== null) return { to: 'room', room: this.#room, newest };
    if (facing?.isEstablished !== true) return null;
    const waits = facing !== newest && (this.#speech.waitsFor(newest) || this.#arrival?.isAwaited === true);
    return waits ? { to: 'newcomer', party: newest } : { to: 'party', party: facing };
  }

  /** Whether what is said now goes to them, and not behind something that waits. */
  hears(party: Party): boolean {
    const { audience } = this;
    if (audience?.to === 'room') return this.#parties.includes(party);
    return audience?.to === 'party' && audience.party === party && !this.#speech.waitsFor(party);
  }

  /** Whom one talks with: the same array as long as nobody in it is other. */
  get shown(): Shown | null {
    const facing = this.#facing?.isEstablished ? [this.#facing] : [];
    const [first, ...others] = (this.#room === null ? facing : this.#parties).map(({ person }) => person);
    const before: readonly Person[] = this.#shown ?? [];
    if (first === undefined) this.#shown = null;
    else if (before.length !== 1 + others.length || [first, ...others].some((person, at) => person !== before[at])) {
      this.#shown = [first, ...others];
    }
    return this.#shown;
  }

  /** To whom one turns while there are not three in the room. */
  get #facing(): Party | null {
    const { newcomer, host } = this.#arrival ?? {};
    return (newcomer?.isEstablished ? newcomer : host) ?? this.#parties[0] ?? null;
  }

  #close(party: Party): void {
    party.close();
    this.#speech.giveUp(party);
    this.#forms.giveUp(party);
    this.#log.lost(party.epoch);
    this.#proposals.forget(party.epoch);
  }
}
