import { type DirectoryEntry, ORGANISATION_KINDS, type Organisation } from '@dorren/shared/protocol/directory.ts';
import { CONVERSATION_LANGUAGES, MUNICIPALITIES, MUNICIPALITY_CODES } from '@dorren/shared/protocol/values.ts';
import { Chance } from '../chance.ts';
import { COMPETENCES } from './competences.ts';
import { HOURS } from './hours.ts';
import { CHILDREN_AND_YOUTH, OUT_OF_HOURS, SCHOOL_HEALTH, VIOLENCE_TEAM, YOUTH_CLINIC } from './municipal-units.ts';
import { FAMILY_NAMES, GIVEN_NAMES, STREETS } from './names.ts';
import { landline, mobile } from './telephones.ts';
import { entryOf, markedName, type Unit } from './unit.ts';

export interface GeneratedDirectory {
  readonly organisations: Organisation[];
  readonly entries: DirectoryEntry[];
  readonly competences: typeof COMPETENCES;
}

const UNITS: readonly Unit[] = [CHILDREN_AND_YOUTH, VIOLENCE_TEAM, OUT_OF_HOURS, YOUTH_CLINIC, SCHOOL_HEALTH];
const PLACES = [
  'Norra',
  'Södra',
  'Östra',
  'Västra',
  'Björken',
  'Lyktan',
  'Fyren',
  'Hamnen',
  'Ängen',
  'Eken',
  'Bron',
  'Solsidan',
] as const;
const ENTRIES_OF_ONE = 6;

/**
 * As many made-up entries as are asked for, and the organisations they need: for tests and measurements, always the same for
 * the same seed. Every telephone number is one of those kept for fiction.
 */
export function generateDirectory(seed: number, entries: number): GeneratedDirectory {
  const chance = new Chance(seed);
  const one = <T>(list: readonly T[]): T => chance.of(list);
  const some = <T>(list: readonly T[], share: number) => list.filter(() => chance.next() < share);
  const organisations = Array.from(
    { length: Math.max(1, Math.ceil(entries / ENTRIES_OF_ONE)) },
    (_, index): Organisation => {
      const place = `${one(PLACES)} ${index + 1}`;
      return {
        id: `o-${index + 1}`,
        kind: one(ORGANISATION_KINDS),
        name: markedName({ sv: `Verksamheten ${place}`, en: `Organisation ${place}` }, place),
        staffNotes: chance.next() < 0.3 ? `Avtal gäller till ${2027 + (index % 5)}.` : null,
      };
    },
  );
  const units = Array.from({ length: entries }, (_, index): DirectoryEntry => {
    const unit = one(UNITS);
    const code = one(MUNICIPALITY_CODES);
    const named = `${MUNICIPALITIES[code]} ${one(PLACES)}`;
    const kind = chance.next();
    const person = `${one(GIVEN_NAMES)} ${one(FAMILY_NAMES)}`;
    return {
      ...entryOf(unit, {
        id: `e-${index + 1}`,
        organisationId: one(organisations).id,
        named,
        areas:
          kind < 0.05
            ? [{ kind: 'country' }]
            : kind < 0.2
              ? [{ kind: 'county' }]
              : kind < 0.3
                ? [{ kind: 'district', municipality: code, name: one(PLACES) }]
                : [code, ...some(MUNICIPALITY_CODES, 0.05).filter((other) => other !== code)].map((each) => ({
                    kind: 'municipality' as const,
                    code: each,
                  })),
        telephones: [
          { number: landline(index), label: null },
          ...(chance.next() < 0.2
            ? [{ number: mobile(index), label: { sv: 'Sms', en: 'Text messages', ar: 'رسائل نصية' } }]
            : []),
        ],
        contactPersons:
          chance.next() < 0.4
            ? [{ name: person, telephone: mobile(index), email: `person${index + 1}@example.org`, about: 'Samordnare' }]
            : [],
        address: chance.next() < 0.5 ? `${one(STREETS)} ${1 + (index % 60)}, ${named}` : null,
      }),
      competences: [...new Set([...some(unit.competences, 0.6), ...some(COMPETENCES, 0.06).map(({ id }) => id)])],
      languages: ['sv', ...some(CONVERSATION_LANGUAGES.slice(1), 0.25)],
      interpreter: chance.next() < 0.6,
      hours: chance.next() < 0.1 ? null : one(Object.values(HOURS)),
      anonymity: one(['yes', 'no', 'at-first', 'unknown']),
      saysWho: one([true, false, null]),
      isPublic: chance.next() < 0.8,
    };
  });
  return { organisations, entries: units, competences: COMPETENCES };
}
