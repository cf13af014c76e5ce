import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { SignInResponse } from '@dorren/shared/protocol/staff-http.ts';
import type { ClaimOver } from '@dorren/shared/protocol/staff-messages.ts';
import type { ConcernLost, StaffState } from './staff-state.ts';

/** The one snapshot that is in force, whoever wants to know of the next, and news counted so that the same twice is seen twice. */
export class Snapshots {
  readonly #listeners = new Set<(state: StaffState) => void>();
  #state: StaffState;
  #news = 0;

  constructor({ staffId, role, nameShown }: Pick<SignInResponse, 'staffId' | 'role' | 'nameShown'>) {
    this.#state = {
      ...{ connection: 'connecting', closed: null, staffId, role, nameShown, clockOffsetMs: 0 },
      duty: { on: false, languages: [], capacity: 0 },
      queue: { entries: [], waiting: 0 },
      conversations: [],
      consultations: [],
      claims: [],
      claimOver: null,
      concernLost: null,
      settling: [],
      notice: '',
      requests: [],
      colleagues: null,
      supervision: null,
      refusal: null,
      takenByColleague: null,
      shutdownInMs: null,
    };
  }

  get state(): StaffState {
    return this.#state;
  }

  subscribe(listener: (state: StaffState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(change: Partial<StaffState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }

  refuse(re: string, code: RefusalCode, by: string | null = null): void {
    this.set({ refusal: { number: ++this.#news, re, code, by } });
  }

  claimOver(why: ClaimOver): void {
    this.set({ claimOver: { number: ++this.#news, why } });
  }

  concernLost(why: ConcernLost): void {
    this.set({ concernLost: { number: ++this.#news, why } });
  }

  takenBy(by: string): void {
    this.set({ takenByColleague: { number: ++this.#news, by } });
  }
}
