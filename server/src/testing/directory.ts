/** Made-up parts of a directory: ordinary, but for what a test is about. */
import type { Competence, DirectoryEntry, Organisation } from '@dorren/shared/protocol/directory.ts';

export function organisation(id: string, changes: Partial<Organisation> = {}): Organisation {
  return { id, kind: 'social-services', name: { sv: `Organisation ${id}` }, staffNotes: null, ...changes };
}

export function entry(id: string, organisationId: string, changes: Partial<DirectoryEntry> = {}): DirectoryEntry {
  return {
    id,
    name: { sv: `Enhet ${id}` },
    about: { sv: 'En påhittad enhet.' },
    whatHappens: null,
    areas: [{ kind: 'county' }],
    competences: [],
    languages: ['sv'],
    interpreter: false,
    ages: { from: null, to: null },
    hours: null,
    telephones: [],
    safeContact: null,
    saysWho: null,
    anonymity: 'unknown',
    organisationId,
    address: null,
    isPublic: true,
    staffNotes: null,
    contactPersons: [],
    ...changes,
  };
}

export function competence(id: string, parent: string | null = null): Competence {
  return { id, parent, name: { sv: `Kunskap ${id}` }, also: [] };
}
