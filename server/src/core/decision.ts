import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Acceptance, Counted, Effect, Refusal, Tally } from './effects.ts';

export function refuse(code: RefusalCode, by?: string): Refusal {
  return by === undefined ? { ok: false, code } : { ok: false, code, by };
}

export function accept<Subject>(
  next: Subject | null,
  effects: readonly Effect[],
  figures: { tally?: Tally; counted?: Counted } = {},
): Acceptance<Subject> {
  return { ok: true, next, effects, ...figures };
}
