import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Schedule } from './schedule.ts';

it('does what is due in the order of its time, and what comes to be due meanwhile too', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { maxLength: 200 }), fc.nat(1_000), (times, until) => {
      let now = 0;
      const schedule = new Schedule(() => now);
      const done: number[] = [];
      for (const at of times) schedule.at(at, (dueAt) => done.push(dueAt));
      now = until;
      const next = schedule.turn();
      const sorted = [...times].sort((a, b) => a - b);
      expect(done).toEqual(sorted.filter((at) => at <= until));
      expect(next).toBe(sorted.find((at) => at > until) ?? Number.POSITIVE_INFINITY);
      expect(schedule.size).toBe(times.length - done.length);
      schedule.at(until, (dueAt) => {
        done.push(dueAt);
        schedule.at(until, () => done.push(-1));
      });
      schedule.turn();
      expect(done.slice(-2)).toEqual([until, -1]);
    }),
  );
});

it('says how late the load itself was', () => {
  let now = 0;
  const schedule = new Schedule(() => now);
  schedule.at(5, () => undefined);
  now = 12;
  schedule.turn();
  expect(schedule.late).toEqual([7]);
});
