/** One announcement as it comes from Redis: the lines that the commit put before what the committing node said. */

import { hash } from 'node:crypto';
import type { Effect } from '../../core/effects.ts';
import { FEWEST_LENGTHS, median, placesFor } from '../../core/estimate.ts';
import type { Overview } from '../../core/records.ts';
import type { Changed } from '../../ports/changes.ts';
import type { Announcement } from '../../ports/state-store.ts';

/** What the committing node says of a commit that is to be announced. */
export interface Told {
  readonly effects: readonly Effect[];
  readonly queueMoved: boolean;
  /** Who cannot take the one whose place is told (Q7). */
  readonly excluded: readonly string[];
  readonly declined: readonly string[];
  /** Of the records, and at which node. */
  readonly changed?: { readonly what: Changed; readonly by: string };
}

export interface Link {
  /** From 1, one more each time. */
  readonly seq: number;
  /** Its own name, and that of the one before: a chain, so that a lost or another past is noticed. */
  readonly nonce: string;
  readonly after: string;
}

export function linkOf(announced: string): Link {
  const [seq = '', nonce = '', after = ''] = announced.slice(0, announced.indexOf('\n')).split('\t');
  return { seq: Number(seq), nonce, after };
}

/** Whether it is what was announced, and nothing has changed it on the way (intact.ts). An older version's has no sum. */
export function isWhole(announced: string): boolean {
  const end = announced.indexOf('\n');
  const [seq = '', nonce = '', after = '', sum] = announced.slice(0, end).split('\t');
  return sum === undefined || sum === hash('sha1', `${seq}\t${nonce}\t${after}${announced.slice(end)}`);
}

/** Of an announcement that another node changed something in the records; null of all others. */
export function changedIn(announced: string): Told['changed'] | null {
  if (!announced.includes('"changed":')) return null;
  return (JSON.parse(announced.slice(announced.lastIndexOf('\n') + 1)) as Told).changed ?? null;
}

export function readAnnounced(announced: string): Announcement {
  const [, rank = '-1', sums = '', lengths = '', capacities = '', body = ''] = announced.split('\n');
  const { effects, queueMoved, excluded, declined } = JSON.parse(body) as Told;
  const overview = readOverview(`${sums}\n${lengths}`);
  const capacityOf = new Map(pairs(capacities.split('\t')));
  const barred = { excluded, declined };
  const places = placesFor(barred, overview.places, (staffId) => Number(capacityOf.get(staffId) ?? 0));
  return { effects, queueMoved, overview, place: rank === '-1' ? null : { place: Number(rank) + 1, places } };
}

export function readOverview(text: string): Overview {
  const [sums = '', lengths = ''] = text.split('\n');
  const figures = sums.split(' ').map(Number);
  const [version = 0, seats = 0, open = 0, interrupted = 0, settling = 0, concerns = 0] = figures;
  const [, , , , , , concernsNotTakenOn = 0, onDuty = 0, places = 0, waiting = 0] = figures;
  const last = lengths === '' ? [] : lengths.split(' ').map(Number);
  const medianLengthMs = last.length < FEWEST_LENGTHS ? null : median(last);
  return {
    ...{ version, waiting, seats, open, interrupted, settling, concerns, concernsNotTakenOn },
    ...{ onDuty, places, medianLengthMs },
  };
}

export function pairs<Value>(flat: readonly Value[]): [Value, Value][] {
  const found: [Value, Value][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) found.push([flat[at] as Value, flat[at + 1] as Value]);
  return found;
}
