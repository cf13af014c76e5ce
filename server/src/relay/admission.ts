/** Who may join, of whom nothing is known (SPEC K; docs/adr/0011-admission.md). */
import type { WorkWanted } from '@dorren/shared/protocol/codes.ts';
import type { Clock } from '../ports/clock.ts';
import type { Counters } from '../ports/counters.ts';
import type { SpentWork, Work, WorkOutcome } from '../ports/work.ts';
import type { DoorKeeper } from './door-keeper.ts';
import { FairShares } from './fair-shares.ts';
import { Pressure } from './pressure.ts';
import type { RelaySettings } from './settings.ts';

export interface AdmissionParts {
  work: Work;
  spentWork: SpentWork;
  clock: Clock;
  counters: Counters;
  settings: RelaySettings;
  doorKeeper: DoorKeeper;
}

/** `refused`: what was shown was never asked for here, or is not done. */
export type Admitted = 'in' | 'refused' | { why: WorkWanted; challenge: string };

/** K4: so many levels it may have become harder while somebody worked. */
const TOLERANCE = 2;

export class Admission {
  readonly #parts: AdmissionParts;
  readonly #pressure: Pressure;
  readonly #shares: FairShares;

  constructor(parts: AdmissionParts) {
    const { clock, settings } = parts;
    this.#parts = parts;
    this.#pressure = new Pressure(clock, settings.joinRate, settings.mostWork);
    this.#shares = new FairShares(clock, settings.fairJoins);
  }

  /** Null for whoever comes from nowhere that we are told. */
  shareOf(address: string | null): string | null {
    return address === null ? null : this.#shares.hash(address);
  }

  /** The level of a newcomer from nowhere in particular; 0 while nobody need work. */
  get level(): number {
    const { doorKeeper, settings } = this.#parts;
    // Q1: who is away has a seat.
    return this.#pressure.level(doorKeeper.overview.seats / settings.mostWaiting);
  }

  gauges(): { workLevel: number; sharesCounted: number; workSpent: number } {
    return { workLevel: this.level, sharesCounted: this.#shares.size, workSpent: this.#parts.spentWork.size };
  }

  /** Nothing older than an hour stays. */
  forget(): void {
    this.#shares.forget();
  }

  /** `share` as {@link shareOf} gave it, `work` as it was shown. Whoever is let in counts from then on. */
  async admit(share: string | null, work: string | undefined): Promise<Admitted> {
    const { doorKeeper, counters, clock, settings } = this.#parts;
    // K5: nobody works for a door that lets nobody in.
    if (doorKeeper.door().state !== 'open') return 'in';
    const level = this.#wanted(share);
    if (level > 0) {
      const outcome = work === undefined ? 'none' : await this.#outcome(work, level);
      counters.work(outcome);
      if (outcome === 'forged' || outcome === 'wrong') return 'refused';
      if (outcome !== 'done') {
        const until = clock.now() + settings.workLifeMs;
        return { why: outcome, challenge: await this.#parts.work.challenge({ level, until }) };
      }
    }
    this.#pressure.count();
    this.#shares.count(share);
    return 'in';
  }

  #wanted(share: string | null): number {
    const { level } = this;
    return level === 0 ? 0 : level + this.#shares.extra(share);
  }

  /** K4. What costs least is looked at first; nothing that is only said lets anybody in. */
  async #outcome(shown: string, wanted: number): Promise<WorkOutcome> {
    const { work, spentWork, clock } = this.#parts;
    const done = work.read(shown);
    if (done === null) return 'forged';
    if (done.until <= clock.now()) return 'stale';
    if (done.level < wanted - TOLERANCE) return 'too-easy';
    if (spentWork.knows(done.id)) return 'spent';
    const checked = await done.check();
    if (checked !== 'done') return checked;
    return (await spentWork.spend(done.id, done.until)) ? 'done' : 'spent';
  }
}
