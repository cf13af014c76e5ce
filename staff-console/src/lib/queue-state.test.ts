import type { QueueEntry } from '@dorren/shared/protocol/staff-messages.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withQueueChange } from './queue-state.ts';

const entry = (id: string, joinedAt: number, first = false): QueueEntry => ({
  ...{ id, joinedAt, first, profile: {}, wanted: null, concern: false },
  notice: { notice: 'main', version: '1', language: 'sv', level: 'standard' },
});
const ids = (queue: { entries: readonly QueueEntry[] }): string[] => queue.entries.map(({ id }) => id);
const EMPTY = { entries: [], waiting: 0 };
const change = (added: QueueEntry[], removed: string[] = [], all = false) => ({
  ...({ t: 'queue', all, added } as const),
  ...{ removed: removed.map((id) => ({ id })), waiting: 9 },
});

it('Q2: shows returned ones first, then by time of joining, then by id', () => {
  const queue = withQueueChange(EMPTY, change([entry('d', 2), entry('b', 1), entry('c', 9, true), entry('a', 1)]));
  expect(ids(queue)).toEqual(['c', 'a', 'b', 'd']);
  expect(queue.waiting).toBe(9);
});

it('Q8: one that comes again, returned, stands once; `all` replaces everything', () => {
  const before = withQueueChange(EMPTY, change([entry('a', 1), entry('b', 2)]));
  expect(ids(withQueueChange(before, change([entry('b', 2, true)])))).toEqual(['b', 'a']);
  expect(ids(withQueueChange(before, change([entry('z', 5)], [], true)))).toEqual(['z']);
});

it('Q8: changes in any number lead where the whole queue would', () => {
  const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), goes: fc.boolean(), at: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const model = new Map<string, QueueEntry>();
      let queue: Parameters<typeof withQueueChange>[0] = EMPTY;
      for (const { id, goes, at } of steps) {
        if (goes) model.delete(id);
        else model.set(id, entry(id, at));
        queue = withQueueChange(queue, goes ? change([], [id]) : change([entry(id, at)]));
      }
      expect(queue.entries).toEqual(withQueueChange(EMPTY, change([...model.values()], [], true)).entries);
    }),
  );
});
