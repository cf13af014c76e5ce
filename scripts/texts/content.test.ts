import { expect, it } from 'vitest';
import { readDefaultTexts } from '../../server/src/texts/default-texts.ts';
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
  for (const { name, missing } of coverage(content))
    if (name !== 'notice.urged') expect({ name, missing }).toEqual({ name, missing: [] });
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
