/** How one counsellor follows another, by the server's word and the youth's own (docs/protocol.md, "Handover"; server/SPEC.md, H). */
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { CertificateChain } from '@dorren/shared/protocol/fields.ts';
import { acknowledgementContext } from '@dorren/shared/protocol/notice.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { Arrival } from './arrival.ts';
import type { ConversationParts, MessageOf } from './conversation-parts.ts';
import type { Log } from './log.ts';
import { Party, type PartyEvents } from './party.ts';
import type { People } from './people.ts';
import type { Consent, Proposals } from './proposals.ts';
import { Room } from './room.ts';
import type { SecureVisits } from './secure-visit.ts';
import type { Speech } from './speech.ts';

/**
 * So long are the keys of one who has handed over kept at least for the case that the server has not taken it, and then until it is heard
 * from: a line that died with what was said on it is noticed later than that.
 */
const KEPT_MS = 10_000;

export interface ComingsParts
  extends Pick<ConversationParts, 'id' | 'acknowledged' | 'say' | 'trusted' | 'distrusted'> {
  visits: SecureVisits;
  clock: Clock;
  log: Log;
  speech: Speech;
  proposals: Proposals;
  people: People;
  /** What a party's channel tells, but for its handshake. */
  told: Omit<PartyEvents, 'established' | 'failed' | 'unanswered' | 'settled'>;
  /** Something may have become possible. */
  goOn: () => void;
}

export class Comings {
  readonly #parts: ComingsParts;
  readonly #events: PartyEvents;
  /** What the server was told last, until it shows that it knows; `left`: who hands over. */
  #arrived: { offer: string; epoch: number; left: number | null } | null = null;
  #cancelKept: (() => void) | null = null;
  #isKeptLongEnough = false;
  /** Whom this page has refused: they stay refused, for the same reason. */
  readonly #distrusted = new Map<number, DistrustReason>();
  /** The highest epoch that was presented. */
  #newest = 0;
  /** By the server's word. */
  #isInQueue = true;
  #isOnline = true;
  /** Somebody has been there before: whoever comes next sees nothing of what was said with them. */
  #hasMet = false;

  constructor(parts: ComingsParts) {
    this.#parts = parts;
    this.#events = {
      ...parts.told,
      established: (party) => this.#established(party),
      failed: (party) => this.#failed(party),
      unanswered: (party) => this.#unanswered(party),
      settled: () => parts.goOn(),
    };
  }

  accepted({ epoch, chain, offer, notice }: MessageOf<'accepted'>): void {
    const { clock, proposals, people, goOn } = this.#parts;
    if (epoch <= this.#newest) {
      // Told again on coming back; or over. But a service whose state failed over may have lost the newest that it did (SPEC M4), and gives an
      // epoch a second time: there is no channel with whoever it is, and the next epoch is a new one.
      const known = people.party(epoch);
      if (known === null ? this.#isInQueue : known.staffId !== chain.staffId) this.#giveBack(epoch);
      return;
    }
    this.#isInQueue = false;
    this.#newest = epoch;
    const consent = offer === null ? null : proposals.consentTo(offer);
    const isExpected = offer === null ? people.parties.length === 0 : consent?.staffId === chain.staffId;
    const begun = isExpected ? this.#begin(epoch, chain, notice, consent) : 'wrong-person';
    if (typeof begun === 'string') {
      this.#distrust(epoch, begun, consent);
      return;
    }
    this.#confirmed();
    const [host] = people.parties;
    if (consent !== null && host !== undefined) {
      people.enter(begun, new Arrival(consent, begun, host, clock, goOn));
      proposals.arriving();
    } else {
      people.enter(begun, null);
      if (consent !== null) proposals.over(consent.offer);
    }
    begun.setLink(this.#isOnline, true);
  }

  /** Nobody is talked with who is bound by a notice that was never read here: there is nothing that the handshake could be bound to (N3). */
  #begin(epoch: number, chain: CertificateChain, notice: string, consent: Consent | null): Party | DistrustReason {
    const { id: conversationId, acknowledged, visits } = this.#parts;
    const acknowledgement = acknowledged(notice);
    if (acknowledgement === null) return 'handshake-failed';
    const noticeVersion = acknowledgementContext(acknowledgement);
    return Party.begin(visits, { conversationId, epoch, noticeVersion, chain }, consent, this.#events);
  }

  /** Tells the server once it is so; whoever hands over is out from here on, and their keys are gone when the server has taken it. */
  complete(): void {
    const { id, visits, log, proposals, people, say } = this.#parts;
    const { arrival } = people;
    if (!arrival?.isComplete || !this.#isOnline) return;
    const { consent, newcomer, host } = arrival;
    const { offer, mode } = consent;
    const { epoch } = newcomer;
    people.endArrival();
    proposals.over(offer);
    this.#arrived = { offer, epoch, left: mode === 'handover' ? host.epoch : null };
    say({ t: 'arrived', epoch });
    if (mode === 'handover') {
      people.setAside(host);
      this.#keepForNow();
    } else people.open(new Room([host, newcomer], visits.transcript(id, [host.epoch, epoch]), log.reserve()));
  }

  offerOver({ offer, outcome }: MessageOf<'offer-over'>): void {
    if (outcome === 'done') return;
    const { log, proposals, people } = this.#parts;
    const shown = proposals.over(offer);
    const newcomer = this.#newcomerOf(offer);
    const left = this.#arrived?.offer === offer ? this.#arrived.left : null;
    if (newcomer !== null) people.remove(newcomer);
    const person = shown?.person ?? newcomer?.counsellor;
    // It crossed with our `arrived`. If the keys are gone, somebody else has to come.
    if (left !== null && !this.#takeBack()) this.#giveBack(left);
    const [host] = people.parties;
    if (newcomer?.hasTakenOver && host) log.backWith(host.counsellor, newcomer.counsellor);
    else if (person && outcome !== 'youth-no' && outcome !== 'youth-not-yet') log.event(outcome, person);
  }

  partyLeft({ epoch, why }: MessageOf<'party-left'>): void {
    if (this.#arrived?.left === epoch) this.#confirmed();
    const { log, proposals, people } = this.#parts;
    const party = people.party(epoch);
    // The only one never just leaves: one goes back to the queue, and is told so.
    if (party === null || people.parties.length < 2) return;
    const { arrival } = people;
    if (arrival !== null) proposals.over(arrival.consent.offer);
    people.remove(party);
    if (arrival?.newcomer !== party) log.event(why, party.counsellor);
    else if (party.hasTakenOver) log.backWith(arrival.host.counsellor, party.counsellor);
  }

  peer({ epoch, present }: MessageOf<'peer'>): void {
    this.#parts.people.setPresent(epoch, this.#isOnline, present);
  }

  /** Something has been heard from the server. */
  answered(): void {
    if (!this.#isKeptLongEnough) return;
    this.#isKeptLongEnough = false;
    this.#letGo();
  }

  lost(): void {
    this.#isOnline = false;
    this.#stopKeeping();
    this.#parts.people.setLink(false);
  }

  /** Nobody is there by the server; {@link resumed} tells what is when somebody is. */
  back(): void {
    this.#isOnline = true;
    this.#isInQueue = true;
  }

  /** What the server still has may be more, or less, than this page has. */
  resumed({ epochs, offer }: MessageOf<'resumed'>): void {
    this.#isOnline = true;
    this.#isInQueue = false;
    const { log, proposals, people, say } = this.#parts;
    const { arrival } = people;
    const isNewComing = epochs.some((epoch) => epoch > this.#newest);
    const gone = people.parties.filter(({ epoch }) => !epochs.includes(epoch));
    const fallen = gone.find((party) => party.hasTakenOver && this.#isComing(party));
    for (const party of gone) this.#goneMeanwhile(party);
    if (fallen?.consent) proposals.over(fallen.consent.offer);
    this.#offerMeanwhile(offer, isNewComing || (arrival !== null && people.parties.includes(arrival.newcomer)));
    const { left = null, offer: told = null } = this.#arrived ?? {};
    const isUnheard = told !== null && told === offer;
    if (isUnheard && left !== null) this.#keepForNow();
    else if (left !== null && epochs.includes(left)) this.#takeBack();
    else if (!isUnheard) this.#confirmed();
    const [host] = people.parties;
    if (fallen && host) log.backWith(host.counsellor, fallen.counsellor);
    else if (fallen) log.event('failed', fallen.counsellor);
    const isIn = ({ consent, isEstablished }: Party) => consent?.offer === offer && isEstablished;
    const unheard = people.arrival === null ? people.parties.find(isIn) : undefined;
    if (unheard !== undefined) say({ t: 'arrived', epoch: unheard.epoch });
    for (const epoch of epochs) {
      // Alive for the server alone: the keys are gone, or never were.
      const isUnknown = epoch <= this.#newest && people.party(epoch) === null;
      if (isUnknown && this.#arrived?.left !== epoch) this.#giveBack(epoch);
    }
    people.setLink(true);
  }

  /** One is back in the queue, or gone. */
  forget(): void {
    this.#isInQueue = true;
    this.#stopKeeping();
    this.#arrived = null;
    this.#distrusted.clear();
  }

  /** The server knows who is in: whoever handed over is out, and their keys are gone. */
  #confirmed(): void {
    this.#stopKeeping();
    this.#arrived = null;
    this.#letGo();
  }

  #letGo(): void {
    const gone = this.#parts.people.letGo();
    if (gone !== null) this.#parts.log.event('handed-over', gone.counsellor);
  }

  #keepForNow(): void {
    this.#stopKeeping();
    this.#cancelKept = this.#parts.clock.after(KEPT_MS, () => {
      this.#isKeptLongEnough = true;
    });
  }

  #stopKeeping(): void {
    this.#cancelKept?.();
    this.#isKeptLongEnough = false;
  }

  /** The new one is not in, by the server: whoever was there is there again. False if their keys are gone. */
  #takeBack(): boolean {
    this.#stopKeeping();
    this.#arrived = null;
    const back = this.#parts.people.takeBack();
    back?.setLink(this.#isOnline, back.person.present);
    return back !== null;
  }

  #established(party: Party): void {
    const { log, speech, people, say, trusted, goOn } = this.#parts;
    const { consent, counsellor, epoch } = party;
    trusted();
    if (consent?.mode === 'join' && people.parties.length > 1) log.event('joined', counsellor);
    else if (this.#hasMet) log.event('came', counsellor);
    this.#hasMet = true;
    if (consent !== null) party.seal({ k: 'summary', offer: consent.offer, lines: [...consent.lines] });
    // H8: whoever would have stayed until then is gone.
    if (consent !== null && people.arrival === null) say({ t: 'arrived', epoch });
    people.arrival?.setLink(this.#isOnline);
    speech.enterAnew(party);
    goOn();
  }

  #failed(party: Party): void {
    const { people, goOn } = this.#parts;
    const consent = people.arrival?.newcomer === party ? party.consent : null;
    people.remove(party);
    this.#distrust(party.epoch, 'handshake-failed', consent);
    goOn();
  }

  /** Without anybody's fault that is known: if somebody else is there, they stay. */
  #unanswered(party: Party): void {
    const { log, proposals, people, goOn } = this.#parts;
    const consent = people.arrival?.newcomer === party ? party.consent : null;
    people.remove(party);
    if (consent !== null) {
      proposals.over(consent.offer);
      log.event('failed', consent.person);
    }
    this.#giveBack(party.epoch);
    goOn();
  }

  /** On the way in, as far as the server has shown. */
  #isComing(party: Party): boolean {
    const isUnheard = this.#arrived?.epoch === party.epoch && this.#arrived.left !== null;
    return isUnheard || this.#parts.people.arrival?.newcomer === party;
  }

  /** What it was, nobody tells: that they are gone is true in any case. */
  #goneMeanwhile(party: Party): void {
    const { log, people } = this.#parts;
    const { host } = people.arrival ?? {};
    const isComing = this.#isComing(party);
    people.remove(party);
    if (!isComing) log.event(host === party ? 'vanished' : 'stepped-out', party.counsellor);
  }

  #offerMeanwhile(offer: string | null, hasCome: boolean): void {
    const { log, proposals } = this.#parts;
    const { shown } = proposals;
    if (shown === null || shown.offer === offer || (hasCome && shown.agreed === 'asked')) return;
    proposals.over(shown.offer);
    if (!hasCome) log.event(shown.agreed === null ? 'youth-unanswered' : 'failed', shown.person);
  }

  #newcomerOf(offer: string): Party | null {
    const { people } = this.#parts;
    if (people.arrival?.consent.offer === offer) return people.arrival.newcomer;
    return this.#arrived?.offer === offer ? people.party(this.#arrived.epoch) : null;
  }

  #giveBack(epoch: number): void {
    const reason = this.#distrusted.get(epoch);
    this.#parts.say(reason === undefined ? { t: 'give-back', epoch } : { t: 'distrust', epoch, reason });
  }

  #distrust(epoch: number, reason: DistrustReason, consent: Consent | null): void {
    const { log, proposals, say, distrusted } = this.#parts;
    if (consent !== null) {
      proposals.over(consent.offer);
      log.event('distrusted', consent.person);
    }
    distrusted(reason);
    this.#distrusted.set(epoch, reason);
    say({ t: 'distrust', epoch, reason });
  }
}
