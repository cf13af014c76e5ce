/** What is wrong with what was found, in words; and the figures. */
import { OF_SHARED, PLACES, type Place } from './places.ts';
import type { ServerTraces } from './run.ts';
import type { WordKind } from './search.ts';

/** Sockets carry ids to the two whose they are, and between nodes; a process has in memory what it works with, and freed memory is not cleared. */
const NO_ID: readonly Place[] = [
  'written to files',
  'written to the terminal',
  'said by the process',
  'metrics',
  'records',
  'heap after',
  'redis: written to files',
  'redis: keys after',
  'postgresql: written to files',
  'postgresql: written to sockets',
  'postgresql: said',
  'postgresql: memory after',
];
/** Nothing that nodes share is ever told where somebody was. */
const NO_ADDRESS: readonly Place[] = [...new Set([...NO_ID, ...OF_SHARED])];

interface Controls {
  /** What everybody may know must be found there, or the search finds nothing at all. */
  published: readonly Place[];
  /** Every id, and some id at least: nodes that share their state ask for it when they need it. */
  ids: readonly Place[];
  id: readonly Place[];
}
const ALWAYS: readonly Place[] = ['written to sockets', 'records', 'memory during', 'heap after'];
const ALONE: Controls = {
  published: [...ALWAYS, 'written to files', 'heap during'],
  ids: ['written to sockets', 'heap during', 'memory during'],
  id: [],
};
const SHARING: Controls = {
  published: [...ALWAYS, 'postgresql: written to files', 'postgresql: written to sockets', 'postgresql: memory after'],
  ids: ['written to sockets', 'redis: keys during'],
  id: ['memory during', 'redis: written to sockets', 'redis: memory during'],
};
const MEMORY_AFTER: readonly Place[] = ['memory after', 'redis: memory after'];

export function complaints({ found, opened, words }: ServerTraces): string[] {
  const wrong: string[] = [];
  const count = (place: Place, kind: WordKind) => found[place]?.[kind] ?? 0;
  for (const place of PLACES) {
    const [text, address, id] = [count(place, 'text'), count(place, 'address'), count(place, 'id')];
    if (text > 0) wrong.push(`${place}: ${text} words of a conversation`);
    if (address > 0 && NO_ADDRESS.includes(place)) wrong.push(`${place}: ${address} words of where somebody was`);
    if (id > 0 && NO_ID.includes(place)) wrong.push(`${place}: ${id} ids or secrets`);
  }
  for (const path of opened) wrong.push(`opened for writing while somebody talked: ${path}`);
  const controls = found['redis: keys during'] === undefined ? ALONE : SHARING;
  for (const place of controls.published)
    if (count(place, 'control') === 0) wrong.push(`${place}: the control was not found there`);
  for (const place of controls.id) if (count(place, 'id') === 0) wrong.push(`${place}: no id was found there`);
  for (const place of controls.ids)
    if (count(place, 'id') < words.id) wrong.push(`${place}: not every id was found there`);
  return wrong;
}

export function figures({ found, opened, systemCalls }: ServerTraces): string[] {
  const sum = (kind: WordKind, places: readonly Place[]) =>
    places.reduce((before, place) => before + (found[place]?.[kind] ?? 0), 0);
  return [
    `system calls looked at: ${systemCalls}`,
    `files opened for writing: ${opened.length}`,
    `words of a conversation anywhere: ${sum('text', PLACES)}`,
    `words of where somebody was, written or kept: ${sum('address', NO_ADDRESS)}`,
    `ids and secrets, written or kept: ${sum('id', NO_ID)}`,
    `ids and secrets in memory that is free again: ${sum('id', MEMORY_AFTER)}`,
    `words of where somebody was in memory that is free again: ${sum('address', MEMORY_AFTER)}`,
  ];
}
