import { publicDirectory } from '@dorren/shared/protocol/directory.ts';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { competence, entry, organisation } from '../testing/directory.ts';
import { publicPart } from './public-part.ts';
import { snapshotOf } from './snapshot.ts';

/** Every string of a value, names of fields too. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) => [name, ...stringsOf(below)]);
}

const SHOWN = {
  name: { sv: 'shown-name', en: 'shown-name-en', ar: 'shown-name-ar' },
  about: { sv: 'shown-about' },
  whatHappens: { sv: 'shown-what-happens' },
  areas: [{ kind: 'district' as const, municipality: '0180' as const, name: 'shown-district' }],
  competences: ['shown-competence'],
  telephones: [{ number: '08-465 004 07', label: { sv: 'shown-label' } }],
  safeContact: { sv: 'shown-safe-contact' },
};
const STAFF = {
  address: 'planted-address',
  staffNotes: 'planted-notes',
  contactPersons: [
    { name: 'planted-contact', telephone: '070-174 06 05', email: 'planted@example.org', about: 'planted-about' },
  ],
};

const snapshot = snapshotOf({
  organisations: [
    {
      organisation: organisation('open', { name: { sv: 'planted-organisation' }, staffNotes: 'planted-notes' }),
      revision: 1,
    },
    { organisation: organisation('planted-empty'), revision: 1 },
  ],
  entries: [
    { entry: entry('unit', 'open', { ...SHOWN, ...STAFF }), revision: 4, confirmed: { by: 'planted-name', at: 1 } },
    { entry: entry('planted-id', 'open', { ...STAFF, isPublic: false }), revision: 1, confirmed: null },
  ],
  competences: [competence('shown-competence')],
  competencesRevision: 3,
});

it('R8: the public part has everything that youths may read, and not a word of what only staff may', () => {
  const shown = publicPart(snapshot);
  expect(v.parse(publicDirectory, shown)).toEqual(shown);
  const strings = stringsOf(shown);
  expect(strings.filter((text) => /planted|070-174/.test(text))).toEqual([]);
  expect(strings).not.toContain('open');
  expect(strings).not.toContain('revision');
  const wanted = stringsOf(SHOWN);
  expect(strings).toEqual(expect.arrayContaining(wanted));
  // The words were there to be found.
  const all = stringsOf([...snapshot.entries.values(), ...snapshot.organisations.values()]);
  expect(all.filter((text) => text.includes('planted')).length).toBeGreaterThan(8);
});
