import { MUNICIPALITIES } from '@dorren/shared/protocol/values.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReport, gaps } from './report.ts';
import {
  type Answered,
  answered,
  CHILD_FIELDS,
  type Choice,
  DANGERS,
  EMPTY_REPORT,
  isBegun,
  type ReportDraft,
  SAFE_FIELDS,
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
              fields.map((field): [string, Choice] => [
                field,
                { included: chosen[field].included, text: chosen[field].own ? marked(`own ${field}`) : null },
              ]),
            );
          const told = <Field extends string>(fields: readonly Field[]) =>
            Object.fromEntries(fields.map((field) => [field, marked(`answered ${field}`)]));
          let draft: ReportDraft = {
            ...EMPTY_REPORT,
            ...ticks,
            danger,
            child: made(CHILD_FIELDS, child) as ReportDraft['child'],
            safe: made(SAFE_FIELDS, safe) as ReportDraft['safe'],
          };
          for (const [index, quote] of QUOTES.entries()) draft = withQuote(draft, quote, quoted[index] === true);
          const report = composeReport(draft, { child: told(CHILD_FIELDS), safe: told(SAFE_FIELDS) }, SELF);
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
    const answers = { child: { name: 'Amal', school: 'Åsö' }, safe: { when: 'tisdag' } };
    const report = composeReport(EMPTY_REPORT, answers, SELF);
    expect(report.child).toEqual([]);
    expect(report.safe).toEqual([]);
    expect(JSON.stringify(report)).not.toMatch(/Amal|Åsö|tisdag/);
  });

  it('keeps to the boards’ order, drops what is empty, and takes what one has written over an answer', () => {
    const draft: ReportDraft = {
      ...EMPTY_REPORT,
      child: {
        ...EMPTY_REPORT.child,
        reach: { included: true, text: null },
        name: written('  Amal H. '),
        school: { included: true, text: '  ' },
      },
    };
    const answers: Answered = { child: { name: 'A', school: 'Åsö', reach: 'skolkuratorn' }, safe: {} };
    expect(composeReport(draft, answers, SELF).child).toEqual([
      { field: 'name', text: 'Amal H.' },
      { field: 'reach', text: 'skolkuratorn' },
    ]);
  });

  it('has who is signed in as the reporter until something else is written', () => {
    expect(composeReport(EMPTY_REPORT, NOTHING, SELF).reporter).toEqual(SELF);
    const reporter = { name: ' Eva ', organisation: 'Jouren', telephone: '08-465 004 10' };
    expect(composeReport({ ...EMPTY_REPORT, reporter }, NOTHING, SELF).reporter).toEqual({ ...reporter, name: 'Eva' });
  });

  it('tells what a board will ask for and is not there', () => {
    expect(gaps(composeReport(EMPTY_REPORT, NOTHING, SELF))).toEqual(['to', 'seen', 'danger', 'told']);
    const draft = withQuote(
      { ...EMPTY_REPORT, to: 'Nämnden', danger: 'no', told: 'Allt' },
      { number: 1, at: 0, text: 'hej' },
      true,
    );
    expect(gaps(composeReport(draft, NOTHING, SELF))).toEqual([]);
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
    expect(isBegun({ ...EMPTY_REPORT, safe: { ...EMPTY_REPORT.safe, when: { included: true, text: null } } })).toBe(
      true,
    );
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
