/**
 * The youth's client alone, with a server that says what the test has it say and counsellors who are no more than their keys: what a hostile
 * server, or any line that breaks at any moment, can bring about.
 */
import { HandshakeAssembler, splitHandshake } from '@dorren/shared/crypto/frames.ts';
import { answerHandshake, MESSAGE_1_BYTES } from '@dorren/shared/crypto/handshake.ts';
import { encode } from '@dorren/shared/protocol/codec.ts';
import type { AcknowledgedNotice, CertificateChain } from '@dorren/shared/protocol/fields.ts';
import { FRAME_KIND, readEpoch, readHeader } from '@dorren/shared/protocol/frame.ts';
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import { acknowledgementContext } from '@dorren/shared/protocol/notice.ts';
import type { OfferMode } from '@dorren/shared/protocol/referral.ts';
import { type FromYouth, fromYouth, type ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { Delivery } from '@dorren/shared/transport/delivery.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { FakeNetwork, type ServerEnd } from '@dorren/shared/transport/fake-network.ts';
import { sealedChannel } from '@dorren/shared/transport/sealed-channel.ts';
import * as v from 'valibot';
import { fromBase64, toBase64 } from '../../staff-console/src/lib/base64.ts';
import { beginDuty, type Duty } from '../../staff-console/src/lib/duty.ts';
import { cardName } from '../../staff-console/src/lib/test-desk.ts';
import type { LogEntry } from '../../web-client/src/client/state.ts';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { ACKNOWLEDGED, makePerson, makeRoot, type Person, REQUEST, sodium } from './people.ts';
import { NOTICE } from './relay-double.ts';

const PLACE = { place: 1, waiting: 1, estimateMs: null };
export const CONVERSATION = 'C'.repeat(22);
export const OFFER = 'O'.repeat(22);
export const SUMMARY = ['The wedding is in June.', 'Her brother reads her phone.', 'She is sixteen.'];

/** A counsellor's end of one epoch. */
export class CounsellorEnd {
  readonly epoch: number;
  readonly texts: string[] = [];
  readonly items: SealedItem[] = [];
  readonly marks: string[] = [];
  readonly #stage: YouthStage;
  readonly #person: OnDuty;
  readonly #message1: HandshakeAssembler;
  #answer: { frames: readonly Uint8Array[]; delivery: Delivery } | null = null;
  /** Message 1 is answered; while false it is kept from this end. */
  answers = true;
  /** What the youth's page sends arrives. */
  hears = true;
  /** And what of it is sealed is opened. */
  opens = true;
  /** What the youth has acknowledged of this counsellor's notice, as the server says. */
  acknowledged: AcknowledgedNotice = ACKNOWLEDGED;

  constructor(stage: YouthStage, person: OnDuty, epoch: number) {
    this.#stage = stage;
    this.#person = person;
    this.epoch = epoch;
    this.#message1 = new HandshakeAssembler(epoch, MESSAGE_1_BYTES);
  }

  get delivery(): Delivery {
    if (this.#answer === null) throw new Error('no handshake so far');
    return this.#answer.delivery;
  }

  /** All that it has been told, in order of kind. */
  get heard(): readonly string[] {
    return [...this.texts, ...this.items.map((item) => JSON.stringify(item))];
  }

  close(): void {
    this.#answer?.delivery.close();
  }

  receive(frame: Uint8Array): void {
    if (!this.hears) return;
    if (readHeader(frame).kind === FRAME_KIND.sealed) {
      if (this.opens) this.#answer?.delivery.receive(frame);
      return;
    }
    const assembly = this.#message1.add(frame);
    if (!this.answers || assembly.state !== 'complete') return;
    this.#answer ??= this.#make(assembly.message);
    for (const part of this.#answer?.frames ?? []) this.#stage.frame(part);
  }

  #make(message1: Uint8Array): { frames: readonly Uint8Array[]; delivery: Delivery } | null {
    const context = {
      conversationId: CONVERSATION,
      epoch: this.epoch,
      noticeVersion: acknowledgementContext(this.acknowledged),
    };
    const { keys, certificate: dutyCertificate } = this.#person.duty;
    const answer = answerHandshake(sodium, { ...context, dutyCertificate }, keys, message1);
    if (answer === null) return null;
    const delivery = new Delivery(this.epoch, sealedChannel(answer.established, this.epoch), this.#stage.clock, {
      send: (frame) => this.#stage.frame(frame),
      text: (text) => this.texts.push(text),
      item: (item) => this.items.push(item),
      writing: () => undefined,
      marked: (number, mark) => this.marks.push(`${number} ${mark}`),
    });
    delivery.setLink(true);
    return { frames: splitHandshake(answer.message, this.epoch), delivery };
  }
}

export interface OnDuty extends Person {
  duty: Duty;
  chain: CertificateChain;
}

export class YouthStage {
  readonly clock = new FakeClock();
  readonly network = new FakeNetwork();
  readonly root = makeRoot();
  readonly eva = this.onDuty('Eva');
  readonly ola = this.onDuty('Ola');
  readonly youth: YouthClient;
  readonly beacons: string[] = [];
  /** What the youth's page has told the server, beats left out. */
  readonly told: FromYouth[] = [];
  /** What is said when the page resumes. */
  onResume: readonly ToYouth[] = [];
  #end: ServerEnd | null = null;
  readonly #ends = new Map<number, CounsellorEnd>();

  constructor() {
    this.network.accept = (end) => this.#accept(end);
    this.youth = new YouthClient({
      url: 'ws://test/youth/socket',
      WebSocket: this.network.WebSocket,
      clock: this.clock,
      random: () => 1,
      loadConversation: () => import('../../web-client/src/client/conversation.ts'),
      centre: this.root.centre,
      beacon: (body) => this.beacons.push(body),
    });
  }

  onDuty(nameShown: string, change: Parameters<typeof makePerson>[3] = {}): OnDuty {
    const now = Math.floor(this.clock.now() / 1000);
    const person = makePerson(this.root, now, nameShown, change);
    const certificate = fromBase64(sodium, person.staffCertificate);
    const duty = certificate && beginDuty(sodium, certificate, person.identity.secretKey, now);
    if (duty === null) throw new Error('no duty');
    const { staffId, staffCertificate } = person;
    const chain = { staffId, staffCertificate, dutyCertificate: toBase64(sodium, duty.certificate), revocations: '' };
    return { ...person, duty, chain };
  }

  say(...messages: readonly ToYouth[]): void {
    for (const message of messages) this.#end?.send(encode(message));
  }

  frame(frame: Uint8Array): void {
    this.#end?.send(frame);
  }

  /** A counsellor's end that hears what goes to this epoch. */
  end(person: OnDuty, epoch: number): CounsellorEnd {
    const end = new CounsellorEnd(this, person, epoch);
    this.#ends.set(epoch, end);
    return end;
  }

  /** No frame of this epoch is relayed any more. */
  cutOff(epoch: number): void {
    this.#ends.delete(epoch);
  }

  /** The counsellors are gone, and their timers: what still runs is the page's. */
  closeEnds(): void {
    for (const end of this.#ends.values()) end.close();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      this.network.settle();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 50) {
      this.clock.advance(Math.min(50, left));
      this.network.settle();
    }
    await this.settle();
  }

  async waiting(): Promise<void> {
    this.youth.connect();
    await this.settle();
    this.youth.join(REQUEST);
    await this.settle();
  }

  /** In conversation with Eva, epoch 1. */
  async talking(): Promise<CounsellorEnd> {
    await this.waiting();
    const eva = this.end(this.eva, 1);
    this.say({ t: 'accepted', epoch: 1, chain: this.eva.chain, offer: null, notice: NOTICE });
    await this.pass(500);
    return eva;
  }

  /** The two halves of a proposal of Ola. */
  async propose(from: CounsellorEnd, mode: OfferMode = 'handover'): Promise<void> {
    this.say({ t: 'offered', offer: OFFER, mode, chain: this.ola.chain, notice: NOTICE });
    from.delivery.sendItem(this.proposal(mode));
    await this.pass(200);
  }

  proposal(mode: OfferMode = 'handover', staffId = this.ola.staffId): SealedItem {
    return { k: 'proposal', offer: OFFER, mode, staffId, reason: 'competence', summary: SUMMARY };
  }

  /** Proposed, agreed to with all lines, and accepted as epoch 2; `answers`: whether the handshake comes about. */
  async arriving(from: CounsellorEnd, mode: OfferMode = 'handover', answers = true): Promise<CounsellorEnd> {
    await this.propose(from, mode);
    this.youth.answer(OFFER, 'yes', SUMMARY, null);
    await this.settle();
    const ola = this.end(this.ola, 2);
    ola.answers = answers;
    this.say({ t: 'accepted', epoch: 2, chain: this.ola.chain, offer: OFFER, notice: NOTICE });
    await this.pass(200);
    return ola;
  }

  #accept(end: ServerEnd): void {
    this.#end = end;
    this.say({ t: 'door', door: { state: 'open', waiting: 0, estimateMs: null, opensAt: null } });
    end.onData = (data) => {
      if (typeof data !== 'string') {
        this.#ends.get(readEpoch(data))?.receive(data.slice());
        return;
      }
      const message = v.parse(fromYouth, JSON.parse(data));
      if (message.t === 'beat') {
        this.say({ t: 'beat' });
        return;
      }
      this.told.push(message);
      if (message.t === 'join') this.say({ t: 'joined', id: CONVERSATION, resume: 'R'.repeat(43), ...PLACE });
      if (message.t === 'resume') this.say(...this.onResume);
    };
    end.onGone = () => {
      if (this.#end === end) this.#end = null;
    };
  }
}

/** The log in short: who said what with which mark, and events. */
export function told(entries: readonly LogEntry[]): string[] {
  return entries.map((entry) => {
    if (entry.kind === 'text') return `${entry.author?.nameShown ?? 'I'}: ${entry.text} (${entry.mark})`;
    if (entry.kind === 'card') return `${entry.from.nameShown} gives ${cardName(entry.card)}`;
    if (entry.kind === 'form') return `${entry.from.nameShown} asks ${entry.form} (${entry.state})`;
    return `${entry.event} ${entry.person.nameShown}`;
  });
}
