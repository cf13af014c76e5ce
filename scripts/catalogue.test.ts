import { describe, expect, it } from 'vitest';
import { DISTRUST_REASONS, ENDED_BY, REFUSAL_CODES, YOUTH_REFUSAL_CODES } from '../shared/src/protocol/codes.ts';
import { OUT_BY } from '../shared/src/protocol/referral.ts';
import { AGE_BANDS, CONVERSATION_LANGUAGES, PAGE_LANGUAGES, ROLES, TOPICS } from '../shared/src/protocol/values.ts';
import { compileCatalogue, faults, loadMessages, placeholders, readCatalogue } from './catalogue.ts';
import { declareMessages, partOf } from './catalogue-types.ts';

const PAGES = ['web-client', 'staff-console'] as const;

describe.each(PAGES)('the catalogue of %s', (page) => {
  it('has the same keys and placeholders in every language', () => {
    expect(faults(page)).toEqual([]);
  });

  it.each(PAGE_LANGUAGES)('has words for every code, reason and choice in %s', (language) => {
    const catalogue = readCatalogue(page, language);
    const needed = [
      ...(page === 'web-client' ? YOUTH_REFUSAL_CODES : REFUSAL_CODES).map((code) => `code.${code}`),
      ...ENDED_BY.map((by) => `endedBy.${by}`),
      ...(page === 'staff-console' ? OUT_BY.map((why) => `endedBy.${why}`) : []),
      ...DISTRUST_REASONS.map((reason) => `distrust.${reason}`),
      ...TOPICS.map((topic) => `topic.${topic}`),
      ...AGE_BANDS.map((band) => `age.${band}`),
      ...ROLES.map((role) => `role.${role}`),
      ...CONVERSATION_LANGUAGES.map((name) => `language.${name}`),
      ...Array.from({ length: 64 }, (_, sign) => `sign.${sign}`),
    ];
    expect(needed.filter((key) => !(key in catalogue))).toEqual([]);
  });

  it.each(PAGE_LANGUAGES)('compiles in %s', (language) => {
    expect(compileCatalogue(readCatalogue(page, language), language)).toContain('export default {');
    for (const message of Object.values(loadMessages(page, language))) expect(message).toBeTypeOf('function');
  });
});

it('finds placeholders inside plurals and selections, and their kinds', () => {
  expect(
    placeholders('{n, plural, one{# of {who}} other{{n} of {who}}} {k, select, a{{t, time, short}} other{}}'),
  ).toEqual({
    n: 'number',
    who: 'text',
    k: 'text',
    t: 'time',
  });
});

it('writes Arabic numbers with the digits of Swedish telephones', () => {
  const source = compileCatalogue({ many: '{n, plural, other{# x}}' }, 'ar');
  expect(source).toContain('ar-u-nu-latn');
});

it('declares keys in the part their prefix names', () => {
  expect(partOf('sign.3', { talk: ['sign.'] })).toBe('talk');
  expect(partOf('code.idle', { talk: ['sign.'] })).toBe('main');
  const declared = declareMessages('web-client', { talk: ['sign.'] });
  expect(declared.indexOf("'sign.3'")).toBeGreaterThan(declared.indexOf('virtual:catalogue/sv/talk'));
});
