/**
 * What one has said of a concern and the server has not shown yet. A line that dies tells nobody whether it was heard: on the next one
 * it is said again, as far as it still applies, so that nobody believes a stage or an outcome to be told that is not (SPEC N7–N10).
 */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { CONCERN_STAGES, type ConcernSeen } from '@dorren/shared/protocol/reporting-duty.ts';
import type { FromStaff } from '@dorren/shared/protocol/staff-messages.ts';

export type ConcernWord = Extract<FromStaff, { t: 'concern' | 'concern-outcome' }>;

interface Unshown {
  word: ConcernWord;
  /** Not by the person: that it had been heard after all is no news. */
  again: boolean;
}

export class ConcernWords {
  readonly #words = new Map<string, Unshown[]>();

  said(word: ConcernWord): void {
    this.#words.set(word.id, [...(this.#words.get(word.id) ?? []), { word, again: false }]);
  }

  /** As the server has it: what has come about, or cannot any more, is not waited for. */
  seen(id: string, concern: ConcernSeen | null): void {
    let then: ConcernSeen | null = concern;
    const left = (this.#words.get(id) ?? []).filter(({ word }) => {
      const next = after(then, word);
      if (next === undefined) return false;
      then = next;
      return true;
    });
    if (left.length === 0) this.#words.delete(id);
    else this.#words.set(id, left);
  }

  /** It is over, or one is out of it. */
  drop(id: string): void {
    this.#words.delete(id);
  }

  /** An outcome has been said that the server has not shown. */
  isStated(id: string): boolean {
    return this.#words.get(id)?.some(({ word }) => word.t === 'concern-outcome') ?? false;
  }

  /** Those of which there is something that the server has not shown. */
  get ids(): string[] {
    return [...this.#words.keys()];
  }

  /** In order, on a new connection. */
  again(id: string): ConcernWord[] {
    const words = (this.#words.get(id) ?? []).map(({ word }) => ({ word, again: true }));
    if (words.length > 0) this.#words.set(id, words);
    return words.map(({ word }) => word);
  }

  /** The server answers in order: the first of this kind is meant. False if that is nothing to tell the person. */
  refused(t: ConcernWord['t'], id: string, code: RefusalCode): boolean {
    const words = this.#words.get(id) ?? [];
    const meant = words.find(({ word }) => word.t === t);
    if (meant === undefined) return true;
    const left = words.filter((one) => one !== meant);
    if (left.length === 0) this.#words.delete(id);
    else this.#words.set(id, left);
    return !(meant.again && code === 'out-of-state');
  }

  clear(): void {
    this.#words.clear();
  }
}

/** What the server would then have; undefined where it would refuse, or has it already. */
function after(concern: ConcernSeen | null, word: ConcernWord): ConcernSeen | null | undefined {
  if (word.t === 'concern-outcome') return concern?.mine === true ? null : undefined;
  const { step } = word;
  if (step === 'open') return concern === null ? BEGUN : undefined;
  if (step === 'take-over') return concern !== null && !concern.taken ? BEGUN : undefined;
  if (concern === null || concern.stage === null) return undefined;
  return CONCERN_STAGES.indexOf(concern.stage) < CONCERN_STAGES.indexOf(step) ? { ...BEGUN, stage: step } : undefined;
}

const BEGUN: ConcernSeen = { mine: true, taken: true, stage: 'concern' };
