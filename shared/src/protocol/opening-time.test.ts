import { expect, it } from 'vitest';
import { openingTime } from './opening-time.ts';

it('tells when the door opens in Stockholm time, in each language', () => {
  const monday = Date.UTC(2026, 10, 23, 15, 0);
  expect(openingTime(monday, 'sv')).toMatch(/måndag.*16:00/);
  expect(openingTime(monday, 'en')).toMatch(/Monday.*16:00/);
  expect(openingTime(monday, 'ar')).toMatch(/الاثنين.*16:00/);
});
