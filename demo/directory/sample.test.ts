import { readFileSync } from 'node:fs';
import { DIRECTORY_FORMATS } from '@dorren/shared/protocol/directory.ts';
import { MUNICIPALITY_CODES } from '@dorren/shared/protocol/values.ts';
import { describe, expect, it } from 'vitest';
import { readDirectory, writeDirectory } from '../../server/src/directory/exchange/exchange.ts';
import { generateDirectory } from './generate.ts';
import { makeSample } from './sample.ts';
import { isForFiction } from './telephones.ts';

const NOTHING = { organisations: [], entries: [], competences: [] };
const file = readFileSync(new URL('sample.json', import.meta.url), 'utf8');
const { plan: sample, problems } = readDirectory('json', file, NOTHING);
const generated = generateDirectory(7, 600);

describe('the sample directory', () => {
  it('is what its script makes', () => {
    expect(file).toBe(writeDirectory('json', makeSample()));
  });

  it('can be imported', () => {
    expect(problems).toEqual([]);
    expect(sample.entries.length).toBeGreaterThanOrEqual(150);
    expect(sample.entries.length).toBeLessThanOrEqual(250);
    expect(sample.competences?.length).toBeLessThanOrEqual(45);
  });

  it.each(MUNICIPALITY_CODES)('has in %s whom to turn to by day, at night, at a clinic and at school', (code) => {
    const here = sample.entries.filter(({ areas }) =>
      areas.some((area) => area.kind === 'municipality' && area.code === code),
    );
    const kinds = here.map(({ organisationId }) => sample.organisations.find(({ id }) => id === organisationId)?.kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['social-services', 'social-services-out-of-hours', 'youth-clinic', 'school-health']),
    );
  });

  it('knows somebody for every competence', () => {
    const parents = new Map(sample.competences?.map(({ id, parent }) => [id, parent]));
    const covered = new Set<string>();
    for (const id of sample.entries.flatMap(({ competences }) => competences)) {
      for (let at: string | null | undefined = id; at; at = parents.get(at)) covered.add(at);
    }
    expect([...parents.keys()].filter((id) => !covered.has(id))).toEqual([]);
  });

  it('says of no secret place where it is', () => {
    const secret = sample.organisations
      .filter(({ kind }) => kind === 'sheltered-housing' || kind === 'womens-shelter')
      .map(({ id }) => id);
    expect(secret.length).toBeGreaterThan(0);
    for (const entry of sample.entries.filter(({ organisationId }) => secret.includes(organisationId)))
      expect(entry.address).toBeNull();
  });
});

describe.each([
  ['sample', sample],
  ['generated', generated],
] as const)('what is made up (%s)', (_name, { organisations, entries }) => {
  it('has only telephone numbers that are kept for fiction', () => {
    const numbers = entries.flatMap(({ telephones, contactPersons }) => [
      ...telephones.map(({ number }) => number),
      ...contactPersons.flatMap(({ telephone }) => telephone ?? []),
    ]);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter((number) => !isForFiction(number))).toEqual([]);
  });

  it('has no telephone number in a text but that of the emergency services', () => {
    const texts = JSON.stringify(
      entries.map(({ about, whatHappens, safeContact, staffNotes }) => [about, whatHappens, safeContact, staffNotes]),
    );
    expect(texts.match(/\d[\d -]{4,}\d/g) ?? []).toEqual([]);
  });

  it('says in every language that it is made up', () => {
    for (const { name } of [...organisations, ...entries]) {
      expect(name.sv).toMatch(/\(exempel\)$/);
      if (name.en) expect(name.en).toMatch(/\(example\)$/);
      if (name.ar) expect(name.ar).toMatch(/\(مثال\)$/);
    }
    for (const { about } of entries) {
      expect(about.sv).toMatch(/Påhittat exempel\.$/);
      if (about.en) expect(about.en).toMatch(/Made-up example\.$/);
      if (about.ar) expect(about.ar).toMatch(/مثال مختلق\.$/);
    }
  });

  it('is in Swedish and English, whoever it is for', () => {
    expect(entries.filter(({ name, about }) => !name.en || !about.en)).toEqual([]);
  });
});

it('generates the same for the same seed, as much as is asked for', () => {
  expect(generateDirectory(3, 40)).toEqual(generateDirectory(3, 40));
  expect(generateDirectory(3, 40)).not.toEqual(generateDirectory(4, 40));
  expect(generateDirectory(3, 40).entries).toHaveLength(40);
});

it.each(DIRECTORY_FORMATS)('generates what can be imported as %s', (format) => {
  const read = readDirectory(format, writeDirectory(format, generated), NOTHING);
  expect(read.problems).toEqual([]);
  expect(read.plan.entries).toEqual(generated.entries);
});

it('tells numbers that are kept for fiction from others', () => {
  expect(
    ['08-465 004 00', '+46 8 465 004 99', '070-174 06 05', '0980-319 200'].filter((number) => !isForFiction(number)),
  ).toEqual([]);
  expect(['08-465 005 00', '070-174 06 04', '112', '08-123 45 67', '0980-319 300'].filter(isForFiction)).toEqual([]);
});
