import { COMPETENCES } from '@dorren/shared/directory/fixtures.ts';
import type { ColleagueOnDuty } from '@dorren/shared/protocol/staff-messages.ts';
import { expect, it } from 'vitest';
import { suitable } from './targets.ts';

const colleague = (staffId: string, part: Partial<ColleagueOnDuty>): ColleagueOnDuty => ({
  staffId,
  nameShown: staffId,
  organisation: 'Centret',
  role: 'counsellor',
  teams: [],
  competences: [],
  languages: ['sv'],
  free: true,
  ...part,
});
const COLLEAGUES = [
  colleague('a', { teams: ['health'], competences: ['child-marriage'] }),
  colleague('b', { teams: ['health'], languages: ['sv', 'so'], free: false }),
  colleague('c', { competences: ['marriage'] }),
];

it('H1: counts whoever has what is asked for, or something below it in the tree', () => {
  const of = (competence: string) =>
    suitable({ kind: 'competence', competence }, 'handover', COLLEAGUES, COMPETENCES).onDuty;
  expect(of('marriage')).toBe(2);
  expect(of('child-marriage')).toBe(1);
  expect(of('hbtq')).toBe(0);
});

it('H1: asks nobody without a place to take a conversation, and anybody for advice', () => {
  const team = { kind: 'team', team: 'health' } as const;
  expect(suitable(team, 'handover', COLLEAGUES, COMPETENCES)).toEqual({ onDuty: 2, free: 1 });
  expect(suitable(team, 'consultation', COLLEAGUES, COMPETENCES)).toEqual({ onDuty: 2, free: 2 });
  const language = { kind: 'language', language: 'so' } as const;
  expect(suitable(language, 'join', COLLEAGUES, COMPETENCES)).toEqual({ onDuty: 1, free: 0 });
  const one = { kind: 'colleague', staffId: 'c' } as const;
  expect(suitable(one, 'join', COLLEAGUES, COMPETENCES)).toEqual({ onDuty: 1, free: 1 });
});
