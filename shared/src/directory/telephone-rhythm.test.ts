import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { telephoneRhythm } from './telephone-rhythm.ts';

describe('a number to learn by heart', () => {
  it.each([
    ['08-465 004 12', '08 465 004 12'],
    ['08-46500412', '08 465 004 12'],
    ['0846500412', '08 465 004 12'],
    ['+46 8 465 004 12', '08 465 004 12'],
    ['+46846500412', '08 465 004 12'],
    ['0046 8 46500412', '08 465 004 12'],
    ['070-174 06 05', '070 174 06 05'],
    ['0701740605', '070 174 06 05'],
    ['031-390 06 12', '031 390 06 12'],
    ['0980-319212', '0980 31 92 12'],
    ['0980319212', '0980 31 92 12'],
    ['020-50 50 50', '020 50 50 50'],
    ['116 111', '116 111'],
    ['112', '112'],
    ['1177', '11 77'],
    ['11414', '114 14'],
    ['+47 22 00 00 00', '+47 22 00 00 00'],
  ])('%s is %s', (number, groups) => {
    expect(telephoneRhythm(number).join(' ')).toBe(groups);
  });

  it('keeps every digit in its order, whatever is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9][0-9 -]{1,20}$/), (number) => {
        fc.pre(!number.startsWith('0046'));
        expect(telephoneRhythm(number).join('')).toBe(number.replaceAll(/[ -]/g, ''));
      }),
    );
  });
});
