import { expect, it } from 'vitest';
import { validFor } from './validity.ts';

const at = (text: string) => Date.parse(`${text}Z`);

it('counts calendar months from now', () => {
  expect(validFor(12, at('2026-11-21T10:00:00.900'))).toEqual({
    notBefore: at('2026-11-21T10:00:00') / 1000,
    notAfter: at('2027-11-21T10:00:00') / 1000,
  });
});

it('ends on the last day of a month that is shorter', () => {
  expect(validFor(3, at('2026-11-30T00:00:00')).notAfter).toBe(at('2027-02-28T00:00:00') / 1000);
  expect(validFor(3, at('2027-11-30T00:00:00')).notAfter).toBe(at('2028-02-29T00:00:00') / 1000);
});
