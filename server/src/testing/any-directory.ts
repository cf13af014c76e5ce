import {
  ANONYMITY,
  type Area,
  type Competence,
  competences,
  type DirectoryEntry,
  type DirectoryHours,
  directoryEntry,
  type LocalText,
  ORGANISATION_KINDS,
  type Organisation,
  organisation,
} from '@dorren/shared/protocol/directory.ts';
import { CONVERSATION_LANGUAGES, MUNICIPALITY_CODES } from '@dorren/shared/protocol/values.ts';
import fc from 'fast-check';
import * as v from 'valibot';

interface AnyDirectory {
  organisations: Organisation[];
  entries: DirectoryEntry[];
  competences: Competence[];
}

/** Text that is as awkward as the schema lets it be; `NUL` and `U+FFFD` are left out, for no file has them unescaped. */
const AWKWARD = [
  ...'=+-@\'"\\|;:,<>&{}[]()#%\n\r\t ​‎آåÖ😀éx0AZ',
  '\r\n',
  '\u0085',
  '\u2028',
  "'=",
  '\\|',
  '; sv: ',
  ' | ',
  '-1+1',
  'null',
  '__proto__',
];
const character = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const text = (maxLength: number) =>
  fc
    .array(character, { minLength: 1, maxLength: 14 })
    .map((parts) =>
      parts
        .join('')
        .replaceAll(/[\0\ufffd]/g, '')
        .trim()
        .slice(0, maxLength)
        .trim(),
    )
    .filter((words) => words.length > 0);
const shortText = text(120);
const localised = fc
  .record({ sv: text(400), en: text(400), ar: text(400) }, { requiredKeys: ['sv'] })
  .map((texts): LocalText => texts);
const localName = fc.record({ sv: shortText, en: shortText, ar: shortText }, { requiredKeys: ['sv'] });
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const telephone = fc.oneof(
  fc.constantFrom('+46 8 465 004 00', '08-465 004 17', '112', '0 - 1'),
  // Not with a blank at its end, which no cell of a table has.
  fc.stringMatching(/^[0-9+][0-9 -]{0,19}[0-9-]$/),
);
const minutes = fc.integer({ min: 0, max: 24 * 60 });
const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
const interval = fc
  .tuple(minutes, minutes)
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: clock(from), to: clock(to) }));
const intervals = fc.array(interval, { maxLength: 3 });
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const hours: fc.Arbitrary<DirectoryHours> = fc.record({
  always: fc.boolean(),
  week: fc.oneof(
    fc.tuple(intervals, intervals, intervals, intervals, intervals, intervals, intervals),
    intervals.map((each): DirectoryHours['week'] => [each, each, each, each, each, [], []]),
  ),
  holidays: fc.oneof(fc.constant('as-usual' as const), intervals),
  exceptions: fc.array(fc.record({ date, intervals }), { maxLength: 4 }),
});
const municipality = fc.constantFrom(...MUNICIPALITY_CODES);
const area: fc.Arbitrary<Area> = fc.oneof(
  fc.constant({ kind: 'country' as const }),
  fc.constant({ kind: 'county' as const }),
  municipality.map((code) => ({ kind: 'municipality' as const, code })),
  fc.record({ kind: fc.constant('district' as const), municipality, name: shortText }),
);
const age = orNull(fc.integer({ min: 0, max: 120 }));
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,20}$/);
const competenceId = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);

const anyOrganisation: fc.Arbitrary<Organisation> = fc.record({
  id,
  kind: fc.constantFrom(...ORGANISATION_KINDS),
  name: localName,
  staffNotes: orNull(text(400)),
});

const competenceForest: fc.Arbitrary<Competence[]> = fc
  .uniqueArray(
    fc.record({ id: competenceId, name: localName, also: fc.array(shortText, { maxLength: 4 }), under: fc.nat() }),
    {
      selector: ({ id: own }) => own,
      maxLength: 6,
    },
  )
  .map((list) =>
    list
      .map(({ under, ...rest }, index) => ({ ...rest, parent: list[under % (index + 1)]?.id ?? null }))
      .map(({ parent, ...rest }) => ({ ...rest, parent: parent === rest.id ? null : parent })),
  );

const anyEntry = (organisationIds: readonly string[], competenceIds: readonly string[]): fc.Arbitrary<DirectoryEntry> =>
  fc.record({
    id,
    organisationId: fc.constantFrom(...organisationIds),
    name: localName,
    about: localised,
    whatHappens: orNull(localised),
    areas: fc.array(area, { minLength: 1, maxLength: 4 }),
    competences:
      competenceIds.length > 0 ? fc.array(fc.constantFrom(...competenceIds), { maxLength: 4 }) : fc.constant([]),
    languages: fc.array(fc.constantFrom(...CONVERSATION_LANGUAGES), { maxLength: 5 }),
    interpreter: fc.boolean(),
    ages: fc.record({ from: age, to: age }),
    hours: orNull(hours),
    telephones: fc.array(fc.record({ number: telephone, label: orNull(localName) }), { maxLength: 4 }),
    safeContact: orNull(localised),
    saysWho: orNull(fc.boolean()),
    anonymity: fc.constantFrom(...ANONYMITY),
    address: orNull(shortText),
    isPublic: fc.boolean(),
    staffNotes: orNull(text(400)),
    contactPersons: fc.array(
      fc.record({
        name: shortText,
        telephone: orNull(telephone),
        email: orNull(fc.constantFrom('a@example.org', 'some.one+else@example.com')),
        about: orNull(shortText),
      }),
      { maxLength: 3 },
    ),
  });

/** Directories with everything that the schema allows in them, as the schema itself would read them. */
export const anyDirectory: fc.Arbitrary<AnyDirectory> = fc
  .tuple(fc.uniqueArray(anyOrganisation, { selector: (one) => one.id, maxLength: 4 }), competenceForest)
  .chain(([organisations, forest]) =>
    fc.record({
      organisations: fc.constant(organisations.map((one) => v.parse(organisation, one))),
      competences: fc.constant(v.parse(competences, forest)),
      entries:
        organisations.length === 0
          ? fc.constant([])
          : fc
              .uniqueArray(
                anyEntry(
                  organisations.map((one) => one.id),
                  forest.map((one) => one.id),
                ),
                { selector: (one) => one.id, maxLength: 4 },
              )
              .map((entries) => entries.map((entry) => v.parse(directoryEntry, entry))),
    }),
  );
