/**
 * All of a visit that needs cryptography: loaded apart from the page's first bundle, while the youth reads and waits. Who is there, whom
 * one's words go to, and how one counsellor follows another (docs/protocol.md, "Handover", "Three in the room").
 */
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import { readEpoch } from '@dorren/shared/protocol/frame.ts';
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import type { ConsentAnswer } from '@dorren/shared/protocol/referral.ts';
import type { FromYouth, ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { Arrival } from './arrival.ts';
import { Log } from './log.ts';
import { counsellorOf, Party, type PartyEvents } from './party.ts';
import { type Consent, Proposals } from './proposals.ts';
import { Room, tellWho } from './room.ts';
import { makeSecureVisits, type SecureVisits } from './secure-visit.ts';
import { type Audience, Speech } from './speech.ts';
import type { Counsellor, EventEntry, LogEntry, Person, Visit } from './state.ts';

/** Of the server's messages, a conversation's affair. `resumed` only when it is open. */
export type ConversationMessage = Extract<
  ToYouth,
  { t: 'accepted' | 'offered' | 'offer-over' | 'party-left' | 'peer' | 'resumed' }
>;
type Of<Type extends ConversationMessage['t']> = Extract<ConversationMessage, { t: Type }>;

type View = Extract<Visit, { phase: 'verifying' | 'talking' }>;
type People = Extract<Visit, { phase: 'talking' }>['people'];

export interface ConversationParts {
  id: string;
  /** The version acknowledged. */
  noticeVersion: () => string;
  send(frame: Uint8Array): void;
  say(message: FromYouth): void;
  /** {@link Conversation.view} may be another one. */
  changed(): void;
  /** Somebody trusted answers. */
  trusted(): void;
  distrusted(reason: DistrustReason): void;
}

/** Fetches and readies libsodium. The returned function begins a conversation; what a tab has seen of revocations it keeps for all of them. */
export async function makeConversations(
  centre: { id: string; rootKey: string },
  clock: Clock,
): Promise<(parts: ConversationParts) => Conversation> {
  const visits = await makeSecureVisits(centre, clock);
  return (parts) => new Conversation(parts, visits, clock);
}

export class Conversation {
  readonly #parts: ConversationParts;
  readonly #visits: SecureVisits;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #speech: Speech;
  readonly #proposals = new Proposals();
  /** In the order they came; the last may be on the way in. */
  #parties: readonly Party[] = [];
  #arrival: Arrival | null = null;
  /** What the server was told last, until it shows that it knows. `left`: of whom the keys are gone. */
  #arrived: { offer: string; epoch: number; left: number | null } | null = null;
  #room: Room | null = null;
  /** The highest epoch that was presented. */
  #newest = 0;
  #isOnline = true;
  /** Somebody has been there before: whoever comes next sees nothing of what was said with them. */
  #hasMet = false;
  #view: View = { phase: 'verifying', messages: [] };

  constructor(parts: ConversationParts, visits: SecureVisits, clock: Clock) {
    this.#parts = parts;
    this.#visits = visits;
    this.#clock = clock;
    this.#log = new Log(clock);
    this.#speech = new Speech(this.#log);
  }

  get messages(): readonly LogEntry[] {
    return this.#log.entries;
  }

  /** Somebody is there, or on the way in. */
  get isBegun(): boolean {
    return this.#parties.length > 0;
  }

  /** The same object as long as nothing in it is other. */
  get view(): View {
    const next = this.#makeView();
    if (!isSame(next, this.#view)) this.#view = next;
    return this.#view;
  }

  heard(message: ConversationMessage): void {
    switch (message.t) {
      case 'accepted':
        this.#accepted(message);
        break;
      case 'offered':
        this.#offered(message);
        break;
      case 'offer-over':
        this.#offerOver(message);
        break;
      case 'party-left':
        this.#partyLeft(message);
        break;
      case 'peer':
        this.#party(message.epoch)?.setLink(this.#isOnline, message.present);
        break;
      case 'resumed':
        this.#resumed(message);
    }
    this.#goOn();
  }

  receive(frame: Uint8Array): void {
    this.#party(readEpoch(frame))?.visit.receive(frame);
    this.#goOn();
  }

  /** The connection is gone. `resumed` tells that it is back. */
  lost(): void {
    this.#isOnline = false;
    for (const party of this.#parties) party.setLink(false, party.person.present);
    this.#arrival?.setLink(false);
  }

  send(text: string): boolean {
    const audience = this.#audience;
    const isTaken = audience !== null && this.#speech.say(text, audience);
    this.#goOn();
    return isTaken;
  }

  writing(): void {
    for (const { epoch } of this.#people ?? []) this.#party(epoch)?.visit.writing();
  }

  answer(offer: string, answer: ConsentAnswer, keep: readonly string[]): void {
    const { shown } = this.#proposals;
    const consent = this.#proposals.answer(offer, answer, keep);
    if (consent === null || shown === null) return;
    if (answer !== 'yes') this.#event(`answered-${answer}`, shown.person);
    this.#parts.say(consent);
    this.#goOn();
  }

  /** Back in the queue: nobody is there any more. What was said stays. */
  requeued(): void {
    this.#room = null;
    this.#arrived = null;
    this.#proposals.clear();
    this.#stopArrival();
    this.#speech.giveUp();
    for (const party of this.#parties) this.#close(party);
    this.#parties = [];
  }

  /** Overwrites every key, and forgets all that was said. */
  wipe(): void {
    this.requeued();
    this.#log.clear();
    this.#view = { phase: 'verifying', messages: [] };
  }

  // --- who comes and goes ---

  #accepted({ epoch, chain, offer }: Of<'accepted'>): void {
    // Told again on coming back; or over.
    if (epoch <= this.#newest) return;
    this.#newest = epoch;
    this.#arrived = null;
    const consent = offer === null ? null : this.#proposals.consentTo(offer);
    const isExpected = offer === null ? this.#parties.length === 0 : consent?.staffId === chain.staffId;
    const visit = { conversationId: this.#parts.id, epoch, noticeVersion: this.#parts.noticeVersion(), chain };
    const begun = isExpected ? Party.begin(this.#visits, visit, consent, this.#events) : 'wrong-person';
    if (typeof begun === 'string') {
      this.#distrust(epoch, begun, consent);
      return;
    }
    const [host] = this.#parties;
    this.#parties = [...this.#parties, begun];
    if (consent !== null && host !== undefined) {
      this.#arrival = new Arrival(consent, begun, host, this.#clock, () => this.#goOn());
      this.#proposals.arriving();
    } else if (consent !== null) this.#proposals.over(consent.offer);
    begun.setLink(this.#isOnline, true);
  }

  #established(party: Party): void {
    const { consent } = party;
    const joins = consent?.mode === 'join' && this.#parties.length > 1;
    this.#parts.trusted();
    if (joins) this.#event('joined', party.counsellor);
    else if (this.#hasMet) this.#event('came', party.counsellor);
    this.#hasMet = true;
    if (consent !== null) party.visit.sendItem({ k: 'summary', offer: consent.offer, lines: [...consent.lines] });
    // H8: whoever would have stayed until then is gone.
    if (consent !== null && this.#arrival === null) this.#parts.say({ t: 'arrived', epoch: party.epoch });
    this.#arrival?.setLink(this.#isOnline);
    this.#speech.enterAnew({ to: 'party', party });
    this.#goOn();
  }

  /** Tells the server once it is so; whoever hands over is out from here on, and their keys are gone. */
  #completeArrival(): void {
    const arrival = this.#arrival;
    if (!arrival?.isComplete || !this.#isOnline) return;
    const { consent, newcomer, host } = arrival;
    const { offer, mode } = consent;
    const { epoch } = newcomer;
    this.#stopArrival();
    this.#proposals.over(offer);
    this.#arrived = { offer, epoch, left: mode === 'handover' ? host.epoch : null };
    this.#parts.say({ t: 'arrived', epoch });
    if (mode === 'handover') {
      this.#remove(host);
      this.#event('handed-over', host.counsellor);
    } else {
      const transcript = this.#visits.transcript(this.#parts.id, [host.epoch, epoch]);
      this.#room = new Room([host, newcomer], transcript, this.#log.reserve());
    }
  }

  #offered({ offer, mode, chain }: Of<'offered'>): void {
    const staff = this.#visits.verify(chain);
    if (typeof staff === 'string' || this.#parties.some(({ staffId }) => staffId === staff.staffId)) return;
    const again = this.#proposals.offered({ offer, mode, staffId: staff.staffId, person: counsellorOf(staff) });
    if (again !== null) this.#parts.say(again);
  }

  #offerOver({ offer, outcome }: Of<'offer-over'>): void {
    if (outcome === 'done') return;
    const shown = this.#proposals.over(offer);
    const newcomer = this.#newcomerOf(offer);
    const left = this.#arrived?.offer === offer ? this.#arrived.left : null;
    if (newcomer !== null) this.#remove(newcomer);
    const person = shown?.person ?? newcomer?.counsellor;
    if (person && outcome !== 'youth-no' && outcome !== 'youth-not-yet') this.#event(outcome, person);
    if (left === null) return;
    // It crossed with our `arrived`: the server keeps one whose keys are gone, so somebody else has to come.
    this.#arrived = null;
    this.#giveBack(left);
  }

  #partyLeft({ epoch, why }: Of<'party-left'>): void {
    if (this.#arrived?.left === epoch) this.#arrived = null;
    const party = this.#party(epoch);
    // The only one never just leaves: one goes back to the queue, and is told so.
    if (party === null || this.#parties.length < 2) return;
    const arrival = this.#arrival;
    if (arrival !== null) this.#proposals.over(arrival.consent.offer);
    this.#remove(party);
    if (arrival?.newcomer !== party) this.#event(why, party.counsellor);
  }

  #resumed({ epochs, offer }: Of<'resumed'>): void {
    this.#isOnline = true;
    const arrival = this.#arrival;
    const isNewComing = epochs.some((epoch) => epoch > this.#newest);
    for (const party of this.#parties.filter(({ epoch }) => !epochs.includes(epoch))) this.#goneMeanwhile(party);
    this.#offerMeanwhile(offer, isNewComing || (arrival !== null && this.#parties.includes(arrival.newcomer)));
    if (this.#arrived?.offer !== offer) this.#arrived = null;
    const isIn = ({ consent, isEstablished }: Party) => consent?.offer === offer && isEstablished;
    const unheard = this.#arrival === null ? this.#parties.find(isIn) : undefined;
    if (unheard !== undefined) this.#parts.say({ t: 'arrived', epoch: unheard.epoch });
    // Those are alive for the server alone: their keys are gone.
    if (this.#parties.length === 0 && !isNewComing) for (const epoch of epochs) this.#giveBack(epoch);
    for (const party of this.#parties) party.setLink(true, true);
    this.#arrival?.setLink(true);
  }

  /** What it was, nobody tells: that they are gone is true in any case. */
  #goneMeanwhile(party: Party): void {
    const isNewcomer = this.#arrival?.newcomer === party;
    const isHost = this.#arrival?.host === party;
    const isTooLate = this.#arrived?.epoch === party.epoch && this.#arrived.left !== null;
    this.#remove(party);
    if (!isNewcomer) this.#event(isTooLate ? 'failed' : isHost ? 'vanished' : 'stepped-out', party.counsellor);
  }

  #offerMeanwhile(offer: string | null, hasCome: boolean): void {
    const { shown } = this.#proposals;
    if (shown === null || shown.offer === offer || (hasCome && shown.agreed === 'asked')) return;
    this.#proposals.over(shown.offer);
    if (!hasCome) this.#event(shown.agreed === null ? 'youth-unanswered' : 'failed', shown.person);
  }

  #giveBack(epoch: number): void {
    this.#parts.say({ t: 'distrust', epoch, reason: 'handshake-failed' });
  }

  #distrust(epoch: number, reason: DistrustReason, consent: Consent | null): void {
    if (consent !== null) {
      this.#proposals.over(consent.offer);
      this.#event('distrusted', consent.person);
    }
    this.#parts.distrusted(reason);
    this.#parts.say({ t: 'distrust', epoch, reason });
  }

  #newcomerOf(offer: string): Party | null {
    if (this.#arrival?.consent.offer === offer) return this.#arrival.newcomer;
    return this.#arrived?.offer === offer ? this.#party(this.#arrived.epoch) : null;
  }

  #remove(party: Party): void {
    this.#close(party);
    this.#parties = this.#parties.filter((other) => other !== party);
    if (this.#arrival?.newcomer === party) {
      this.#arrival.host.farewell = null;
      this.#speech.giveUp();
    }
    if (this.#arrival?.newcomer === party || this.#arrival?.host === party) this.#stopArrival();
    if (this.#room === null) return;
    this.#room = null;
    for (const other of this.#parties) tellWho(other, this.#parties);
  }

  #close(party: Party): void {
    party.visit.close();
    this.#log.lost(party.epoch);
    this.#proposals.forget(party.epoch);
  }

  #stopArrival(): void {
    this.#arrival?.stop();
    this.#arrival = null;
  }

  // --- what is said ---

  get #events(): PartyEvents {
    return {
      send: (frame) => this.#parts.send(frame),
      established: (party) => this.#established(party),
      failed: (party) => {
        const consent = this.#arrival?.newcomer === party ? party.consent : null;
        this.#remove(party);
        this.#distrust(party.epoch, 'handshake-failed', consent);
        this.#goOn();
      },
      text: (party, text) => {
        this.#room?.heardAlone(party);
        this.#hears(party, text);
      },
      item: (party, item) => this.#took(party, item),
      marked: (party, number, mark) => {
        if (this.#room?.marked(party, number, mark)) return;
        this.#log.mark(number, party.epoch, mark);
        this.#parts.changed();
      },
      settled: () => this.#goOn(),
      changed: () => this.#parts.changed(),
    };
  }

  #hears(party: Party, text: string): void {
    const newest = this.#room === null ? party : (this.#parties.at(-1) ?? party);
    const { epoch } = newest;
    this.#log.add({ kind: 'text', from: 'counsellor', author: party.counsellor, text, epoch, mark: 'delivered' });
  }

  #took(party: Party, item: SealedItem): void {
    switch (item.k) {
      case 'card':
        this.#log.add({ kind: 'card', from: party.counsellor, card: item.card });
        break;
      case 'proposal': {
        const isIn = this.#parties.some(({ staffId }) => staffId === item.staffId);
        if (!isIn) this.#proposals.proposed({ ...item, epoch: party.epoch, from: party.counsellor });
        break;
      }
      case 'farewell':
        party.farewell = item.offer;
        break;
      case 'said':
        this.#room?.heard(party, item);
        this.#hears(party, item.text);
    }
  }

  #event(event: EventEntry['event'], person: Counsellor): void {
    this.#log.add({ kind: 'event', event, person: counsellorOf(person) });
  }

  /** Whatever has become possible is done, and shown. */
  #goOn(): void {
    this.#completeArrival();
    const audience = this.#audience;
    if (audience !== null) this.#speech.goOn(audience);
    this.#parts.changed();
  }

  // --- who is there ---

  #party(epoch: number): Party | null {
    return this.#parties.find((party) => party.epoch === epoch) ?? null;
  }

  /** To whom one turns while there are not three in the room. */
  get #facing(): Party | null {
    const { newcomer, host } = this.#arrival ?? {};
    return (newcomer?.isEstablished ? newcomer : host) ?? this.#parties[0] ?? null;
  }

  get #audience(): Audience | null {
    const newest = this.#parties.at(-1);
    if (newest === undefined) return null;
    if (this.#room !== null) return { to: 'room', room: this.#room, newest };
    const facing = this.#facing;
    if (facing?.isEstablished !== true) return null;
    const waits = facing !== newest && this.#arrival?.isAwaited === true;
    return waits ? { to: 'newcomer', party: newest } : { to: 'party', party: facing };
  }

  /** The same array as long as nobody in it is other; null while there is nobody to talk with. */
  get #people(): People | null {
    const facing = this.#facing?.isEstablished ? [this.#facing] : [];
    const [first, ...others] = (this.#room === null ? facing : this.#parties).map(({ person }) => person);
    if (first === undefined) return null;
    const people: People = [first, ...others];
    const shown: readonly Person[] = this.#view.phase === 'talking' ? this.#view.people : [];
    const isShown = people.length === shown.length && people.every((person, at) => person === shown[at]);
    return isShown && this.#view.phase === 'talking' ? this.#view.people : people;
  }

  #makeView(): View {
    const messages = this.#log.entries;
    const [audience, people] = [this.#audience, this.#people];
    if (people === null || audience === null) return { phase: 'verifying', messages };
    return {
      phase: 'talking',
      people,
      proposal: this.#proposals.shown,
      messages,
      differs: this.#room?.differs ?? false,
      canSend: this.#speech.canSay(audience),
    };
  }
}

function isSame(one: View, other: View): boolean {
  const keys = Object.keys(one) as (keyof View)[];
  return one.phase === other.phase && keys.every((key) => one[key] === other[key]);
}
