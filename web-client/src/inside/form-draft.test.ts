import { FORMS, formAnswers, SAFE_WAYS, type SafeWay } from '@dorren/shared/protocol/reporting-duty.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { FormDraft } from '../page/draft.ts';
import { answersOf, declining, LONGEST, readAge, UNFILLED, withWay } from './form-draft.ts';

describe('a form as it is filled in', () => {
  it('is what the protocol knows, whatever stands in its fields', () => {
    const text = (field: keyof typeof LONGEST) =>
      fc.string({ maxLength: LONGEST[field], unit: 'binary' }).map((one) => one.slice(0, LONGEST[field]));
    const texts: fc.Arbitrary<FormDraft['texts']> = fc.record(
      {
        ...{ name: text('name'), age: text('age'), school: text('school') },
        ...{ reach: text('reach'), when: text('when'), notThrough: text('notThrough') },
      },
      { requiredKeys: [] },
    );
    const draft = fc.record({
      texts,
      municipality: fc.constantFrom(null, '0127' as const),
      ways: fc.uniqueArray(fc.constantFrom(...SAFE_WAYS)),
    });
    fc.assert(
      fc.property(fc.constantFrom(...FORMS), draft, (form, filled) => {
        expect(v.safeParse(formAnswers, answersOf(form, filled)).success).toBe(true);
      }),
    );
  });

  it('can be left empty, and can be declined, which says nothing else', () => {
    for (const form of FORMS) {
      for (const answers of [answersOf(form, UNFILLED), declining(form)]) {
        expect(v.parse(formAnswers, answers)).toEqual(answers);
        const { form: _, declined: __, ...rest } = answers;
        expect(Object.values(rest).every((value) => value === null || value.length === 0)).toBe(true);
      }
      expect([answersOf(form, UNFILLED).declined, declining(form).declined]).toEqual([false, true]);
    }
  });

  it('reads an age in the digits that one writes', () => {
    expect(['16', ' 16 ', '١٦', '۱۶', '１６', '0'].map(readAge)).toEqual([16, 16, 16, 16, 16, 0]);
    expect(['', '  ', undefined].map(readAge)).toEqual([null, null, null]);
    expect(['sexton', '16 år', '121', '-1', '1.5', '1e1'].map(readAge)).toEqual(Array(6).fill('not-a-number'));
  });

  it('has no other way beside that none is safe', () => {
    expect(withWay(['school'], 'telephone')).toEqual(['school', 'telephone']);
    expect(withWay(['school', 'telephone'], 'none')).toEqual(['none']);
    expect(withWay(['none'], 'school')).toEqual(['school']);
    expect(withWay(['none'], 'none')).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SAFE_WAYS)), (pressed) => {
        const ways = pressed.reduce<SafeWay[]>(withWay, []);
        expect(new Set(ways).size).toBe(ways.length);
        if (ways.includes('none')) expect(ways).toEqual(['none']);
      }),
    );
  });
});
