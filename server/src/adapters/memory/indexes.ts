/** What is kept beside the records so that nothing has to look through all of them. */

import type { Tally } from '../../core/effects.ts';
import { FEWEST_LENGTHS, MOST_LENGTHS, median } from '../../core/estimate.ts';
import { advisersIn, concernedIn, concernIn, conversationIn, dueAt, placesIn } from '../../core/parties.ts';
import { compareStanding, isQueued, type Standing } from '../../core/queue.ts';
import type { ConversationRecord, KeptRecord, Overview, StaffRecord } from '../../core/records.ts';
import { NamedIn } from './named-in.ts';
import { OrderedSet } from './ordered-set.ts';

const HOUR_MS = 3_600_000;

export class Indexes {
  readonly queue = new OrderedSet<Standing>(compareStanding);
  /** By staff id. */
  readonly concerned = new NamedIn();
  readonly held = new NamedIn();
  readonly advised = new NamedIn();
  /** When something is to be done if nobody moves. */
  readonly #due = new Map<string, number>();
  readonly #staffAway = new Map<string, number>();
  readonly #lengths: number[] = [];
  readonly #abandoned: number[] = [];
  #overview: Overview = {
    version: 0,
    waiting: 0,
    seats: 0,
    open: 0,
    interrupted: 0,
    settling: 0,
    concerns: 0,
    concernsNotTakenOn: 0,
    onDuty: 0,
    places: 0,
    medianLengthMs: null,
  };

  get overview(): Overview {
    return this.#overview;
  }

  /** Says whether the queue changed, or what is shown of it. */
  moveConversation(before: KeptRecord | null, after: KeptRecord | null, tally: Tally | undefined): boolean {
    const id = (after ?? before)?.id;
    if (id === undefined) return false;
    const moved = this.#moveInQueue(before, after);
    this.#moveNames(id, before, after);
    setOrDelete(this.#due, id, after === null ? null : dueAt(after));
    if (tally !== undefined) this.#count(tally);
    const isOfConcern = concernIn(before)?.owner !== concernIn(after)?.owner;
    if (moved || before?.state !== after?.state || isOfConcern || tally?.kind === 'length') {
      const { open, interrupted, seats, settling, concerns, concernsNotTakenOn } = this.#overview;
      this.#overview = {
        ...this.#overview,
        version: this.#overview.version + 1,
        waiting: this.queue.size,
        seats: seats + difference(before, after, 'waiting'),
        open: open + difference(before, after, 'open'),
        interrupted: interrupted + difference(before, after, 'interrupted'),
        settling: settling + difference(before, after, 'settling'),
        concerns: concerns + concernsIn(after) - concernsIn(before),
        concernsNotTakenOn: concernsNotTakenOn + notTakenOnIn(after) - notTakenOnIn(before),
        medianLengthMs: this.#lengths.length < FEWEST_LENGTHS ? null : median(this.#lengths),
      };
    }
    return moved;
  }

  moveStaff(before: StaffRecord | null, after: StaffRecord | null): void {
    const staffId = (after ?? before)?.staffId;
    if (staffId === undefined) return;
    setOrDelete(this.#staffAway, staffId, after?.deadline ?? null);
    const { version, onDuty, places } = this.#overview;
    const [was, is] = [before?.duty ?? null, after?.duty ?? null];
    if (was === is) return;
    this.#overview = {
      ...this.#overview,
      version: version + 1,
      onDuty: onDuty + (is === null ? 0 : 1) - (was === null ? 0 : 1),
      places: places + (is?.capacity ?? 0) - (was?.capacity ?? 0),
    };
  }

  due(now: number, most: number): { conversations: string[]; staff: string[] } {
    return { conversations: dueOf(this.#due, now, most), staff: dueOf(this.#staffAway, now, most) };
  }

  abandonedSince(now: number): number {
    const from = now - HOUR_MS;
    while ((this.#abandoned[0] ?? now) < from) this.#abandoned.shift();
    return this.#abandoned.length;
  }

  #moveInQueue(before: KeptRecord | null, after: KeptRecord | null): boolean {
    const was = before !== null && isQueued(before) ? before : null;
    const is = after !== null && isQueued(after) ? after : null;
    if (was === null && is === null) return false;
    if (was !== null && is !== null && compareStanding(was, is) === 0) {
      return was.acknowledgements !== is.acknowledgements || was.claim !== is.claim;
    }
    if (was !== null) this.queue.delete(standingOf(was));
    if (is !== null) this.queue.add(standingOf(is));
    return true;
  }

  #moveNames(id: string, before: KeptRecord | null, after: KeptRecord | null): void {
    if (namesTheSame(before, after)) return;
    for (const [index, namesIn] of [
      [this.concerned, concernedIn],
      [this.held, placesIn],
      [this.advised, advisersIn],
    ] as const) {
      index.move(id, before === null ? [] : namesIn(before), after === null ? [] : namesIn(after));
    }
  }

  #count(tally: Tally): void {
    if (tally.kind === 'abandoned') {
      this.abandonedSince(tally.at);
      this.#abandoned.push(tally.at);
      return;
    }
    this.#lengths.push(tally.ms);
    if (this.#lengths.length > MOST_LENGTHS) this.#lengths.shift();
  }
}

/** Not the record itself: the tree must not keep what a youth told alive. */
function standingOf({ first, joinedAt, id }: ConversationRecord): Standing {
  return { first, joinedAt, id };
}

/** By identity: what may differ is looked at. */
function namesTheSame(before: KeptRecord | null, after: KeptRecord | null): boolean {
  const [was, is] = [conversationIn(before), conversationIn(after)];
  if (was !== before || is !== after) return before?.state === after?.state;
  return (
    was?.parties === is?.parties && was?.offer === is?.offer && was?.sides === is?.sides && was?.claim === is?.claim
  );
}

function concernsIn(record: KeptRecord | null): number {
  return concernIn(record) === null ? 0 : 1;
}

function notTakenOnIn(record: KeptRecord | null): number {
  return concernIn(record)?.owner === null ? 1 : 0;
}

function difference(before: KeptRecord | null, after: KeptRecord | null, state: KeptRecord['state']): number {
  return (after?.state === state ? 1 : 0) - (before?.state === state ? 1 : 0);
}

function setOrDelete(map: Map<string, number>, key: string, value: number | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}

function dueOf(deadlines: ReadonlyMap<string, number>, now: number, most: number): string[] {
  const due: string[] = [];
  for (const [key, deadline] of deadlines) {
    if (due.length >= most) break;
    if (deadline <= now) due.push(key);
  }
  return due;
}
