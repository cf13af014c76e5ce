import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';

/** What came of asking: a value, or why not. */
export type Outcome<T, Fault extends string = RefusalCode> = { ok: true; value: T } | { ok: false; code: Fault };
