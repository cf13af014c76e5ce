import { expect, it } from 'vitest';
import { situation } from './situation.ts';

const counts = {
  waiting: 0,
  longestWaitMs: null,
  medianWaitMs: null,
  onDuty: 2,
  freePlaces: 3,
  open: 1,
  interrupted: 0,
  abandonedLastHour: 0,
  concerns: 0,
  concernsNotTakenOn: 0,
};

it('says first what must be acted upon', () => {
  expect(situation(counts)).toBe('calm');
  expect(situation({ ...counts, freePlaces: 0 })).toBe('calm');
  expect(situation({ ...counts, waiting: 1 })).toBe('waiting');
  expect(situation({ ...counts, waiting: 1, freePlaces: 0 })).toBe('full');
  expect(situation({ ...counts, waiting: 1, freePlaces: 0, onDuty: 0 })).toBe('nobody-on-duty');
});
