import type { Eventually } from './eventually.ts';

/** What comes of work that somebody says they did (SPEC K4). */
export type WorkOutcome = 'done' | 'none' | 'forged' | 'wrong' | 'stale' | 'spent' | 'too-easy';

/** `until` in milliseconds since 1970. */
export interface WorkTerms {
  readonly level: number;
  readonly until: number;
}

export interface DoneWork extends WorkTerms {
  /** Of the challenge; another for each. */
  readonly id: string;
  /** Whether the challenge is ours, and it is solved. All else here is what somebody says. */
  check(): Promise<'done' | 'forged' | 'wrong'>;
}

/** Proof of work: asked for with one text, shown with another. */
export interface Work {
  challenge(terms: WorkTerms): Promise<string>;
  /** Null if it is nothing of the sort. */
  read(work: string): DoneWork | null;
}

/** What has been used, as long as it could be used again: by all nodes together. */
export interface SpentWork {
  /** Remembered in this process. */
  readonly size: number;
  /** What this process knows without asking. */
  knows(id: string): boolean;
  /** Whether nobody has before. */
  spend(id: string, until: number): Eventually<boolean>;
}
