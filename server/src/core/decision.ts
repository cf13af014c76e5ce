import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Acceptance, Effect, Refusal, Tally } from './effects.ts';

export function refuse(code: RefusalCode, by?: string): Refusal {
  return by === undefined ? { ok: false, code } : { ok: false, code, by };
}

export function accept<Subject>(next: Subject | null, effects: readonly Effect[], tally?: Tally): Acceptance<Subject> {
  return tally === undefined ? { ok: true, next, effects } : { ok: true, next, effects, tally };
}
