/** What is wrong with what was found, in words; and the figures. */
import { PLACES, type Place, type ServerTraces } from './run.ts';

/** Sockets carry ids to the two whose they are; a process has in memory what it works with, and freed memory is not cleared by JavaScript. */
const NO_ID: readonly Place[] = [
  'written to files',
  'written to the terminal',
  'said by the process',
  'metrics',
  'records',
  'heap after',
];
const NO_ADDRESS = NO_ID;
/** What everybody may know must be found, or the search finds nothing at all. */
const CONTROL: readonly Place[] = [
  'written to files',
  'written to sockets',
  'records',
  'heap during',
  'memory during',
  'heap after',
];
const ID_CONTROL: readonly Place[] = ['written to sockets', 'heap during', 'memory during'];

export function complaints({ found, opened, words }: ServerTraces): string[] {
  const wrong: string[] = [];
  for (const place of PLACES) {
    const { text, address, id } = found[place];
    if (text > 0) wrong.push(`${place}: ${text} words of a conversation`);
    if (address > 0 && NO_ADDRESS.includes(place)) wrong.push(`${place}: ${address} words of where somebody was`);
    if (id > 0 && NO_ID.includes(place)) wrong.push(`${place}: ${id} ids or secrets`);
  }
  for (const path of opened) wrong.push(`opened for writing while somebody talked: ${path}`);
  for (const place of CONTROL) if (found[place].control === 0) wrong.push(`${place}: the control was not found there`);
  for (const place of ID_CONTROL) if (found[place].id < words.id) wrong.push(`${place}: not every id was found there`);
  return wrong;
}

export function figures({ found, opened, systemCalls }: ServerTraces): string[] {
  const sum = (kind: 'text' | 'address' | 'id', places: readonly Place[]) =>
    places.reduce((before, place) => before + found[place][kind], 0);
  return [
    `system calls looked at: ${systemCalls}`,
    `files opened for writing: ${opened.length}`,
    `words of a conversation anywhere: ${sum('text', PLACES)}`,
    `words of where somebody was, written or kept: ${sum('address', NO_ADDRESS)}`,
    `ids and secrets, written or kept: ${sum('id', NO_ID)}`,
    `ids and secrets in memory that is free again: ${found['memory after'].id}`,
    `words of where somebody was in memory that is free again: ${found['memory after'].address}`,
  ];
}
