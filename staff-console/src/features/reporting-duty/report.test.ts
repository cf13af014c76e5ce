import { MUNICIPALITIES } from '@dorren/shared/protocol/values.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReport, gaps, holdsUnprinted, isKept } from './report.ts';
import {
  type Answered,
  answered,
  CHILD_FIELDS,
  type Choice,
  DANGERS,
  EMPTY_REPORT,
  isBegun,
  NOT_CHOSEN,
  newerAnswer,
  type ReportDraft,
  SAFE_FIELDS,
  textOf,
  ticked,
  withNewer,
  withQuote,
  written,
} from './report-draft.ts';

const SELF = { name: 'Maria', organisation: 'Centret', telephone: '' };
const NOTHING: Answered = { child: {}, safe: {} };

/** Words that occur nowhere else, each its own. */
const marked = (name: string) => `«${name}»`;
const QUOTES = [1, 4, 9].map((number) => ({ number, at: number * 1000, text: marked(`quote ${number}`) }));

interface Chosen {
  included: boolean;
  own: boolean;
}
const choice = fc.record({ included: fc.boolean(), own: fc.boolean() });
const choices = <Field extends string>(fields: readonly Field[]): fc.Arbitrary<Record<Field, Chosen>> =>
  fc
    .array(choice, { minLength: fields.length, maxLength: fields.length })
    .map((made) => Object.fromEntries(fields.map((field, index) => [field, made[index]])) as Record<Field, Chosen>);

describe('what is printed', () => {
  it('is what was chosen, and nothing else, whatever was answered and written', () => {
    fc.assert(
      fc.property(
        choices(CHILD_FIELDS),
        choices(SAFE_FIELDS),
        fc.array(fc.boolean(), { minLength: QUOTES.length, maxLength: QUOTES.length }),
        fc.option(fc.constantFrom(...DANGERS), { nil: null }),
        fc.record({ secrecy: fc.boolean(), neverGuardians: fc.boolean(), consulted: fc.boolean() }),
        (child, safe, quoted, danger, ticks) => {
          const made = <Field extends string>(fields: readonly Field[], chosen: Record<Field, Chosen>) =>
            Object.fromEntries(
              fields.map((field): [string, Choice] => {
                const { own, included } = chosen[field];
                const answer = marked(`answered ${field}`);
                const now = own ? written(NOT_CHOSEN, marked(`own ${field}`), answer) : NOT_CHOSEN;
                return [field, ticked(now, included, answer)];
              }),
            );
          let draft: ReportDraft = {
            ...EMPTY_REPORT,
            ...ticks,
            danger,
            child: made(CHILD_FIELDS, child) as ReportDraft['child'],
            safe: made(SAFE_FIELDS, safe) as ReportDraft['safe'],
          };
          for (const [index, quote] of QUOTES.entries()) draft = withQuote(draft, quote, quoted[index] === true);
          const report = composeReport(draft, SELF);
          const said = JSON.stringify(report);
          for (const [field, { included, own }] of [...Object.entries(child), ...Object.entries(safe)]) {
            expect(said.includes(marked(`own ${field}`))).toBe(included && own);
            expect(said.includes(marked(`answered ${field}`))).toBe(included && !own);
          }
          for (const [index, quote] of QUOTES.entries()) expect(said.includes(quote.text)).toBe(quoted[index]);
          expect(report).toMatchObject({ danger, secrecy: ticks.secrecy, neverGuardians: ticks.neverGuardians });
          // What is for the counsellor alone.
          expect(said).not.toContain('consulted');
        },
      ),
    );
  });

  it('says nothing of the child while nothing is ticked, though everything has been answered', () => {
    expect(textOf(EMPTY_REPORT.child.name, 'Amal')).toBe('Amal');
    const name = ticked(ticked(NOT_CHOSEN, true, 'Amal'), false, 'Amal');
    const report = composeReport({ ...EMPTY_REPORT, child: { ...EMPTY_REPORT.child, name } }, SELF);
    expect([report.child, report.safe]).toEqual([[], []]);
    expect(JSON.stringify(report)).not.toContain('Amal');
  });

  it('keeps to the boards’ order, drops what is empty, and takes what one has written over an answer', () => {
    const draft: ReportDraft = {
      ...EMPTY_REPORT,
      child: {
        ...EMPTY_REPORT.child,
        reach: ticked(NOT_CHOSEN, true, 'skolkuratorn'),
        name: written(NOT_CHOSEN, '  Amal H. ', 'A'),
        school: ticked(NOT_CHOSEN, true, '  '),
      },
    };
    expect(composeReport(draft, SELF).child).toEqual([
      { field: 'name', text: 'Amal H.' },
      { field: 'reach', text: 'skolkuratorn' },
    ]);
  });

  it('has who is signed in as the reporter until something else is written', () => {
    expect(composeReport(EMPTY_REPORT, SELF).reporter).toEqual(SELF);
    const reporter = { name: ' Eva ', organisation: 'Jouren', telephone: '08-465 004 10' };
    expect(composeReport({ ...EMPTY_REPORT, reporter }, SELF).reporter).toEqual({ ...reporter, name: 'Eva' });
  });

  it('tells what a board will ask for and is not there', () => {
    expect(gaps(composeReport(EMPTY_REPORT, SELF))).toEqual(['to', 'seen', 'danger', 'told']);
    const draft = withQuote(
      { ...EMPTY_REPORT, to: 'Nämnden', danger: 'no', told: 'Allt' },
      { number: 1, at: 0, text: 'hej' },
      true,
    );
    expect(gaps(composeReport(draft, SELF))).toEqual([]);
  });
});

describe('what was ticked', () => {
  const FIRST = ticked(NOT_CHOSEN, true, 'Amina');

  it('is printed as it stood then, whatever the youth answers since', () => {
    const printed = (name: Choice) =>
      composeReport({ ...EMPTY_REPORT, child: { ...EMPTY_REPORT.child, name } }, SELF).child;
    expect(printed(FIRST)).toEqual([{ field: 'name', text: 'Amina' }]);
    for (const since of ['Amina', 'Amina Warsame, Storgatan 3', undefined])
      expect(textOf(FIRST, since)).toBe(printed(FIRST)[0]?.text);
  });

  it('has a newer answer marked beside it, to be taken instead, and one that is withdrawn', () => {
    expect(newerAnswer(FIRST, 'Amina')).toBeNull();
    expect(newerAnswer(FIRST, 'Amina W')).toBe('Amina W');
    expect(newerAnswer(FIRST, undefined)).toBe('');
    expect(withNewer(FIRST, 'Amina W')).toEqual(ticked(NOT_CHOSEN, true, 'Amina W'));
    expect(newerAnswer(withNewer(FIRST, 'Amina W'), 'Amina W')).toBeNull();
    expect(withNewer(FIRST, undefined)).toEqual(NOT_CHOSEN);
    // Nothing is taken from the youth that stands nowhere.
    expect(newerAnswer(NOT_CHOSEN, 'Amina')).toBeNull();
  });

  it('is not called newer for being other than one’s own words', () => {
    const own = written(FIRST, 'A. (heter något annat)', 'Amina');
    expect(newerAnswer(own, 'Amina')).toBeNull();
    expect(newerAnswer(own, 'Amina W')).toBe('Amina W');
    expect(newerAnswer(written(NOT_CHOSEN, 'okänt', undefined), undefined)).toBeNull();
    // Writing on does not hide that there is another answer.
    expect(newerAnswer(written(own, 'B', 'Amina W'), 'Amina W')).toBe('Amina W');
  });
});

describe('a report that is on paper', () => {
  const LAW = { secrecy: 'OSL', neverGuardians: 'aldrig' };
  const DRAFT: ReportDraft = { ...EMPTY_REPORT, seen: 'det jag hörde' };
  const kept = { draft: DRAFT, law: LAW };

  it('is that as long as what would be printed is the same', () => {
    expect(isKept(kept, DRAFT, LAW)).toBe(true);
    expect(isKept(null, DRAFT, LAW)).toBe(false);
    // What is not printed does not count.
    expect(isKept(kept, { ...DRAFT, consulted: true, seen: 'det jag hörde ' }, LAW)).toBe(true);
    expect(isKept(kept, { ...DRAFT, told: 'mer' }, LAW)).toBe(false);
    expect(isKept(kept, DRAFT, { ...LAW, secrecy: 'en annan lag' })).toBe(false);
    const name = ticked(NOT_CHOSEN, true, 'Amina');
    expect(isKept(kept, { ...DRAFT, child: { ...DRAFT.child, name } }, LAW)).toBe(false);
  });

  it('is warned for until exactly that is printed or saved', () => {
    expect(holdsUnprinted({ report: EMPTY_REPORT, kept: null })).toBe(false);
    expect(holdsUnprinted({ report: DRAFT, kept: null })).toBe(true);
    expect(holdsUnprinted({ report: DRAFT, kept })).toBe(false);
    expect(holdsUnprinted({ report: { ...DRAFT, consulted: true }, kept })).toBe(false);
    expect(holdsUnprinted({ report: { ...DRAFT, told: 'mer' }, kept })).toBe(true);
  });
});

describe('the draft', () => {
  it('has the messages that were taken in by the order in which they were said, each once', () => {
    const [first, second] = QUOTES as [(typeof QUOTES)[number], (typeof QUOTES)[number]];
    let draft = withQuote(EMPTY_REPORT, second, true);
    draft = withQuote(withQuote(draft, first, true), second, true);
    expect(draft.quotes).toEqual([first, second]);
    expect(withQuote(draft, first, false).quotes).toEqual([second]);
  });

  it('is begun by a word, a tick or a message, not by what is ticked from the start or who reports', () => {
    expect(isBegun(EMPTY_REPORT)).toBe(false);
    expect(isBegun({ ...EMPTY_REPORT, reporter: SELF, secrecy: false, consulted: true })).toBe(false);
    expect(isBegun({ ...EMPTY_REPORT, seen: 'x' })).toBe(true);
    expect(isBegun({ ...EMPTY_REPORT, danger: 'unknown' })).toBe(true);
    expect(
      isBegun({ ...EMPTY_REPORT, safe: { ...EMPTY_REPORT.safe, when: ticked(NOT_CHOSEN, true, undefined) } }),
    ).toBe(true);
  });

  it('has what the youth answered in words, and nothing where nothing was told', () => {
    const words = { municipality: (code: string) => MUNICIPALITIES[code as '0180'], way: (way: string) => `<${way}>` };
    expect(answered(null, null, words)).toEqual(NOTHING);
    expect(
      answered(
        { form: 'who', declined: false, name: 'Amal', age: 15, school: null, municipality: '0180', reach: null },
        { form: 'safe-contact', declined: false, ways: ['school', 'here'], when: null, notThrough: 'farbror' },
        words,
      ),
    ).toEqual({
      child: { name: 'Amal', age: '15', municipality: 'Stockholm' },
      safe: { ways: '<school>, <here>', notThrough: 'farbror' },
    });
  });
});
