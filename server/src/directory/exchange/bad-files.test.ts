import { DIRECTORY_FORMATS, type DirectoryFormat, MAX_IMPORT_BYTES } from '@dorren/shared/protocol/directory.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDirectory } from '../../testing/any-directory.ts';
import { readDirectory, writeDirectory } from './exchange.ts';
import type { Directory } from './sketch.ts';

const NOTHING: Directory = { organisations: [], entries: [], competences: [] };
const DIRECTORY: Directory = {
  organisations: [
    { id: 'north', kind: 'police', name: { sv: 'Norra' }, staffNotes: null },
    { id: 'south', kind: 'ngo', name: { sv: 'Södra' }, staffNotes: null },
  ],
  entries: ['one', 'two'].map((id) => ({
    id,
    organisationId: 'north',
    name: { sv: 'Enheten' },
    about: { sv: 'Om' },
    whatHappens: null,
    areas: [{ kind: 'county' }],
    competences: ['threats'],
    languages: ['sv'],
    interpreter: true,
    ages: { from: 13, to: null },
    hours: {
      always: false,
      week: [[{ from: '08:00', to: '16:30' }], [], [], [], [], [], []],
      holidays: [],
      exceptions: [{ date: '2026-12-24', intervals: [] }],
    },
    telephones: [{ number: '08-465 004 00', label: null }],
    safeContact: null,
    saysWho: null,
    anonymity: 'yes',
    address: null,
    isPublic: true,
    staffNotes: null,
    contactPersons: [],
  })),
  competences: [
    { id: 'violence', parent: null, name: { sv: 'Våld' }, also: [] },
    { id: 'threats', parent: 'violence', name: { sv: 'Hot' }, also: [] },
  ],
};

/** What is told of a file in which some words are others than in a good one. */
function problemsAfter(format: DirectoryFormat, ...changes: readonly (readonly [string | RegExp, string])[]) {
  const good = writeDirectory(format, DIRECTORY);
  const bad = changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return changed;
  }, good);
  const { plan, problems } = readDirectory(format, bad, NOTHING);
  if (problems.length > 0) expect(plan).toEqual({ organisations: [], entries: [], competences: null });
  return problems;
}

describe('X4: what is wrong is told with its line, its column and a code', () => {
  it.each([
    ['a date that is in no calendar', '2026-12-24', '2026-02-30', { line: 2, field: 'hours', code: 'malformed' }],
    ['hours that nobody can read', 'mo 08:00-16:30', 'mo from eight', { line: 2, field: 'hours', code: 'malformed' }],
    ['hours that end before they begin', '08:00-16:30', '18:00-16:30', { line: 2, field: 'hours', code: 'malformed' }],
    ['an area that is nowhere', ';county;', ';Atlantis;', { line: 2, field: 'areas', code: 'unknown-value' }],
    [
      'a kind that there is not',
      ';police;',
      ';pirates;',
      { line: 2, field: 'organisation.kind', code: 'unknown-value' },
    ],
    ['an age that is none', ';13;', ';thirteen;', { line: 2, field: 'ages.from', code: 'malformed' }],
    [
      'a competence that is not in the list',
      ';threats;',
      ';thrats;',
      { line: 2, field: 'competences', code: 'unknown-competence' },
    ],
    ['a text that is not there', ';Om;', ';;', { line: 2, field: 'about.sv', code: 'missing' }],
    ['an id twice', ';two;', ';one;', { line: 3, field: 'id', code: 'duplicate-id' }],
    [
      'a language that nobody speaks here',
      ';sv;yes',
      ';xx;yes',
      { line: 2, field: 'languages', code: 'unknown-value' },
    ],
    ['neither yes nor no', ';sv;yes', ';sv;perhaps', { line: 2, field: 'interpreter', code: 'malformed' }],
    ['cells beyond the header', /\r\n$/, ';more\r\n', { line: 6, field: 'AN', code: 'unknown-column' }],
    ['a quote that never ends', ';Om;', ';"Om;', { line: 2, field: null, code: 'not-this-format' }],
    ['a column that nobody knows', 'saysWho', 'secret', { line: 1, field: 'AB', code: 'unknown-column' }],
    ['another encoding', 'Södra', 'S\ufffddra', { line: 4, field: null, code: 'wrong-encoding' }],
    ['no text', 'Södra', 'S\0dra', { line: 4, field: null, code: 'wrong-encoding' }],
  ] as const)('csv: %s', (_what, from, to, problem) => {
    expect(problemsAfter('csv', [from, to])).toContainEqual(problem);
  });

  it('csv: an organisation that two rows tell differently', () => {
    const problems = problemsAfter('csv', ['north;police;Norra;;;;two', 'north;police;Nord;;;;two']);
    expect(problems).toEqual([{ line: 3, field: 'organisation.name.sv', code: 'contradiction' }]);
  });

  it('csv: a column that is missing would empty a field', () => {
    const problems = problemsAfter('csv', [';staffNotes;', ';;']);
    expect(problems).toEqual([{ line: 1, field: 'staffNotes', code: 'missing-column' }]);
  });

  it('csv: lines are counted through cells of several lines', () => {
    const problems = problemsAfter('csv', [';Om;', ';"Om\r\ndet\r\n";'], [';two;', ';one;']);
    expect(problems).toEqual([{ line: 5, field: 'id', code: 'duplicate-id' }]);
  });

  it.each([
    [
      'a date that is in no calendar',
      '2026-12-24',
      '2026-02-30',
      { field: 'entries[0].hours.exceptions[0].date', code: 'malformed' },
    ],
    [
      'a competence above itself',
      '"parent": null',
      '"parent": "threats"',
      { field: 'competences[0].parent', code: 'circle' },
    ],
    [
      'a parent that is not there',
      '"parent": "violence"',
      '"parent": "peace"',
      { field: 'competences[1].parent', code: 'unknown-competence' },
    ],
    [
      'an organisation that is not there',
      '"organisationId": "north"',
      '"organisationId": "west"',
      { field: 'entries[0].organisationId', code: 'unknown-organisation' },
    ],
    ['a field that nobody knows', '"ages"', '"secret"', { field: 'entries[0]', code: 'unknown-column' }],
    [
      'a text that is too long',
      '"Om"',
      JSON.stringify('o'.repeat(1201)),
      { field: 'entries[0].about.sv', code: 'too-long' },
    ],
    ['a comma that is missing', '"kind": "ngo",', '"kind": "ngo"', { field: null, code: 'not-this-format' }],
    ['another format', 'dorren-directory/1', 'dorren-directory/9', { field: 'format', code: 'not-this-format' }],
    [
      'something else than a list',
      '"organisations": [',
      '"organisations": 1, "more": [',
      { field: 'organisations', code: 'malformed' },
    ],
  ] as const)('json: %s', (_what, from, to, problem) => {
    const lines = writeDirectory('json', DIRECTORY).split('\n');
    const at = lines.findIndex((text) => `\n${text}`.includes(from)) + 1;
    // A comma is missed where the next thing begins.
    const line = problem.field === null ? at + 1 : at;
    expect(problemsAfter('json', [from, to])).toContainEqual({ line, ...problem });
  });

  it('hsds: names the table and the row', () => {
    const lines = writeDirectory('hsds', DIRECTORY).split('\n');
    const line = lines.findIndex((text) => text.includes('"minimum_age":13')) + 1;
    expect(problemsAfter('hsds', ['"minimum_age":13', '"minimum_age":"13"'])).toEqual([
      { line, field: 'service[0]', code: 'malformed' },
    ]);
  });

  it('hsds: reads what another has written, as far as it is said', () => {
    const file = {
      organization: [{ id: 'b2f0', name: 'Other', description: 'Another' }],
      service: [
        {
          id: 'a1c4',
          organization_id: 'b2f0',
          name: 'Talk',
          description: 'Somebody listens',
          status: 'active',
          fees: 'none',
        },
      ],
      service_area: [{ id: 'c', service_id: 'a1c4', name: 'Botkyrka' }],
      schedule: [
        { id: 'd', service_id: 'a1c4', freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00:00', closes_at: '12:00Z' },
      ],
      phone: [{ id: 'e', service_id: 'a1c4', number: '08-465 004 01' }],
      program: [{ id: 'f' }],
    };
    const { plan, problems } = readDirectory('hsds', JSON.stringify(file), NOTHING);
    expect(problems).toEqual([]);
    expect(plan.organisations).toEqual([
      { id: 'b2f0', kind: 'other-authority', name: { sv: 'Other' }, staffNotes: null },
    ]);
    expect(plan.entries[0]).toMatchObject({
      id: 'a1c4',
      organisationId: 'b2f0',
      about: { sv: 'Somebody listens' },
      areas: [{ kind: 'municipality', code: '0127' }],
      hours: {
        always: false,
        week: [[{ from: '09:00', to: '12:00' }], [{ from: '09:00', to: '12:00' }], [], [], [], [], []],
      },
      telephones: [{ number: '08-465 004 01', label: null }],
      isPublic: false,
    });
  });
});

describe.each(DIRECTORY_FORMATS)('%s', (format) => {
  it('X5: a file that is damaged anywhere gives a report, and nothing of it is taken if there is one problem', () => {
    const good = writeDirectory(format, DIRECTORY);
    const damage = fc.tuple(fc.nat(good.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const bad = damages.reduce(
          (text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length),
          good,
        );
        const { plan, problems } = readDirectory(format, bad, DIRECTORY);
        if (problems.length > 0) expect(plan).toEqual({ organisations: [], entries: [], competences: null });
      }),
      { numRuns: 500 },
    );
  });

  it('X5: whatever is read as this format gives a report', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          anyDirectory.map((any) => writeDirectory('json', any)),
        ),
        (text) => {
          const { counts } = readDirectory(format, text, NOTHING);
          expect(counts.entries.changed).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('X6: nothing that only the file says is told again', () => {
    const planted = 'Zarathustra';
    const good = writeDirectory(format, DIRECTORY);
    for (const word of [
      'north',
      'police',
      'Enheten',
      'Om',
      '08-465 004 00',
      'threats',
      'saysWho',
      'yes',
      'name',
      'service',
      'id',
      'organisations',
    ]) {
      const { problems } = readDirectory(format, good.replaceAll(word, planted), NOTHING);
      expect(JSON.stringify(problems)).not.toContain(planted);
    }
  });

  it.each(
    Object.entries({
      quotes: '"',
      separators: ';',
      lines: '\n',
      brackets: '[',
      objects: '{"a":',
      'empty rows': 'a\n',
      NUL: '\0',
      'quoted nothing': '"";',
    }),
  )('X5: as much as may come of %s is refused', (_what, unit) => {
    const content = unit.repeat(Math.floor(MAX_IMPORT_BYTES / 4 / unit.length));
    expect(readDirectory(format, content, NOTHING).problems.length).toBeGreaterThan(0);
  });
});

it('X5: parts of an HSDS file that all say they belong to one another are refused, not multiplied', () => {
  const services = Array.from({ length: 9_000 }, () => ({ id: 'same' }));
  const languages = Array.from({ length: 150_000 }, () => ({ id: 'same', service_id: 'same' }));
  const { problems } = readDirectory('hsds', JSON.stringify({ service: services, language: languages }), NOTHING);
  expect(problems).toContainEqual({ line: 1, field: 'service[1]', code: 'duplicate-id' });
});
