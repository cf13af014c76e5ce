/** Search as people would, in the sample of the whole county. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '@dorren/shared/directory/folding.ts';
import { DirectorySearch, type Filters, type Found } from '@dorren/shared/directory/search.ts';
import { staffDocuments } from '@dorren/shared/directory/search-documents.ts';
import type { DirectoryEntry } from '@dorren/shared/protocol/directory.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { describe, expect, it } from 'vitest';
import { Chance } from '../chance.ts';
import { type GeneratedDirectory, generateDirectory } from './generate.ts';

const SAMPLE = JSON.parse(readFileSync(join(import.meta.dirname, 'sample.json'), 'utf8')) as GeneratedDirectory;
const NOW = Date.parse('2026-11-23T09:00:00Z');

function searchIn({ organisations, entries, competences }: GeneratedDirectory) {
  const index = new DirectorySearch(
    staffDocuments({
      organisations: organisations.map((organisation) => ({ organisation, revision: 1 })),
      entries: entries.map((entry) => ({ entry, revision: 1, confirmed: null })),
      competences: [...competences],
    }),
  );
  return (text: string, filters: Filters = {}) => index.search({ text, filters, now: NOW, limit: entries.length });
}

const find = searchIn(SAMPLE);
type One = Found<DirectoryEntry>;
const name = (pattern: RegExp) => (one: One | undefined) => pattern.test(one?.entry.name.sv ?? '');
const kind = (expected: string) => (one: One | undefined) => one?.kind === expected;
const speaks = (language: ConversationLanguage) => (one: One | undefined) =>
  one?.entry.languages.includes(language) ?? false;
const knows = (id: string) => (one: One | undefined) => one?.entry.competences.includes(id) ?? false;

describe('the first that is found', () => {
  it.each<[string, (one: One | undefined) => boolean]>([
    ['ungdomsmottagning nacka', name(/^Ungdomsmottagningen.*Nacka/)],
    ['ungdomsmotagning naka', name(/^Ungdomsmottagningen.*Nacka/)],
    ['nacka ungdomsm', name(/^Ungdomsmottagningen.*Nacka/)],
    ['youth clinic solna', name(/^Ungdomsmottagningen.*Solna/)],
    ['polis', kind('police')],
    ['police', kind('police')],
    ['الشرطة', kind('police')],
    ['شرطة', kind('police')],
    ['tjejjour', kind('girls-shelter')],
    ['tjejjouern', kind('girls-shelter')],
    ['girls shelter', kind('girls-shelter')],
    ['kvinnojouren', kind('womens-shelter')],
    ['skyddat boende', kind('sheltered-housing')],
    ['socialjour botkyrka', kind('social-services-out-of-hours')],
    ['skolkurator', kind('school-health')],
    ['könsstymp', knows('genital-mutilation')],
    ['konsstympning', knows('genital-mutilation')],
    ['omskärelse', knows('genital-mutilation')],
    ['tvångsgifte', knows('forced-marriage')],
    ['forced mariage', knows('forced-marriage')],
    ['människohandel', knows('trafficking')],
    ['manniskohandel', knows('trafficking')],
    ['handel', knows('trafficking')],
    ['tigrinja', speaks('ti')],
    ['arabic', speaks('ar')],
  ])('for %s', (text, isRight) => {
    const [first] = find(text).found;
    expect(isRight(first), `${first?.entry.name.sv}`).toBe(true);
  });

  it('is nearest when a place is told', () => {
    const { found: all } = find('hedersvåld', { place: { municipality: '0127' } });
    const nearness = all.map((one) => one.nearness);
    expect(nearness[0]).toBe('municipality');
    expect(new Set(nearness)).toEqual(new Set(['municipality', 'county', 'country']));
  });
});

describe.each([
  ['the sample', SAMPLE],
  ['a made-up directory', generateDirectory(3, 150)],
] as const)('in %s', (_, directory) => {
  const search = searchIn(directory as GeneratedDirectory);
  const chance = new Chance(5);

  it('every entry is found by its own name, in each language', () => {
    for (const { id, name: names } of directory.entries) {
      for (const each of Object.values(names)) {
        expect(
          search(each ?? '').found.some(({ entry }) => entry.id === id),
          each,
        ).toBe(true);
      }
    }
  });

  it('and with a typing error in a word of four letters or more', () => {
    for (const { id, name: names } of directory.entries) {
      const written = misspelt(names.sv, chance);
      expect(
        search(written).found.some(({ entry }) => entry.id === id),
        written,
      ).toBe(true);
    }
  });

  it('whatever is found for a competence is what has it, or one below it', () => {
    for (const { id } of directory.competences) {
      const below = new Set([id]);
      for (const { id: other, parent } of directory.competences) if (parent && below.has(parent)) below.add(other);
      const expected = directory.entries.filter(({ competences }) => competences.some((one) => below.has(one)));
      const ids = search('', { competence: id }).found.map(({ entry }) => entry.id);
      expect(ids.sort()).toEqual(expected.map((entry) => entry.id).sort());
    }
  });
});

/** One letter left out, doubled, mistaken, or changed about with the next. */
function misspelt(text: string, chance: Chance): string {
  const below = (count: number) => Math.floor(chance.next() * count);
  const words = wordsOf(text).filter(({ word }) => word.length >= 4);
  const word = words[below(words.length)];
  if (!word) return text;
  const at = word.from + below(word.to - word.from - 1);
  const [letter = '', next = ''] = [text[at], text[at + 1]];
  const instead = [next, letter + letter + next, `x${next}`, next + letter][below(4)];
  return text.slice(0, at) + instead + text.slice(at + 2);
}
