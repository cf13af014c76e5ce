import type { InsideMessages } from 'virtual:catalogue/sv/inside';

/** A place in words: nobody is told to be a number in a queue. `place` counts from 1. */
export function before(words: InsideMessages, place: number): string {
  return place <= 1 ? words['queue.next']() : words['queue.place']({ before: place - 1 });
}
