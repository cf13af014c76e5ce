/** One party epoch at the youth's end: the chain is verified, the handshake made, texts and items go sealed (docs/protocol.md). */
import type { StaffCertificate } from '@dorren/shared/crypto/certificates.ts';
import { fingerprint } from '@dorren/shared/crypto/fingerprint.ts';
import { HandshakeAssembler, splitHandshake } from '@dorren/shared/crypto/frames.ts';
import { MESSAGE_2_BYTES, type StartedHandshake, startHandshake } from '@dorren/shared/crypto/handshake.ts';
import { loadSodium, type Sodium } from '@dorren/shared/crypto/sodium.ts';
import { Transcript, YOUTH } from '@dorren/shared/crypto/transcript.ts';
import { type PresentedChain, type TrustDecision, verifyChain } from '@dorren/shared/crypto/trust.ts';
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { CertificateChain } from '@dorren/shared/protocol/fields.ts';
import { FRAME_KIND, isFrame, readHeader } from '@dorren/shared/protocol/frame.ts';
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { Delivery, type DeliveryEvents, RESEND_MS } from '@dorren/shared/transport/delivery.ts';
import { sealedChannel } from '@dorren/shared/transport/sealed-channel.ts';
import { Patience, type PatienceEvents } from './patience.ts';

export interface SecureVisitEvents extends DeliveryEvents, PatienceEvents {
  /** The handshake is complete: seven indexes into the 64 signs. */
  established(signs: readonly number[]): void;
  /** The handshake failed for good; nothing will come of this epoch. */
  failed(): void;
}

export interface Epoch {
  conversationId: string;
  epoch: number;
  /** `acknowledgementContext` of what was acknowledged of this counsellor's notice. */
  noticeVersion: string;
  chain: CertificateChain;
}

/** What the page trusts, and what it has seen so far: one for the whole life of a tab. */
export class SecureVisits {
  readonly #sodium: Sodium;
  readonly #centre: string;
  readonly #rootKey: Uint8Array;
  readonly #clock: Clock;
  #lowestSerial = 0;

  /** `rootKey` as base64url. @throws Error if it is not that. */
  constructor(sodium: Sodium, centre: { id: string; rootKey: string }, clock: Clock) {
    this.#sodium = sodium;
    this.#centre = centre.id;
    this.#rootKey = fromBase64(sodium, centre.rootKey);
    this.#clock = clock;
  }

  /** Whom the centre says this is, or why they are not trusted. */
  verify(chain: CertificateChain): StaffCertificate | DistrustReason {
    const verified = this.#verified(chain);
    return typeof verified === 'string' ? verified : verified.staff;
  }

  /** Begins an epoch, unlinked; or says why whoever is presented is not trusted. */
  begin(epoch: Epoch, events: SecureVisitEvents): SecureVisit | DistrustReason {
    const verified = this.#verified(epoch.chain);
    if (typeof verified === 'string') return verified;
    const { staff, duty, dutyCertificate } = verified;
    const handshake = startHandshake(this.#sodium, { ...epoch, dutyCertificate }, duty);
    return new SecureVisit(epoch.epoch, staff, handshake, this.#clock, events);
  }

  /** The youth's, for a room with the counsellors of these epochs. */
  transcript(conversationId: string, epochs: readonly [number, number]): Transcript {
    return new Transcript(this.#sodium, conversationId, YOUTH, [YOUTH, ...epochs]);
  }

  #verified(presented: CertificateChain): Verified | DistrustReason {
    const chain = readChain(this.#sodium, presented);
    if (chain === null) return 'malformed';
    const decision = verifyChain(
      this.#sodium,
      { rootKey: this.#rootKey, centre: this.#centre, chain },
      { nowSeconds: Math.floor(this.#clock.now() / 1000), role: 'counsellor', lowestSerial: this.#lowestSerial },
    );
    if (!decision.ok) return decision.reason;
    this.#lowestSerial = decision.serial;
    return { ...decision, dutyCertificate: chain.dutyCertificate };
  }
}

type Verified = Extract<TrustDecision, { ok: true }> & { dutyCertificate: Uint8Array };

/** Fetches and readies libsodium. */
export async function makeSecureVisits(centre: { id: string; rootKey: string }, clock: Clock): Promise<SecureVisits> {
  return new SecureVisits(await loadSodium(), centre, clock);
}

export class SecureVisit {
  /** Whom the centre says this is. */
  readonly staff: StaffCertificate;
  readonly #epoch: number;
  readonly #clock: Clock;
  readonly #events: SecureVisitEvents;
  readonly #handshake: StartedHandshake;
  readonly #message1: readonly Uint8Array[];
  readonly #message2: HandshakeAssembler;
  /** With message 2. */
  readonly #patience: Patience;
  #delivery: Delivery | null = null;
  #isLinked = false;
  #isOver = false;
  #cancelResend: (() => void) | null = null;

  constructor(
    epoch: number,
    staff: StaffCertificate,
    handshake: StartedHandshake,
    clock: Clock,
    events: SecureVisitEvents,
  ) {
    this.#epoch = epoch;
    this.staff = staff;
    this.#handshake = handshake;
    this.#clock = clock;
    this.#events = events;
    this.#message1 = splitHandshake(handshake.message, epoch);
    this.#patience = new Patience(clock, events);
    this.#message2 = new HandshakeAssembler(epoch, MESSAGE_2_BYTES);
  }

  get canSend(): boolean {
    return this.#delivery?.canSend ?? false;
  }

  /** As `Delivery.takesItem`. */
  takesItem(item: SealedItem): boolean {
    return this.#delivery?.takesItem(item) ?? false;
  }

  /** Both ends have everything that the other has sent; false before the handshake is complete. */
  get settled(): boolean {
    return this.#delivery?.settled ?? false;
  }

  /** Whether frames can arrive now. When they can again, what may be missing is sent again. */
  setLink(up: boolean): void {
    if (up === this.#isLinked) return;
    this.#isLinked = up;
    this.#cancelResend?.();
    this.#cancelResend = null;
    this.#patience.pause();
    if (this.#delivery !== null) this.#delivery.setLink(up);
    else if (up && !this.#isOver) {
      this.#patience.goOn();
      this.#sendMessage1();
    }
  }

  /** As `Delivery.sendText`. */
  sendText(text: string, number: number): 'waiting' | 'sent' | null {
    return this.#delivery?.sendText(text, number) ?? null;
  }

  /** As `Delivery.sendItem`. */
  sendItem(item: SealedItem, number: number | null = null): 'waiting' | 'sent' | null {
    return this.#delivery?.sendItem(item, number) ?? null;
  }

  writing(): void {
    this.#delivery?.writing();
  }

  receive(frame: Uint8Array): void {
    if (this.#delivery !== null) this.#delivery.receive(frame);
    else if (isFrame(frame) && readHeader(frame).kind === FRAME_KIND.handshake) this.#finish(frame);
  }

  /** Stops, and overwrites every key. */
  close(): void {
    this.#isOver = true;
    this.#cancelResend?.();
    this.#patience.pause();
    this.#handshake.wipe();
    this.#delivery?.close();
  }

  #sendMessage1(): void {
    for (const frame of this.#message1) this.#events.send(frame);
    this.#cancelResend = this.#clock.after(RESEND_MS, () => this.#sendMessage1());
  }

  #finish(frame: Uint8Array): void {
    const assembly = this.#isOver ? null : this.#message2.add(frame);
    if (assembly?.state !== 'complete') return;
    this.#patience.pause();
    this.#cancelResend?.();
    this.#cancelResend = null;
    const established = this.#handshake.finish(assembly.message);
    if (established === null) {
      this.close();
      this.#events.failed();
      return;
    }
    this.#delivery = new Delivery(this.#epoch, sealedChannel(established, this.#epoch), this.#clock, this.#events);
    this.#delivery.greet();
    this.#delivery.setLink(this.#isLinked);
    this.#events.established(fingerprint(established.handshakeHash));
  }
}

function readChain(sodium: Sodium, chain: CertificateChain): PresentedChain | null {
  try {
    return {
      staffId: chain.staffId,
      staffCertificate: fromBase64(sodium, chain.staffCertificate),
      dutyCertificate: fromBase64(sodium, chain.dutyCertificate),
      revocations: fromBase64(sodium, chain.revocations),
    };
  } catch {
    return null;
  }
}

function fromBase64(sodium: Sodium, text: string): Uint8Array {
  return sodium.from_base64(text, sodium.base64_variants.URLSAFE_NO_PADDING);
}
