import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '../protocol/directory.ts';
import { CONVERSATION_LANGUAGES, MUNICIPALITY_CODES } from '../protocol/values.ts';
import { COMPETENCES, STAFF_DIRECTORY } from './fixtures.ts';
import { fold, wordsOf } from './folding.ts';
import { openingAt } from './opening.ts';
import { DirectorySearch, type Filters } from './search.ts';
import { publicDocuments, staffDocuments } from './search-documents.ts';

// A Monday, 10:00 in Stockholm.
const NOW = Date.parse('2026-11-23T09:00:00Z');
const index = new DirectorySearch(staffDocuments(STAFF_DIRECTORY));
const find = (text: string, filters: Filters = {}, now = NOW) => index.search({ text, filters, now, limit: 100 });
const ids = (text: string, filters: Filters = {}, now = NOW) =>
  find(text, filters, now).found.map(({ entry }) => entry.id);

describe('what is found, in order', () => {
  it.each([
    ['hedersvåld', ['jour']],
    ['hedersvald', ['jour']],
    ['HEDERSVÅLD', ['jour']],
    ['hedres', ['jour']],
    ['hedesvåld', ['jour']],
    ['hot', ['polis']],
    ['dödshotet', ['polis']],
    ['oppen dorr', ['linje']],
    ['Lyktan', ['jour']],
    ['shelter', ['jour']],
    ['barnäktenskap', ['botkyrka']],
    ['gifta bort', ['botkyrka']],
    ['child marriage', ['botkyrka']],
    ['arabiska', ['linje']],
    ['العربية', ['linje']],
    ['عربية', ['linje']],
    ['somali', ['jour']],
    ['lesbisk', ['linje']],
    ['fittja', ['fittja']],
    ['polisen', ['polis']],
    ['gruppledaren', ['botkyrka']],
    ['vilhelmina', ['botkyrka']],
    ['polisregion', ['polis']],
    ['xyzzy', []],
    ['  – , ', ['fittja', 'botkyrka', 'jour', 'polis', 'linje']],
  ])('%s', (text, expected) => {
    expect(ids(text).sort()).toEqual([...expected].sort());
  });

  it('puts a whole word before a beginning, that before a part, and all before a typing error', () => {
    // The first three have "våld" itself, the last "Hedersvåld" and what is above it.
    expect(ids('våld')).toEqual(['botkyrka', 'linje', 'polis', 'jour']);
    expect(ids('dorr')[0]).toBe('linje');
  });

  it('takes the words of a sentence that tell something, and those entries that fit most of them', () => {
    expect(ids('jag är rädd för min familj')).toEqual(['linje']);
    expect(ids('jag vill inte giftas')).toEqual(['botkyrka']);
    expect(ids('min bror slår mig')).toContain('polis');
  });

  it('says when it was found by what youths never see', () => {
    const { why } = find('gruppledaren').found[0] ?? { why: [] };
    expect(why.map(({ field }) => field)).toEqual(['staff-notes']);
  });

  it('says why: the text, and where the words are in it', () => {
    const { why } = find('hedersvald tjejjour').found[0] ?? { why: [] };
    const marked = why.flatMap(({ text, marks }) => marks.map(({ from, to }) => text.slice(from, to)));
    expect(marked).toContain('Hedersvåld');
    expect(marked).toContain('Tjejjouren');
  });
});

it('gives no typing error as a reason where the word itself is', () => {
  const { found } = find('hot');
  expect(found[0]?.why.flatMap(({ text, marks }) => marks.map(({ from, to }) => text.slice(from, to)))).toEqual([
    'hot',
    'dödshot',
  ]);
});

describe('the public part', () => {
  const entries = STAFF_DIRECTORY.entries.map(({ entry }) => {
    const { organisationId, address, isPublic, staffNotes, contactPersons, ...open } = entry;
    return { ...open, kind: 'ngo' as const };
  });
  const open = new DirectorySearch(publicDocuments({ entries, competences: COMPETENCES }));
  const found = (text: string) =>
    open.search({ text, filters: {}, now: NOW, limit: 9 }).found.map(({ entry }) => entry.id);

  it('is found by what youths may read, and by nothing else', () => {
    expect(found('hedersvald')).toEqual(['jour']);
    expect(found('familj')).toEqual(['linje']);
    expect(found('gruppledaren')).toEqual([]);
    expect(found('vilhelmina')).toEqual([]);
  });
});

describe('filters', () => {
  const nearest = (filters: Filters) => find('', filters).found.map(({ entry, nearness }) => [entry.id, nearness]);

  it('put what is made for the place before what is for all, and leave out other places', () => {
    expect(nearest({ place: { municipality: '0127', district: 'Fittja' } })).toEqual([
      ['fittja', 'district'],
      ['botkyrka', 'municipality'],
      ['jour', 'municipality'],
      ['polis', 'county'],
      ['linje', 'country'],
    ]);
    expect(ids('', { place: { municipality: '0160' } })).toEqual(['polis', 'linje']);
    expect(ids('', { place: { municipality: '0127', district: 'Alby' } })).not.toContain('fittja');
    expect(nearest({ place: { municipality: '0127' } })[2]).toEqual(['fittja', 'part-of-municipality']);
  });

  it('count what is below a competence', () => {
    expect(ids('', { competence: 'marriage' })).toEqual(['botkyrka']);
    expect(ids('', { competence: 'violence' }).sort()).toEqual(['botkyrka', 'jour', 'linje', 'polis']);
    expect(ids('', { competence: 'honour-violence' })).toEqual(['jour']);
  });

  it('count an interpreter, after those who speak it', () => {
    expect(ids('', { language: 'so' })).toEqual(['jour', 'botkyrka']);
  });

  it('know ages, anonymity, kind and hours', () => {
    expect(ids('', { age: 26 })).not.toContain('jour');
    expect(ids('', { age: 25 })).toContain('jour');
    expect(ids('', { anonymous: true }).sort()).toEqual(['jour', 'linje']);
    expect(ids('', { kind: 'police' })).toEqual(['polis']);
    expect(ids('', { openNow: true })).toEqual(['botkyrka', 'jour']);
    expect(ids('', { openNow: true }, NOW + 10 * 3_600_000)).toEqual(['fittja', 'jour']);
  });

  it('rank what is confirmed lately before what is not, and then what is open', () => {
    expect(ids('våld')).toEqual(['botkyrka', 'linje', 'polis', 'jour']);
    const longAfter = NOW + 400 * 24 * 3_600_000;
    expect(ids('våld', {}, longAfter)).toEqual(['botkyrka', 'polis', 'linje', 'jour']);
  });
});

describe('whatever is written', () => {
  const filters: fc.Arbitrary<Filters> = fc
    .record({
      municipality: fc.option(fc.constantFrom(...MUNICIPALITY_CODES)),
      district: fc.option(fc.constantFrom('Fittja', 'Alby')),
      competence: fc.option(fc.constantFrom(...COMPETENCES.map(({ id }) => id), 'nothing')),
      language: fc.option(fc.constantFrom(...CONVERSATION_LANGUAGES)),
      age: fc.option(fc.integer({ min: 0, max: 120 })),
      anonymous: fc.boolean(),
      openNow: fc.boolean(),
    })
    .map(({ municipality, district, competence, language, age, ...flags }) => ({
      ...flags,
      ...(municipality && { place: district ? { municipality, district } : { municipality } }),
      ...(competence && { competence }),
      ...(language && { language }),
      ...(age !== null && { age }),
    }));
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });

  it('nothing is thrown, nothing is there twice, and marks are within their text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), filters, moment, (text, wanted, now) => {
        const { total, found } = find(text, wanted, now);
        expect(new Set(found.map(({ entry }) => entry.id)).size).toBe(total);
        for (const { text: whole, marks } of found.flatMap(({ why }) => why)) {
          for (const { from, to } of marks) expect(from < to && to <= whole.length).toBe(true);
        }
      }),
    );
  });

  it('filters let through what they should, all of it, and nothing else', () => {
    fc.assert(
      fc.property(filters, moment, (wanted, now) => {
        const expected = STAFF_DIRECTORY.entries
          .map(({ entry }) => entry)
          .filter((entry) => passes(entry, wanted, now));
        expect(ids('', wanted, now).sort()).toEqual(expected.map(({ id }) => id).sort());
      }),
    );
  });

  it('every entry is found by its own name, whole or with one typing error in a word of four letters or more', () => {
    const names = STAFF_DIRECTORY.entries.flatMap(({ entry }) =>
      Object.values(entry.name).map((name) => ({ id: entry.id, name: name ?? '' })),
    );
    for (const { id, name } of names) expect(ids(name), name).toContain(id);
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzåäö');
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.nat(),
        fc.nat(3),
        letter,
        ({ id, name }, which, where, how, other) => {
          const words = wordsOf(name).filter(({ word }) => word.length >= 4);
          const word = words[which % words.length];
          if (!word) return;
          const at = word.from + (where % (word.to - word.from));
          const rest = name.slice(at + 1);
          const wrong = [other + name.slice(at), other + rest, rest, `${rest.slice(0, 1)}${name[at]}${rest.slice(1)}`][
            how
          ];
          const written = name.slice(0, at) + wrong;
          // A changed order that takes a word apart is no typing error within it.
          fc.pre(how !== 3 || at + 1 < word.to);
          expect(ids(written), written).toContain(id);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The filters once more, as plainly as can be. */
function passes(entry: DirectoryEntry, wanted: Filters, now: number): boolean {
  const { place, competence, language, age, anonymous, openNow } = wanted;
  const above = (id: string): string[] => {
    const parent = COMPETENCES.find((one) => one.id === id)?.parent;
    return parent ? [id, ...above(parent)] : [id];
  };
  const serves = entry.areas.some((area) => {
    if (!place || area.kind === 'country' || area.kind === 'county') return true;
    if (area.kind === 'municipality') return area.code === place.municipality;
    return area.municipality === place.municipality && (place.district ?? area.name) === area.name;
  });
  return (
    serves &&
    (!competence || entry.competences.flatMap(above).includes(competence)) &&
    (!language || entry.interpreter || entry.languages.includes(language)) &&
    (age === undefined || ((entry.ages.from ?? 0) <= age && age <= (entry.ages.to ?? 120))) &&
    (!anonymous || ['yes', 'at-first'].includes(entry.anonymity)) &&
    (!openNow || (entry.hours !== null && openingAt(entry.hours, now).open))
  );
}

describe('folding', () => {
  it.each([
    ['Hedersvåld', 'hedersvald'],
    ['ÄKTENSKAP', 'aktenskap'],
    ['école', 'ecole'],
    ['الشُّرطة', 'شرطه'],
    ['أمان', 'امان'],
    ['ﬁ', 'fi'],
  ])('%s is %s', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });
});
