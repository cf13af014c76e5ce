/** For tests: consoles over a network whose far end is the test itself, which may lie, and the youth's end of a conversation. */
import { readDutyCertificate } from '@dorren/shared/crypto/certificates.ts';
import { MESSAGE_2_BYTES, startHandshake } from '@dorren/shared/crypto/handshake.ts';
import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import { decode, encode } from '@dorren/shared/protocol/codec.ts';
import type { AcknowledgedNotice, CertificateChain } from '@dorren/shared/protocol/fields.ts';
import { readRoute, writeRoute } from '@dorren/shared/protocol/frame.ts';
import type { GivenCard, SealedItem } from '@dorren/shared/protocol/items.ts';
import { acknowledgementContext } from '@dorren/shared/protocol/notice.ts';
import {
  type Colleague,
  type FromStaff,
  fromStaff,
  type HeldConversation,
  type OfferStanding,
  type Side,
  type ToStaff,
} from '@dorren/shared/protocol/staff-messages.ts';
import type { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { FakeNetwork, type ServerEnd } from '@dorren/shared/transport/fake-network.ts';
import sumo from 'libsodium-wrappers-sumo';
import { AskingChannel } from './asking-channel.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { beginDuty } from './duty.ts';
import { certifyStaff, makeId, type RootKey } from './root-key.ts';
import { makeSigningKey, type SigningKey } from './signing-key.ts';
import { StaffClient } from './staff-client.ts';
import type { Conversation } from './staff-state.ts';

await sumo.ready;
export const sodium: SumoSodium = sumo;
const DAY_SECONDS = 86_400;
export const NOTICE = { notice: 'main', version: '2026-11.1', language: 'sv', level: 'standard' } as const;

const LATER = 20_000;

export function makeRoot(): RootKey {
  const { key } = makeSigningKey(sodium);
  return { ...key, centre: { id: makeId(sodium), name: 'Centrum', rootKey: toBase64(sodium, key.publicKey) } };
}

export interface Person extends Colleague {
  identity: SigningKey;
  staffCertificate: string;
}

export function makePerson(root: RootKey, clock: FakeClock, nameShown: string): Person {
  const { key: identity } = makeSigningKey(sodium);
  const now = Math.floor(clock.now() / 1000);
  const person = { staffId: makeId(sodium), nameShown, organisation: 'Centrum', role: 'counsellor' } as const;
  const staffCertificate = certifyStaff(sodium, root, {
    ...person,
    identityKey: toBase64(sodium, identity.publicKey),
    notBefore: now - DAY_SECONDS,
    notAfter: now + DAY_SECONDS,
  });
  return { ...person, identity, staffCertificate };
}

export function colleagueOf({ staffId, nameShown, organisation, role }: Colleague): Colleague {
  return { staffId, nameShown, organisation, role };
}

/** Of somebody who is on duty elsewhere. */
export function chainOf(person: Person, clock: FakeClock): CertificateChain {
  const now = Math.floor(clock.now() / 1000);
  const certificate = fromBase64(sodium, person.staffCertificate) ?? new Uint8Array();
  const duty = beginDuty(sodium, certificate, person.identity.secretKey, now);
  if (duty === null) throw new Error('no duty with this certificate');
  return chain(person, toBase64(sodium, duty.certificate));
}

function chain({ staffId, staffCertificate }: Person, dutyCertificate: string): CertificateChain {
  return { staffId, staffCertificate, dutyCertificate, revocations: '' };
}

/** A member of staff's console, on duty, and the server's end of its connection. */
export class Desk {
  readonly person: Person;
  readonly network = new FakeNetwork();
  readonly client: StaffClient;
  readonly clock: FakeClock;
  /** Everything that the console has said. */
  readonly said: FromStaff[] = [];
  /** Frames that the console sent, by route. */
  onFrame: (route: number, frame: Uint8Array) => void = () => undefined;
  #end: ServerEnd | null = null;
  #dutyCertificate = '';
  /** What the server answers to hello, beside who it is. */
  still: Omit<Extract<ToStaff, { t: 'welcome' }>, 't' | 'staffId' | 'role' | 'nameShown' | 'now'> = {
    held: [],
    sides: [],
    requests: [],
    claims: [],
    settling: [],
    notice: NOTICE.notice,
  };

  constructor(root: RootKey, clock: FakeClock, person: Person, centre = root.centre, using: SumoSodium = sodium) {
    this.person = person;
    this.clock = clock;
    this.network.accept = (end) => this.#accept(end);
    const { staffId, nameShown, staffCertificate, identity } = person;
    this.client = new StaffClient({
      url: 'ws://test/staff/socket',
      WebSocket: this.network.WebSocket,
      clock,
      random: () => 1,
      sodium: using,
      session: { token: 'T'.repeat(43), staffId, role: 'counsellor', nameShown, staffCertificate, centre },
      identity: { publicKey: identity.publicKey, secretKey: identity.secretKey.slice() },
    });
    this.network.settle();
    this.client.dutyOn(['sv'], 4);
    this.network.settle();
  }

  /** As the server would present this member of staff. */
  get chain(): CertificateChain {
    return chain(this.person, this.#dutyCertificate);
  }

  conversation(index = 0): Conversation {
    const conversation = this.client.state.conversations[index];
    if (conversation === undefined) throw new Error('no such conversation');
    return conversation;
  }

  /** The texts, cards and events, in short. */
  log(index = 0): string[] {
    return this.conversation(index).messages.map((entry) => {
      if (entry.kind === 'text') return `${entry.from}: ${entry.text} (${entry.mark})`;
      if (entry.kind === 'card') return `card ${cardName(entry.card)} (${entry.mark})`;
      if (entry.kind === 'form') return `form ${entry.form} (${entry.answers === null ? entry.mark : 'answered'})`;
      return `${entry.event} ${entry.person.nameShown}`;
    });
  }

  tell(message: ToStaff): void {
    this.#end?.send(encode(message));
    this.network.settle();
  }

  /** A frame from elsewhere, on this route. */
  frame(route: number, frame: Uint8Array): void {
    const routed = frame.slice();
    writeRoute(routed, route);
    this.#end?.send(routed);
    this.network.settle();
  }

  /** The newest message of this kind. */
  last<T extends FromStaff['t']>(t: T): Extract<FromStaff, { t: T }> | undefined {
    return this.said.findLast((message): message is Extract<FromStaff, { t: T }> => message.t === t);
  }

  cut(): void {
    this.network.cut();
    this.network.settle();
  }

  #accept(end: ServerEnd): void {
    this.#end = end;
    end.onData = (data) => {
      if (typeof data !== 'string') {
        this.onFrame(readRoute(data), data);
        return;
      }
      const message = decode(fromStaff, data);
      if (!message.ok) throw new Error(`the console said what it may not: ${data}`);
      this.said.push(message.value);
      this.#answer(end, message.value);
    };
  }

  #answer(end: ServerEnd, message: FromStaff): void {
    const { staffId, nameShown } = this.person;
    const isOn = this.#dutyCertificate !== '';
    if (message.t === 'beat') end.send(encode({ t: 'beat' }));
    if (message.t === 'hello') {
      const now = this.clock.now();
      end.send(encode({ t: 'welcome', staffId, role: 'counsellor', nameShown, now, ...this.still }));
      if (isOn) end.send(encode({ t: 'duty', on: true, languages: ['sv'], capacity: 4 }));
    }
    if (message.t === 'duty-on') {
      this.#dutyCertificate = message.dutyCertificate;
      end.send(encode({ t: 'duty', on: true, languages: ['sv'], capacity: 4 }));
    }
    if (message.t === 'duty-off') {
      this.#dutyCertificate = '';
      end.send(encode({ t: 'duty', on: false, languages: [], capacity: 0 }));
    }
  }
}

/** The youth's end of one epoch with a console. */
export class YouthEnd {
  readonly channel: AskingChannel;
  readonly texts: string[] = [];
  readonly items: SealedItem[] = [];
  /** Of both, in the order they came. */
  readonly came: string[] = [];
  readonly #desk: Desk;
  readonly #route: number;

  /** `acknowledged`: what the page has acknowledged itself. */
  constructor(desk: Desk, held: HeldConversation, acknowledged: AcknowledgedNotice = held.notice) {
    const dutyCertificate = fromBase64(sodium, desk.chain.dutyCertificate) ?? new Uint8Array();
    const duty = readDutyCertificate(dutyCertificate);
    if (duty === null) throw new Error('not on duty');
    this.#desk = desk;
    this.#route = held.route;
    const { id: conversationId, epoch } = held;
    const context = { conversationId, epoch, noticeVersion: acknowledgementContext(acknowledged), dutyCertificate };
    const asking = { started: startHandshake(sodium, context, duty), message2Bytes: MESSAGE_2_BYTES };
    this.channel = new AskingChannel(desk.clock, epoch, asking, {
      send: (frame) => desk.frame(held.route, frame),
      established: () => undefined,
      failed: () => {
        throw new Error('the handshake failed');
      },
      text: (text) => {
        this.texts.push(text);
        this.came.push(text);
      },
      item: (item) => {
        this.items.push(item);
        this.came.push(item.k);
      },
      writing: () => undefined,
      marked: () => undefined,
    });
    const before = desk.onFrame;
    desk.onFrame = (route, frame) => {
      if (route !== this.#route) before(route, frame);
      else this.channel.receive(frame);
    };
    this.channel.setLink(true);
    desk.network.settle();
  }

  say(text: string): void {
    this.channel.sendText(text, 1);
    this.#desk.network.settle();
  }

  seal(item: SealedItem): void {
    this.channel.sendItem(item, null);
    this.#desk.network.settle();
  }
}

/** What is written largest on it. */
export function cardName(card: GivenCard): string {
  return card.kind === 'what-now' ? card.heading : card.name;
}

export function heldBy(id: string, change: Partial<HeldConversation> = {}): HeldConversation {
  return {
    ...{ id, route: 1, epoch: 1, came: 'taken', arriving: false, arrived: true, other: null, offer: null },
    ...{ joinedAt: 0, takenAt: 0, youthPresent: true, profile: {}, notice: NOTICE, acknowledgedAt: 0, concern: null },
    ...change,
  };
}

export function standingOf(to: Colleague, change: Partial<OfferStanding> = {}): OfferStanding {
  const offer = 'OFFER'.padEnd(22, '0');
  return { offer, mode: 'handover', to: colleagueOf(to), stage: 'asking-youth', deadline: LATER, ...change };
}

/** A channel between two consoles, whose frames go straight from one to the other. */
export function sideBetween(
  [initiator, responder]: readonly [Desk, Desk],
  [first, second]: readonly [Side, Side],
  isOpen: () => boolean = () => true,
): void {
  for (const [from, side, to, other] of [
    [initiator, first, responder, second],
    [responder, second, initiator, first],
  ] as const) {
    const before = from.onFrame;
    from.onFrame = (route, frame) => {
      if (route !== side.route) before(route, frame);
      else if (isOpen()) to.frame(other.route, frame);
    };
  }
  // As of one commit: the answerer knows of it before any frame of the other's.
  responder.tell({ t: 'side', side: second });
  initiator.tell({ t: 'side', side: first });
}

export function sideTo(peer: Desk, id: string, change: Partial<Side> = {}): Side {
  return {
    ...{ id, epoch: 9, route: 7, purpose: 'consultation', initiator: true, present: true },
    peer: colleagueOf(peer.person),
    chain: peer.chain,
    ...change,
  };
}
