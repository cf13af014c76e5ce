import { expect, it } from 'vitest';
import { readDefaultTexts } from '../../server/src/texts/default-texts.ts';
import { CONVERSATION_LANGUAGES, type ConversationLanguage } from '../../shared/src/protocol/values.ts';
import { coverage } from './languages.ts';
import { isEasyEnough, measureSwedish, sentences } from './swedish-texts.ts';

const content = readDefaultTexts();

it('has a notice and the routine that comes with the program, each as its schema says', () => {
  expect(content.map(({ series }) => series)).toEqual(
    expect.arrayContaining(['notice.main', 'notice.urged', 'routine']),
  );
});

it('is as easy to read in Swedish as it has to be', () => {
  const measured = measureSwedish(content);
  expect(measured.filter(({ limit }) => limit !== null).length).toBeGreaterThanOrEqual(8);
  expect(measured.filter((text) => text.lix === 0 || !isEasyEnough(text))).toEqual([]);
});

it('has every notice and every word for the youth in every language of conversation', () => {
  for (const { name, missing } of coverage(content)) expect({ name, missing }).toEqual({ name, missing: [] });
});

const LETTERS: Readonly<Record<ConversationLanguage, RegExp>> = {
  ...{ sv: /[åäö]/u, en: /\bthe\b/u, so: /\bwaa\b/iu, kmr: /[êîû]/u, tr: /[ığş]/u, ti: /\p{Script=Ethiopic}/u },
  // The same script, each with letters or words that the others lack.
  ...{ ar: /[ةى]/u, fa: /مدرسه/u, prs: /مکتب/u, ckb: /[ڵۆێ]/u },
};

it.each(CONVERSATION_LANGUAGES)('is in the language that it says it is: %s', (language) => {
  const notices = content.flatMap(({ body }) => (body.kind === 'notice' ? body.notice.texts : []));
  const own = notices.filter((text) => text.language === language);
  expect(own.length).toBeGreaterThan(0);
  for (const { steps } of own) expect(JSON.stringify(steps)).toMatch(LETTERS[language]);
});

it('names the age, the act and the number to call in every language', () => {
  for (const { body } of content) {
    if (body.kind === 'notice') {
      for (const { steps, legalReference } of body.notice.texts) {
        expect(JSON.stringify(steps)).toMatch(/18|١٨|۱۸/u);
        expect(legalReference).toContain('2025:400');
      }
    } else if (body.kind === 'routine') {
      for (const { cards } of body.routine.wordings)
        for (const { step, text } of cards) if (step === 'until-then' || step === 'sent') expect(text).toContain('112');
    }
  }
});

it('lets nobody answer the question of a notice wrong for want of a choice', () => {
  for (const { body } of content) {
    if (body.kind !== 'notice') continue;
    for (const { question } of body.notice.texts) {
      expect(question?.answers.some(({ right }) => right)).toBe(true);
      expect(question?.answers.some(({ right }) => !right)).toBe(true);
    }
  }
});

it('measures whole sentences of a catalogue, as they are read', () => {
  expect(
    sentences({
      label: 'Vidare',
      sentence: 'Du är nummer {place}.',
      plural: '{count, plural, one {En väntar.} other {# väntar.}}',
    }),
  ).toEqual(['Du är nummer två.', 'två väntar.']);
});
