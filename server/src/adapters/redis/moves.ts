/**
 * What one commit changes beside the record itself: all of it functions of the record before and after (core/queue.ts,
 * core/parties.ts). Every change is one command of Redis, carried out by the script that keeps the record.
 */
import type { Tally } from '../../core/effects.ts';
import { MOST_LENGTHS } from '../../core/estimate.ts';
import { advisersIn, concernedIn, concernIn, conversationIn, dueAt, placesIn } from '../../core/parties.ts';
import { compareStanding, isQueued, isTakeable, type Standing } from '../../core/queue.ts';
import type { ConversationRecord, KeptRecord } from '../../core/records.ts';
import { isEmpty, type KeptStaff, writeConversation, writeStaff } from './kept.ts';
import { type Key, numberOf } from './keys.ts';

/** A command, the key it is about, and the rest of it. `PUT` writes a field of a hash, with the commit's number. */
export type Operation = readonly [command: string, key: Key, ...rest: string[]];

/** Returned ones go first: before anything that has joined since 1970. */
const FIRST = 1e15;
type Sum = 'seats' | 'open' | 'interrupted' | 'settling' | 'concerns' | 'notTakenOn' | 'onDuty' | 'places';

export interface Moved {
  readonly operations: readonly Operation[];
  readonly queueMoved: boolean;
  readonly sumsMoved: boolean;
}

export function conversationMoves(
  id: string,
  before: KeptRecord | null,
  after: KeptRecord | null,
  tally: Tally | undefined,
  nonce: string,
): Moved {
  const queueMoved = isMovedInQueue(before, after);
  const isOfConcern = concernIn(before)?.owner !== concernIn(after)?.owner;
  const sumsMoved = queueMoved || before?.state !== after?.state || isOfConcern || tally?.kind === 'length';
  const operations: Operation[] = [
    after === null ? ['HDEL', 'conversations', id] : ['PUT', 'conversations', id, writeConversation(after)],
    ...queueOperations(id, before, after),
    ...scored('due', id, before === null ? null : dueAt(before), after === null ? null : dueAt(after)),
    ...named('c', id, conversationIn(before)?.connection ?? null, conversationIn(after)?.connection ?? null),
    ...barred(id, before, after),
    ...(['seats', 'open', 'interrupted', 'settling'] as const).flatMap((sum) =>
      added(sum, isIn(after, sum) - isIn(before, sum)),
    ),
    ...added('concerns', has(concernIn(after)) - has(concernIn(before))),
    ...added('notTakenOn', isNobodys(after) - isNobodys(before)),
    ...counted(tally, nonce),
    ...(sumsMoved ? [VERSION] : []),
  ];
  return { operations, queueMoved, sumsMoved };
}

export function staffMoves(staffId: string, before: KeptStaff, after: KeptStaff): Moved {
  const [was, is] = [before.record, after.record];
  const [capacity, capacityWas] = [is?.duty?.capacity ?? null, was?.duty?.capacity ?? null];
  const sumsMoved = (was?.duty ?? null) !== (is?.duty ?? null);
  const operations: Operation[] = [
    ...staffKept(staffId, after),
    ...scored('away', staffId, was?.deadline ?? null, is?.deadline ?? null),
    ...named('s', staffId, was?.connection ?? null, is?.connection ?? null),
    ...(capacity === capacityWas
      ? []
      : [
          capacity === null
            ? (['HDEL', 'duty', staffId] as const)
            : (['HSET', 'duty', staffId, `${capacity}`] as const),
        ]),
    ...added('onDuty', has(is?.duty) - has(was?.duty)),
    ...added('places', (capacity ?? 0) - (capacityWas ?? 0)),
    ...(sumsMoved ? [VERSION] : []),
  ];
  return { operations, queueMoved: false, sumsMoved };
}

export function staffKept(staffId: string, kept: KeptStaff): Operation[] {
  return [isEmpty(kept) ? ['HDEL', 'staff', staffId] : ['PUT', 'staff', staffId, writeStaff(kept)]];
}

/** Everybody named before or after. */
export function namedBy(before: KeptRecord | null, after: KeptRecord | null): ReadonlySet<string> {
  return new Set([before, after].flatMap((one) => (one === null ? [] : [...concernedIn(one), ...placesIn(one)])));
}

/** This member of staff with what this conversation now asks of them. */
export function restaffed(
  kept: KeptStaff,
  staffId: string,
  before: KeptRecord | null,
  after: KeptRecord | null,
): KeptStaff {
  const times = (namesIn: (record: KeptRecord) => readonly string[], record: KeptRecord | null) =>
    record === null ? 0 : namesIn(record).filter((one) => one === staffId).length;
  const moved = (namesIn: (record: KeptRecord) => readonly string[]) => times(namesIn, after) - times(namesIn, before);
  const id = (after ?? before)?.id ?? '';
  const others = kept.concerned.filter((one) => one !== id);
  return {
    ...kept,
    holds: kept.holds + moved(placesIn),
    advises: kept.advises + moved(advisersIn),
    concerned: times(concernedIn, after) > 0 ? [...others, id] : others,
  };
}

/** As arguments of the script. */
export function written(operations: readonly Operation[]): string[] {
  return [
    String(operations.length),
    ...operations.flatMap(([command, key, ...rest]) => [command, numberOf(key), String(rest.length), ...rest]),
  ];
}

const VERSION: Operation = ['HINCRBY', 'sums', 'version', '1'];

function queueOperations(id: string, before: KeptRecord | null, after: KeptRecord | null): Operation[] {
  const [was, is] = [queued(before), queued(after)];
  const [couldBeTaken, canBeTaken] = [was !== null && isTakeable(was), is !== null && isTakeable(is)];
  return [
    ...scored('queue', id, was === null ? null : scoreOf(was), is === null ? null : scoreOf(is)),
    ...scored('joined', id, was?.joinedAt ?? null, is?.joinedAt ?? null),
    ...scored(
      'takeable',
      id,
      was === null || !couldBeTaken ? null : scoreOf(was),
      is === null || !canBeTaken ? null : scoreOf(is),
    ),
  ];
}

function isMovedInQueue(before: KeptRecord | null, after: KeptRecord | null): boolean {
  const [was, is] = [queued(before), queued(after)];
  if (was === null || is === null) return was !== is;
  return compareStanding(was, is) !== 0 || was.acknowledgements !== is.acknowledgements || was.claim !== is.claim;
}

function queued(record: KeptRecord | null): ConversationRecord | null {
  return record !== null && isQueued(record) ? record : null;
}

function scoreOf({ first, joinedAt }: Standing): number {
  return first ? joinedAt - FIRST : joinedAt;
}

/** By identity, as transitions leave what they do not change. */
function barred(id: string, before: KeptRecord | null, after: KeptRecord | null): Operation[] {
  const [was, is] = [barredIn(before), barredIn(after)];
  if (was === is) return [];
  return [is === '' ? ['HDEL', 'barred', id] : ['HSET', 'barred', id, is]];
}

function barredIn(record: KeptRecord | null): string {
  const conversation = conversationIn(record);
  if (conversation === null) return '';
  const { excluded, declined } = conversation;
  return excluded.length + declined.length === 0 ? '' : JSON.stringify({ excluded, declined });
}

function scored(key: Key, member: string, before: number | null, after: number | null): Operation[] {
  if (before === after) return [];
  return [after === null ? ['ZREM', key, member] : ['ZADD', key, String(after), member]];
}

/** Of a conversation or of a member of staff. */
function named(whose: 'c' | 's', id: string, before: string | null, after: string | null): Operation[] {
  if (before === after) return [];
  const operations: Operation[] = [];
  if (before !== null) operations.push(['ZREM', 'connections', `${before}\t${whose}\t${id}`]);
  if (after !== null) operations.push(['ZADD', 'connections', '0', `${after}\t${whose}\t${id}`]);
  return operations;
}

function counted(tally: Tally | undefined, nonce: string): Operation[] {
  if (tally === undefined) return [];
  if (tally.kind === 'abandoned') return [['ZADD', 'abandoned', String(tally.at), nonce]];
  return [
    ['RPUSH', 'lengths', String(tally.ms)],
    ['LTRIM', 'lengths', String(-MOST_LENGTHS), '-1'],
  ];
}

function added(sum: Sum, by: number): Operation[] {
  return by === 0 ? [] : [['HINCRBY', 'sums', sum, String(by)]];
}

function isIn(record: KeptRecord | null, sum: 'seats' | 'open' | 'interrupted' | 'settling'): number {
  return record?.state === (sum === 'seats' ? 'waiting' : sum) ? 1 : 0;
}

function isNobodys(record: KeptRecord | null): number {
  return concernIn(record)?.owner === null ? 1 : 0;
}

function has(one: object | null | undefined): number {
  return one === null || one === undefined ? 0 : 1;
}
