import { expect, it } from 'vitest';
import { readHours, writeHours } from './hours-text.ts';

it.each([
  ['always', 'always'],
  ['closed', 'closed'],
  [
    'mo-fr 08:00-16:30; sa 10:00-14:00; holidays closed; 2026-12-24 closed',
    'mo-fr 08:00-16:30; sa 10:00-14:00; holidays closed; 2026-12-24 closed',
  ],
  ['Mo–Fr 8.00 – 16.30', 'mo-fr 08:00-16:30'],
  [
    'mo,we,fr 09:00-11:00, 13:00-15:00',
    'mo 09:00-11:00, 13:00-15:00; we 09:00-11:00, 13:00-15:00; fr 09:00-11:00, 13:00-15:00',
  ],
  ['tu closed;th 17:00-24:00;holidays as-usual', 'th 17:00-24:00'],
  ['always; 2026-12-24 10:00-12:00', 'always; 2026-12-24 10:00-12:00'],
])('reads %s', (text, written) => {
  const hours = readHours(text);
  expect(hours && writeHours(hours)).toBe(written);
});

it.each([
  'sometimes',
  'mo',
  'mo 8-16',
  'fr-mo 08:00-16:00',
  'mo 08:00-16:00; mo-fr 09:00-17:00',
  'holidays closed; holidays closed',
  'as-usual',
  'mo-we-fr 08:00-09:00',
  '24/12 closed',
])('does not guess at %s', (text) => {
  expect(readHours(text)).toBeNull();
});
