import type { Spread } from './statistics.ts';

export const GROUPS = [
  'capacity',
  'latency',
  'memory',
  'accept',
  'queue',
  'seal',
  'directory',
  'handover',
  'nodes',
  'steady',
  'page',
  'lighthouse',
] as const;
/** `method` is no figure of the product: it holds the bench itself to what is known. Only run by name. */
export const ALL_GROUPS = [...GROUPS, 'method'] as const;
export type Group = (typeof ALL_GROUPS)[number];

export interface Goal {
  at: 'least' | 'most';
  value: number;
}

export interface Figure {
  name: string;
  /** What a person reads in the table. */
  about: string;
  unit: '×' | 'kB' | 'MB' | 'ms' | 'µs' | '/s' | 'points' | '';
  /** Null when it could not be measured; `note` says why. */
  value: number | null;
  spread?: Spread;
  /** Rounds thrown away because the host took processor time. */
  dropped?: number;
  goal?: Goal;
  /** What it stands beside, in words and numbers. */
  beside?: string;
  note?: string;
}

/** @returns null without a goal or a value. */
export function met({ goal, value }: Figure): boolean | null {
  if (goal === undefined || value === null) return null;
  return goal.at === 'least' ? value >= goal.value : value <= goal.value;
}
