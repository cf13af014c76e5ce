import type { RoutineBody } from '@dorren/shared/protocol/routine.ts';
import { expect, it } from 'vitest';
import { guideIn, stepAfter, wordingsIn, youthLanguage } from './guide.ts';

const guide = (language: 'sv' | 'en') => ({ language, reviewed: false, numbers: [], sections: [] });
const wordings = (language: 'sv' | 'so') => ({ language }) as RoutineBody['wordings'][number];
const BODY: RoutineBody = {
  lawyerConfirmed: false,
  paper: { secrecy: '', neverGuardians: '' },
  guides: [guide('sv'), guide('en')],
  wordings: [wordings('sv'), wordings('so')],
};

it('is in the language asked for, else in Swedish, and says which it is', () => {
  expect(guideIn(BODY, 'en')?.language).toBe('en');
  expect(guideIn(BODY, 'ar')?.language).toBe('sv');
  expect(wordingsIn(BODY, 'so')?.language).toBe('so');
  expect(wordingsIn(BODY, 'ti')?.language).toBe('sv');
});

it('speaks the language that the youth chose to talk in, else that of the notice', () => {
  expect(youthLanguage({ profile: { language: 'so' }, notice: { language: 'sv' } })).toBe('so');
  expect(youthLanguage({ profile: {}, notice: { language: 'fa' } })).toBe('fa');
});

it('goes on to the next step, to the last', () => {
  expect(stepAfter('acute')).toBe('age');
  expect(stepAfter('police')).toBeNull();
});
