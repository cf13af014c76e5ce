/**
 * All of a visit that needs cryptography: loaded apart from the page's first bundle, while the youth reads and waits. What the server and
 * the counsellors say goes in here, and what is shown of it comes out.
 */
import { solveWork as solve } from '@dorren/shared/admission/solve-work.ts';
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import { readEpoch } from '@dorren/shared/protocol/frame.ts';
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import type { ConsentAnswer } from '@dorren/shared/protocol/referral.ts';
import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { Comings } from './comings.ts';
import type { ConversationMessage, ConversationParts, MessageOf } from './conversation-parts.ts';
import { counsellorOf } from './counsellor.ts';
import { Forms } from './forms.ts';
import { Log } from './log.ts';
import type { Party } from './party.ts';
import { People } from './people.ts';
import { Proposals } from './proposals.ts';
import { makeSecureVisits, type SecureVisits } from './secure-visit.ts';
import { Speech } from './speech.ts';
import type { LogEntry, Visit } from './state.ts';

const UNBEGUN = { phase: 'verifying', messages: [], slow: false } as const;

type View = Extract<Visit, { phase: 'verifying' | 'talking' }>;

/** K2. Here because this is fetched ahead by all: nobody who watches the network sees who had to work. Empty if this browser cannot. */
export async function solveWork(challenge: string): Promise<string> {
  return (await solve(challenge, new AbortController().signal).catch(() => null)) ?? '';
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
  readonly #log: Log;
  readonly #speech: Speech;
  readonly #forms: Forms;
  readonly #proposals = new Proposals();
  readonly #people: People;
  readonly #comings: Comings;
  #view: View = UNBEGUN;

  constructor(parts: ConversationParts, visits: SecureVisits, clock: Clock) {
    this.#parts = parts;
    this.#visits = visits;
    this.#log = new Log(clock);
    this.#speech = new Speech(this.#log);
    this.#forms = new Forms(this.#log);
    this.#people = new People(this.#log, this.#speech, this.#forms, this.#proposals);
    this.#comings = new Comings({
      ...{ ...parts, visits, clock, log: this.#log, speech: this.#speech },
      ...{ proposals: this.#proposals, people: this.#people, goOn: () => this.#goOn() },
      told: {
        send: (frame) => parts.send(frame),
        text: (party, text) => {
          this.#people.room?.heardAlone(party);
          this.#hears(party, text);
        },
        item: (party, item) => this.#took(party, item),
        marked: (party, number, mark) => {
          if (this.#people.room?.marked(party, number, mark)) return;
          this.#log.mark(number, party.epoch, mark);
          parts.changed();
        },
        changed: () => parts.changed(),
      },
    });
  }

  get messages(): readonly LogEntry[] {
    return this.#log.entries;
  }

  /** Somebody is there, or on the way in. */
  get isBegun(): boolean {
    return this.#people.parties.length > 0;
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
        this.#comings.accepted(message);
        break;
      case 'offered':
        this.#offered(message);
        break;
      case 'offer-over':
        this.#comings.offerOver(message);
        break;
      case 'party-left':
        this.#comings.partyLeft(message);
        break;
      case 'peer':
        this.#comings.peer(message);
        break;
      case 'resumed':
        this.#comings.resumed(message);
        break;
      case 'refused':
        this.#proposals.outdated();
    }
    this.answered();
  }

  receive(frame: Uint8Array): void {
    this.#people.party(readEpoch(frame))?.visit.receive(frame);
    this.answered();
  }

  /** Something has been heard, if only the answer to a beat. */
  answered(): void {
    this.#comings.answered();
    this.#goOn();
  }

  /** The connection is gone. `resumed` tells that it is back, or {@link back}. */
  lost(): void {
    this.#comings.lost();
  }

  /** The connection is back, and one waits in the queue: whoever comes next can be talked with. */
  back(): void {
    this.#comings.back();
  }

  send(text: string): boolean {
    const { audience } = this.#people;
    const isTaken = audience !== null && this.#speech.say(text, audience);
    this.#goOn();
    return isTaken;
  }

  fillIn(ask: string, answers: FormAnswers): boolean {
    const isTaken = this.#forms.fillIn(ask, answers, (party) => this.#people.hears(party));
    this.#goOn();
    return isTaken;
  }

  writing(): void {
    for (const { epoch } of this.#people.shown ?? []) this.#people.party(epoch)?.visit.writing();
  }

  answer(offer: string, answer: ConsentAnswer, keep: readonly string[], notice: AcknowledgedNotice | null): void {
    const { shown } = this.#proposals;
    const consent = this.#proposals.answer(offer, answer, keep, notice);
    if (consent === null || shown === null) return;
    if (answer !== 'yes') this.#log.event(`answered-${answer}`, shown.person);
    this.#parts.say(consent);
    this.#goOn();
  }

  /** Back in the queue: nobody is there any more. What was said stays. */
  requeued(): void {
    this.#comings.forget();
    this.#proposals.clear();
    this.#people.removeAll();
  }

  /** Overwrites every key, and forgets all that was said. */
  wipe(): void {
    this.requeued();
    this.#log.clear();
    this.#view = UNBEGUN;
  }

  /** Whom the youth knows already is not proposed. */
  #offered({ offer, mode, chain, notice }: MessageOf<'offered'>): void {
    const staff = this.#visits.verify(chain);
    if (typeof staff === 'string' || this.#people.includes(staff.staffId)) return;
    const acknowledged = this.#parts.acknowledged(notice);
    const person = counsellorOf(staff);
    const again = this.#proposals.offered({ offer, mode, staffId: staff.staffId, person, notice, acknowledged });
    if (again !== null) this.#parts.say(again);
  }

  #hears(party: Party, text: string): void {
    const { room, parties } = this.#people;
    const { epoch } = room === null ? party : (parties.at(-1) ?? party);
    this.#log.add({ kind: 'text', from: 'counsellor', author: party.counsellor, text, epoch, mark: 'delivered' });
  }

  #took(party: Party, item: SealedItem): void {
    switch (item.k) {
      case 'card':
        this.#people.room?.given(party, item);
        this.#log.add({ kind: 'card', from: party.counsellor, card: item.card });
        break;
      case 'proposal': {
        if (this.#people.includes(item.staffId)) return;
        const over = this.#proposals.proposed({ ...item, epoch: party.epoch, from: party.counsellor });
        if (over !== null) this.#log.event('overtaken', over.person);
        break;
      }
      case 'form':
        this.#forms.asked(party, item);
        break;
      case 'farewell':
        party.farewell = item.offer;
        break;
      case 'said':
        this.#people.room?.heard(party, item);
        this.#hears(party, item.text);
    }
  }

  /** Whatever has become possible is done, and shown. */
  #goOn(): void {
    this.#comings.complete();
    const { audience, parties } = this.#people;
    for (const party of parties) party.sealWhatWaits();
    if (audience !== null) this.#speech.goOn(audience);
    this.#parts.changed();
  }

  #makeView(): View {
    const messages = this.#log.entries;
    const { audience, shown, room, parties } = this.#people;
    if (shown === null || audience === null)
      return { phase: 'verifying', messages, slow: parties.some(({ isSlow }) => isSlow) };
    const canSend = this.#speech.canSay(audience);
    const differs = room?.differs ?? false;
    return { phase: 'talking', people: shown, proposal: this.#proposals.shown, messages, differs, canSend };
  }
}

function isSame(one: View, other: View): boolean {
  const keys = Object.keys(one) as (keyof View)[];
  return one.phase === other.phase && keys.every((key) => one[key] === other[key]);
}
