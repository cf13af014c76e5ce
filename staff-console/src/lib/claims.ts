/** Conversations in the queue that one would take, while the youth reads one's notice (server/SPEC.md, N5). */
import type { Claim } from '@dorren/shared/protocol/staff-messages.ts';

export class Claims {
  readonly #changed: (open: readonly Claim[]) => void;
  #open: readonly Claim[] = [];

  constructor(changed: (open: readonly Claim[]) => void) {
    this.#changed = changed;
  }

  /** As the server has them; none while there is no connection, with which they end. */
  replace(claims: readonly Claim[]): void {
    if (claims.length > 0 || this.#open.length > 0) this.#set(claims);
  }

  begun(claim: Claim): void {
    this.#set([...this.#without(claim.id), claim]);
  }

  /** Nothing comes of it, or the conversation is taken. False if there was none. */
  over(id: string): boolean {
    const left = this.#without(id);
    const was = left.length < this.#open.length;
    if (was) this.#set(left);
    return was;
  }

  #without(id: string): readonly Claim[] {
    return this.#open.filter((claim) => claim.id !== id);
  }

  #set(claims: readonly Claim[]): void {
    this.#open = claims;
    this.#changed(claims);
  }
}
