/** What colleagues ask of oneself (server/SPEC.md, H3), until it is answered or over. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { ReferralRequest } from '@dorren/shared/protocol/staff-messages.ts';

export class Requests {
  readonly #changed: (open: readonly ReferralRequest[]) => void;
  #open: readonly ReferralRequest[] = [];
  /** Said yes to, by conversation, until what follows from it is told: with the youth's profile, they are kept no longer. */
  readonly #accepted = new Map<string, ReferralRequest>();

  constructor(changed: (open: readonly ReferralRequest[]) => void) {
    this.#changed = changed;
  }

  /** Oldest first. */
  get open(): readonly ReferralRequest[] {
    return this.#open;
  }

  /** A lost connection ends every question and answer (H3); those that were asked anew are told on the new one. */
  replace(requests: readonly ReferralRequest[]): void {
    this.#accepted.clear();
    this.#set(requests);
  }

  asked(request: ReferralRequest): void {
    this.#set([...this.#without(request.offer), request]);
  }

  /** The question, which is one no more; undefined if it was none. */
  answered(offer: string, accept: boolean): ReferralRequest | undefined {
    const request = this.#open.find((one) => one.offer === offer);
    if (request === undefined) return undefined;
    this.#set(this.#without(offer));
    if (accept) this.#accepted.set(request.id, request);
    return request;
  }

  /** An answer was refused: without a place free, the question still stands (H4). */
  refused(id: string | undefined, code: RefusalCode): void {
    const request = id === undefined ? undefined : this.#accepted.get(id);
    if (request === undefined) return;
    this.#accepted.delete(request.id);
    if (code === 'at-capacity') this.asked(request);
  }

  over(offer: string): void {
    this.#set(this.#without(offer));
    for (const [id, request] of this.#accepted) if (request.offer === offer) this.#accepted.delete(id);
  }

  /** What was said yes to in this conversation has come about. Returns the offer by which one comes to it; null if it was none of these. */
  takenBy(id: string): string | null {
    const offer = this.#accepted.get(id)?.offer ?? null;
    this.#accepted.delete(id);
    return offer;
  }

  #set(open: readonly ReferralRequest[]): void {
    this.#open = open;
    this.#changed(open);
  }

  #without(offer: string): readonly ReferralRequest[] {
    return this.#open.filter((one) => one.offer !== offer);
  }
}
