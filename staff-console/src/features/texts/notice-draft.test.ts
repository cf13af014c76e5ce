import type { NoticeBody, NoticeText } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage, ReadingLevel } from '@dorren/shared/protocol/values.ts';
import { expect, it } from 'vitest';
import {
  beginningWith,
  modelOf,
  newText,
  takenAlong,
  textAt,
  textFaults,
  withoutText,
  withText,
} from './notice-draft.ts';
import { toldOf } from './notice-told.ts';

const text = (language: ConversationLanguage, level: ReadingLevel = 'standard'): NoticeText => ({
  language,
  level,
  reviewed: true,
  steps: [
    { heading: `${language} rubrik`, text: `${language} ${level}`, pictogram: 'talk' },
    { heading: 'Två', text: 'Två', pictogram: null },
  ],
  question: {
    question: 'Vad händer?',
    answers: [
      { text: 'Ja', right: true, explanation: 'Så är det.' },
      { text: 'Nej', right: false, explanation: 'Så är det inte.' },
    ],
  },
  legalReference: '19 kap. 1 §',
});
const body = (...texts: NoticeText[]): NoticeBody => ({ name: 'Huvud', lawyerConfirmed: true, texts });
const SV = { language: 'sv', level: 'standard' } as const;
const AR = { language: 'ar', level: 'standard' } as const;

it('takes the ticks away from words that changed, and from nothing else', () => {
  const before = body(text('sv'), text('ar'));
  const swedish = withText(before, { ...text('sv'), legalReference: '19 kap. 2 §' });
  expect(swedish.lawyerConfirmed).toBe(false);
  expect(textAt(swedish, SV)?.reviewed).toBe(false);
  expect(textAt(swedish, AR)?.reviewed).toBe(true);

  const arabic = withText(before, { ...text('ar'), steps: [{ heading: 'x', text: 'y', pictogram: null }] });
  expect(arabic.lawyerConfirmed).toBe(true);
  expect(textAt(arabic, AR)?.reviewed).toBe(false);
  expect(withText(before, { ...text('ar'), legalReference: 'annat' }).lawyerConfirmed).toBe(false);

  // The tick itself is no word.
  const unticked = withText(before, { ...text('ar'), reviewed: false });
  expect(textAt(withText(unticked, text('ar')), AR)?.reviewed).toBe(true);
});

it('begins another language with the structure of the Swedish and none of its words', () => {
  const easy = { ...text('sv', 'easy'), steps: [...text('sv').steps, ...text('sv').steps] };
  const there = body(text('sv'), easy);
  const begun = newText(there, { language: 'so', level: 'easy' });
  expect(begun.steps.map(({ pictogram }) => pictogram)).toEqual(['talk', null, 'talk', null]);
  expect(begun.question?.answers.map(({ right }) => right)).toEqual([true, false]);
  expect(JSON.stringify(begun)).not.toMatch(/rubrik|Ja|kap/);
  expect(begun.reviewed).toBe(false);
  expect(textFaults(begun).get('steps.0.heading')).toBe('empty');
});

it('is written after the Swedish of its level, else the standard one, never after itself', () => {
  const there = body(text('sv'));
  expect(modelOf(there, { language: 'ar', level: 'easy' })).toEqual(text('sv'));
  expect(modelOf(there, { language: 'sv', level: 'easy' })).toEqual(text('sv'));
  expect(modelOf(there, SV)).toBeNull();
});

it('takes the easy-read text along when the standard one goes', () => {
  const there = body(text('sv'), text('ar'), text('ar', 'easy'));
  expect(withoutText(there, AR).texts).toEqual([text('sv')]);
  expect(withoutText(there, { ...AR, level: 'easy' }).texts).toEqual([text('sv'), text('ar')]);
  expect(takenAlong(there, AR)).toEqual([text('ar', 'easy')]);
  expect(takenAlong(there, { ...AR, level: 'easy' })).toEqual([]);
  expect(takenAlong(body(text('sv'), text('ar')), AR)).toEqual([]);
});

it('begins another notice with the same words, confirmed by nobody', () => {
  const begun = beginningWith(body(text('sv'), text('ar')), 'Andra');
  expect(begun).toMatchObject({ name: 'Andra', lawyerConfirmed: false });
  expect(begun.texts.some(({ reviewed }) => reviewed)).toBe(false);
});

it('V6: previews Swedish for a language that is not there, or not whole yet, and says which was asked for', () => {
  const unfinished = { ...text('ar'), legalReference: ' ' };
  const shown = { notice: 'main', version: 'draft', publishedAt: 1, body: body(text('sv'), unfinished, text('so')) };
  expect(toldOf(shown, 'ar')).toMatchObject({ asked: 'ar', language: 'sv', languages: ['sv', 'so'] });
  expect(toldOf(shown, 'so')).toMatchObject({ asked: 'so', language: 'so', draft: false, easy: null });
  expect(toldOf({ ...shown, body: body(unfinished) }, 'ar')).toBeNull();
});
