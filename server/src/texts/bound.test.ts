import { type Bindings, noticesNamed } from '@dorren/shared/protocol/texts.ts';
import type { Team } from '@dorren/shared/protocol/values.ts';
import { describe, expect, it } from 'vitest';
import { noticeOf } from './bound.ts';

const BINDINGS: Bindings = {
  door: 'main',
  bindings: [
    { organisation: 'solna', team: 'midwife', notice: 'solna-midwives' },
    { organisation: 'solna', team: null, notice: 'solna' },
    { organisation: null, team: 'midwife', notice: 'midwives' },
    { organisation: null, team: 'health', notice: 'health' },
  ],
};

describe('V8: whose notice is whose', () => {
  it.each<[string, string | null, readonly Team[], string | null]>([
    ['organisation and team', 'solna', ['midwife'], 'solna-midwives'],
    ['organisation before team', 'solna', ['health'], 'solna'],
    ['organisation', 'solna', [], 'solna'],
    ['team', 'nacka', ['midwife'], 'midwives'],
    ['team, for one of no organisation', null, ['health'], 'health'],
    ['the first team that has one', null, ['school', 'health', 'midwife'], 'health'],
    ['organisation and any team before organisation', 'solna', ['school', 'midwife'], 'solna-midwives'],
    ['the door’s, if nothing fits', 'nacka', ['school'], null],
    ['the door’s, for one of nothing', null, [], null],
  ])('follows from %s', (_what, directoryOrganisation, teams, expected) => {
    expect(noticeOf(BINDINGS, { directoryOrganisation, teams })).toBe(expected);
    const reversed = { ...BINDINGS, bindings: BINDINGS.bindings.toReversed() };
    expect(noticeOf(reversed, { directoryOrganisation, teams })).toBe(expected);
  });

  it('names every notice that is needed', () => {
    expect(noticesNamed(BINDINGS)).toEqual(['main', 'solna-midwives', 'solna', 'midwives', 'health']);
  });
});
