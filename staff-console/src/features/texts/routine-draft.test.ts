import { ROUTINE_SECTIONS, type RoutineBody, type RoutineGuide } from '@dorren/shared/protocol/routine.ts';
import { expect, it } from 'vitest';
import {
  faultySections,
  guideFaults,
  guideIn,
  newGuide,
  newWordings,
  paperFaults,
  sectionOf,
  withGuide,
  withPaper,
  withSection,
  wordingsFaults,
} from './routine-draft.ts';

const GUIDE: RoutineGuide = {
  language: 'sv',
  reviewed: true,
  numbers: [{ name: 'Om liv', telephone: '112' }],
  sections: ROUTINE_SECTIONS.map((section) => ({
    section,
    heading: `Om ${section}`,
    points: [{ text: 'Gör så', source: '19 kap. 1 § SoL' }],
  })),
};
const PAPER = { secrecy: '12 kap. 3 § OSL', neverGuardians: 'Inte hemma' };
const BODY: RoutineBody = { lawyerConfirmed: true, paper: PAPER, guides: [GUIDE], wordings: [] };

it('begins a guide with every section and its sources, and none of its words', () => {
  const begun = newGuide(BODY, 'ar');
  expect(begun.sections.map(({ section }) => section)).toEqual([...ROUTINE_SECTIONS]);
  expect(JSON.stringify(begun)).not.toMatch(/Om|Gör/);
  expect(begun.numbers).toEqual([{ name: '', telephone: '112' }]);
  expect(sectionOf(begun, 'age')?.points).toEqual([{ text: '', source: '19 kap. 1 § SoL' }]);
  expect(faultySections(begun, guideFaults(begun))).toEqual(new Set(ROUTINE_SECTIONS));
});

it('asks the lawyer again about the printed report when its words are others', () => {
  expect(withPaper(BODY, { ...PAPER }).lawyerConfirmed).toBe(true);
  const changed = withPaper(BODY, { ...PAPER, secrecy: '' });
  expect(changed.lawyerConfirmed).toBe(false);
  expect([...paperFaults(changed.paper)]).toEqual([['secrecy', 'empty']]);
});

it('begins wordings with every age and card', () => {
  expect(wordingsFaults(newWordings(BODY, 'so')).get('telling.adult.0')).toBe('empty');
  expect([...wordingsFaults(newWordings(BODY, 'so')).keys()].filter((place) => place.endsWith('heading'))).toHaveLength(
    6,
  );
});

it('changes one section, which takes the ticks away, and marks only that one as faulty', () => {
  const changed = withGuide(BODY, withSection(GUIDE, { section: 'age', heading: '', points: [] }));
  const guide = guideIn(changed, 'sv');
  expect(changed.lawyerConfirmed).toBe(false);
  expect(guide?.reviewed).toBe(false);
  expect(guide && faultySections(guide, guideFaults(guide))).toEqual(new Set(['age']));
  expect(guide && sectionOf(guide, 'police')).toEqual(sectionOf(GUIDE, 'police'));
});
