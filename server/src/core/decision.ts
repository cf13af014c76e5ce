import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Acceptance, Counted, Effect, Refusal, Tally } from './effects.ts';

export function refuse(code: RefusalCode, by?: string): Refusal {
  return by === undefined ? { ok: false, code } : { ok: false, code, by };
}

export function accept<Subject>(
  next: Subject | null,
  effects: readonly Effect[],
  counted: readonly Counted[] = [],
  tally?: Tally,
): Acceptance<Subject> {
  return tally === undefined ? { ok: true, next, effects, counted } : { ok: true, next, effects, counted, tally };
}
