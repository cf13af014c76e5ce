import type { Area, KeptEntry, OrganisationKind, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { expect, it } from 'vitest';
import type { Conversation } from '../../lib/staff-state.ts';
import { agencies, isClosedNow } from './agencies.ts';
import { municipalityOf } from './where.ts';

const organisation = (id: string, kind: OrganisationKind) => ({
  organisation: { id, kind, name: { sv: id }, staffNotes: null },
  revision: 1,
});
const entry = (id: string, organisationId: string, areas: Area[]) =>
  ({ entry: { id, organisationId, areas } }) as KeptEntry;

const DIRECTORY: Pick<StaffDirectory, 'organisations' | 'entries'> = {
  organisations: [
    organisation('jour', 'social-services-out-of-hours'),
    organisation('board', 'social-services'),
    organisation('ngo', 'ngo'),
  ],
  entries: [
    entry('county', 'jour', [{ kind: 'county' }]),
    entry('nacka', 'jour', [{ kind: 'municipality', code: '0182' }]),
    entry('solna', 'jour', [{ kind: 'municipality', code: '0184' }]),
    entry('solna-board', 'board', [{ kind: 'municipality', code: '0184' }]),
    entry('ngo', 'ngo', [{ kind: 'municipality', code: '0184' }]),
  ],
};
const ids = (kind: OrganisationKind, municipality: '0184' | '0180' | null) =>
  agencies(DIRECTORY, kind, municipality).map((kept) => kept.entry.id);

it('finds who is on call for the municipality first, then the county’s, and no neighbour’s', () => {
  expect(ids('social-services-out-of-hours', '0184')).toEqual(['solna', 'county']);
  expect(ids('social-services-out-of-hours', '0180')).toEqual(['county']);
  expect(ids('social-services', '0184')).toEqual(['solna-board']);
});

it('while the municipality is not known offers only who serves all of the county', () => {
  expect(ids('social-services-out-of-hours', null)).toEqual(['county']);
  expect(ids('social-services', null)).toEqual([]);
});

it('takes the municipality that was chosen, else told in the form, else said before', () => {
  const answers = {
    form: 'who',
    declined: false,
    name: null,
    age: null,
    school: null,
    municipality: '0182',
    reach: null,
  };
  const told = {
    profile: { municipality: '0180' },
    messages: [{ kind: 'form', form: 'who', answers }],
  } as unknown as Conversation;
  expect(municipalityOf({ municipality: '0184' }, told)).toBe('0184');
  expect(municipalityOf({ municipality: null }, told)).toBe('0182');
  expect(municipalityOf({ municipality: null }, { ...told, messages: [] })).toBe('0180');
  expect(municipalityOf({ municipality: null }, { profile: {}, messages: [] })).toBeNull();
});

it('knows that whom the report goes to is closed now, by its name alone', () => {
  const week = Array.from({ length: 7 }, () => []);
  const hours = (always: boolean) => ({ always, week, exceptions: [], holidays: 'as-usual' });
  const named = (id: string, sv: string, on: ReturnType<typeof hours> | null) =>
    ({ entry: { id, organisationId: 'board', name: { sv }, hours: on } }) as unknown as KeptEntry;
  const { organisations } = DIRECTORY;
  const now = Date.parse('2026-11-20T22:00Z');
  const closed = (to: string, ...entries: KeptEntry[]) => isClosedNow({ organisations, entries }, to, now);
  const solna = named('one', 'Socialtjänsten i Solna', hours(false));
  expect(closed('Socialtjänsten i Solna\n08-465 004 20', solna)).toBe(true);
  expect(closed('Socialtjänsten i Solna', named('one', 'Socialtjänsten i Solna', hours(true)))).toBe(false);
  expect(closed('Socialtjänsten i Solna', named('one', 'Socialtjänsten i Solna', null))).toBe(false);
  expect(closed('Någon annan', solna)).toBe(false);
  expect(closed('', solna)).toBe(false);
});
