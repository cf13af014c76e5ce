/** A form as it is being filled in, and what is sent of it. */
import type { Form, FormAnswers, SafeWay } from '@dorren/shared/protocol/reporting-duty.ts';
import type { FormDraft } from '../page/draft.ts';

export const UNFILLED: FormDraft = { texts: {}, municipality: null, ways: [] };

/** As the protocol's own. */
const OLDEST = 120;
/** An age in words is not cut off, but asked for in digits. */
export const LONGEST = { name: 120, age: 40, school: 120, reach: 400, when: 400, notThrough: 400 } as const;

/** In any digits; null if nothing stands there, and `not-a-number` if something else does. */
export function readAge(text: string | undefined): number | null | 'not-a-number' {
  const written = (text ?? '').normalize('NFKC').trim();
  if (written === '') return null;
  const digits = written.replace(/[٠-٩]/g, (digit) => from(digit, '٠')).replace(/[۰-۹]/g, (digit) => from(digit, '۰'));
  const age = /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN;
  return age <= OLDEST ? age : 'not-a-number';
}

/** `none` goes with no other. */
export function withWay(ways: readonly SafeWay[], way: SafeWay): SafeWay[] {
  if (ways.includes(way)) return ways.filter((one) => one !== way);
  return way === 'none' ? ['none'] : [...ways.filter((one) => one !== 'none'), way];
}

/** Blanks are nothing; an age that is no number is left out. */
export function answersOf(form: Form, { texts, municipality, ways }: FormDraft): FormAnswers {
  const text = (field: keyof typeof texts): string | null => texts[field]?.trim() || null;
  if (form === 'safe-contact') {
    return { form, declined: false, ways: [...ways], when: text('when'), notThrough: text('notThrough') };
  }
  const age = readAge(texts.age);
  return {
    ...{ form, declined: false, name: text('name'), age: age === 'not-a-number' ? null : age },
    ...{ school: text('school'), municipality, reach: text('reach') },
  };
}

/** Nothing wanted told, whatever stands in the fields. */
export function declining(form: Form): FormAnswers {
  return { ...answersOf(form, UNFILLED), declined: true };
}

function from(digit: string, zero: string): string {
  return String(digit.charCodeAt(0) - zero.charCodeAt(0));
}
