import { type DirectoryEntry, directoryEntry } from '@dorren/shared/protocol/directory.ts';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import {
  draftOf,
  EMPTY_DRAFT,
  EMPTY_PERSON,
  EMPTY_TELEPHONE,
  type EntryDraft,
  isSame,
  readDraft,
} from './entry-draft.ts';

const ENTRY: DirectoryEntry = v.parse(directoryEntry, {
  id: 'unit-1',
  organisationId: 'org-1',
  name: { sv: 'Mottagningen', ar: 'العيادة' },
  about: { sv: 'Samtal för unga.' },
  whatHappens: { sv: 'En kurator svarar.', en: 'A counsellor answers.' },
  areas: [
    { kind: 'municipality', code: '0127' },
    { kind: 'district', municipality: '0180', name: 'Rinkeby' },
  ],
  competences: ['forced-marriage'],
  languages: ['sv', 'so'],
  interpreter: true,
  ages: { from: 13, to: null },
  hours: {
    always: false,
    week: [[{ from: '09:00', to: '17:00' }], [], [], [], [], [], []],
    holidays: [],
    exceptions: [{ date: '2026-12-24', intervals: [] }],
  },
  telephones: [{ number: '08-123 456', label: null }],
  safeContact: null,
  saysWho: false,
  anonymity: 'at-first',
  address: null,
  isPublic: true,
  staffNotes: 'Ring växeln.',
  contactPersons: [{ name: 'Eva', telephone: null, email: 'eva@example.org', about: null }],
});

const faults = (part: Partial<EntryDraft>) => {
  const read = readDraft({ ...draftOf(ENTRY), ...part }, 'unit-1', 'org-1');
  return read.ok ? {} : Object.fromEntries(read.faults);
};

it('says the same entry that it was made of', () => {
  expect(readDraft(draftOf(ENTRY), 'unit-1', 'org-1')).toEqual({ ok: true, entry: ENTRY });
});

it('takes what is only spaces for nothing, and cuts spaces off', () => {
  const read = readDraft({ ...draftOf(ENTRY), address: '  ', staffNotes: ' Ring. ' }, 'unit-1', 'org-1');
  expect(read.ok && [read.entry.address, read.entry.staffNotes]).toEqual([null, 'Ring.']);
});

it('names each place where something is missing', () => {
  expect(faults(EMPTY_DRAFT)).toEqual({
    'name.sv': 'empty',
    'about.sv': 'empty',
    areas: 'empty',
    'telephones.0.number': 'empty',
  });
  expect(faults({ contactPersons: [EMPTY_PERSON] })).toEqual({ 'contactPersons.0.name': 'empty' });
  // Swedish is what everybody else falls back on.
  expect(faults({ safeContact: { sv: '', en: 'Call from a friend’s phone.', ar: '' } })).toEqual({
    'safeContact.sv': 'empty',
  });
});

it('names each place where something is wrong', () => {
  expect(faults({ ageFrom: '13.5' })).toEqual({ 'ages.from': 'wrong' });
  expect(faults({ ageFrom: '20', ageTo: '13' })).toEqual({ 'ages.to': 'wrong' });
  expect(faults({ ageTo: '121' })).toEqual({ 'ages.to': 'wrong' });
  expect(faults({ telephones: [{ ...EMPTY_TELEPHONE, number: 'ring mig' }] })).toEqual({
    'telephones.0.number': 'wrong',
  });
  expect(faults({ contactPersons: [{ ...EMPTY_PERSON, name: 'Eva', email: 'eva' }] })).toEqual({
    'contactPersons.0.email': 'wrong',
  });
  expect(faults({ address: 'x'.repeat(121) })).toEqual({ address: 'too-long' });
  const overlapping = [
    { from: '09:00', to: '12:00' },
    { from: '11:00', to: '13:00' },
  ];
  const { hours } = draftOf(ENTRY);
  expect(faults({ hours: { ...hours, exceptions: [{ date: '2026-12-24', intervals: overlapping }] } })).toEqual({
    hours: 'wrong',
  });
});

it('does not mind hours that are not known', () => {
  const read = readDraft({ ...draftOf(ENTRY), hoursKnown: false }, 'unit-1', 'org-1');
  expect(read.ok && read.entry.hours).toBeNull();
});

it('knows whether something was changed', () => {
  expect(isSame(draftOf(ENTRY), draftOf(ENTRY))).toBe(true);
  expect(isSame({ ...draftOf(ENTRY), interpreter: false }, draftOf(ENTRY))).toBe(false);
});
