import { COMPETENCES } from '@dorren/shared/directory/fixtures.ts';
import { expect, it } from 'vitest';
import { firstFilters } from './first-filters.ts';

it('begins with what the youth said, and with nothing that was left out', () => {
  expect(
    firstFilters(
      { municipality: '0127', language: 'so', ageBand: '15-17', topics: ['friend', 'marriage'] },
      COMPETENCES,
    ),
  ).toEqual({ place: { municipality: '0127' }, language: 'so', age: 16, competence: 'marriage' });
  expect(firstFilters({}, COMPETENCES)).toEqual({});
});

it('filters by no competence that the centre’s list does not have', () => {
  expect(firstFilters({ topics: ['abroad'] }, COMPETENCES)).toEqual({});
});
