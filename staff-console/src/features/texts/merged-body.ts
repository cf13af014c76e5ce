/** One text made of two that were written at the same time from the same one. Pure. */
import { binding, type TextBody } from '@dorren/shared/protocol/texts.ts';
import * as v from 'valibot';
import { alike } from '../../components/comparison/differences.ts';
import { whom } from './bindings-draft.ts';

/** Each place as it was changed: mine where I wrote, else theirs. What one of the two wrote and the other removed stays. */
export function mergedBody(base: TextBody, mine: TextBody, theirs: TextBody): TextBody {
  return unkeyed(merged(keyed(base), keyed(mine), keyed(theirs))) as TextBody;
}

function merged(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (alike(plain(mine), plain(base))) return theirs;
  if (alike(plain(theirs), plain(base))) return mine;
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  const maps = bothAsMaps(mine, theirs);
  if (maps !== null) {
    const [own, others] = maps;
    const before = base instanceof Map ? base : new Map();
    const result = new Map<string, unknown>();
    for (const key of new Set([...own.keys(), ...others.keys()])) {
      const part = merged(before.get(key), own.get(key), others.get(key));
      if (part !== undefined) result.set(key, part);
    }
    return result;
  }
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    // As many of each: the same ones, some of them changed.
    if (!Array.isArray(base) || base.length !== mine.length || base.length !== theirs.length) return mine;
    return mine.map((member, index) => merged(base[index], member, theirs[index]));
  }
  if (isRecord(mine) && isRecord(theirs)) {
    const before = isRecord(base) ? base : {};
    return Object.fromEntries(Object.keys(mine).map((key) => [key, merged(before[key], mine[key], theirs[key])]));
  }
  return mine;
}

/** Lists whose members say which they are become maps. */
function keyed(value: unknown): unknown {
  if (Array.isArray(value)) {
    const keys = value.map(keyOf);
    const members = value.map(keyed);
    // While one writes, two may say that they are the same: then they are told apart by their places.
    return value.length > 0 && keys.every((key) => key !== null) && new Set(keys).size === keys.length
      ? new Map(keys.map((key, index) => [key, members[index]]))
      : members;
  }
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, keyed(part)]));
  return value;
}

function unkeyed(value: unknown): unknown {
  if (value instanceof Map) return [...value.values()].map(unkeyed);
  if (Array.isArray(value)) return value.map(unkeyed);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unkeyed(part)]));
  return value;
}

/** To be compared: a map is told apart by what it holds, in whatever order. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, part]) => [key, plain(part)]));
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  return value;
}

type Keyed = ReadonlyMap<string, unknown>;

/** Null unless one is a map, and the other too, or a list that is empty: nothing says by what its members would be told apart. */
function bothAsMaps(one: unknown, other: unknown): readonly [Keyed, Keyed] | null {
  const asMap = (value: unknown) => (Array.isArray(value) && value.length === 0 ? new Map<string, unknown>() : value);
  if (!(one instanceof Map || other instanceof Map)) return null;
  const [first, second] = [asMap(one), asMap(other)];
  return first instanceof Map && second instanceof Map ? [first, second] : null;
}

function keyOf(member: unknown): string | null {
  if (!isRecord(member)) return null;
  if (v.is(binding, member)) return whom(member);
  const { language, level, section, step } = member;
  const key = [language, level, section, step].filter((part) => typeof part === 'string').join(' ');
  return key === '' ? null : key;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}
