import type { NoticeStep, NoticeText } from '@dorren/shared/protocol/notice.ts';
import type { Binding, TextBody } from '@dorren/shared/protocol/texts.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparedBodies, type RowChange, type Wording } from './compared-bodies.ts';

const WORDING: Wording = {
  notice: (id) => `Notis ${id}`,
  pictogram: (pictogram) => pictogram,
  ticked: (ticked) => (ticked ? 'ja' : 'nej'),
  right: (right) => (right ? 'rätt' : 'fel'),
};
const step = (text: string): NoticeStep => ({ heading: 'Rubrik', text, pictogram: null });
const text = (
  language: ConversationLanguage,
  steps: readonly string[],
  part: Partial<NoticeText> = {},
): NoticeText => ({
  language,
  level: 'standard',
  reviewed: false,
  steps: steps.map(step),
  question: null,
  legalReference: 'Lag',
  ...part,
});
const body = (...texts: NoticeText[]): TextBody => ({
  kind: 'notice',
  notice: { name: 'Huvud', lawyerConfirmed: false, texts },
});
const steps = (rows: readonly RowChange[]) =>
  rows.flatMap(({ row, before, after }) =>
    row.of === 'step' ? [[row.number, before?.split('\n')[1] ?? null, after?.split('\n')[1] ?? null]] : [],
  );
const swedish = (before: readonly string[], after: readonly string[]) =>
  steps(comparedBodies(body(text('sv', before)), body(text('sv', after)), WORDING)[0]?.rows ?? []);

it('finds no difference between a text and itself', () => {
  const same = body(text('sv', ['a', 'b']));
  expect(comparedBodies(same, structuredClone(same), WORDING)).toEqual([]);
});

it('says which words of the printed report and which numbers are others', () => {
  const routine = (secrecy: string, telephone: string): TextBody => ({
    kind: 'routine',
    routine: {
      ...{ lawyerConfirmed: false, wordings: [], paper: { secrecy, neverGuardians: 'n' } },
      guides: [{ language: 'sv', reviewed: false, numbers: [{ name: 'Polis', telephone }], sections: [] }],
    },
  });
  expect(comparedBodies(routine('a', '112'), routine('b', '114 14'), WORDING)).toEqual([
    { part: null, change: 'changed', rows: [{ row: { of: 'secrecy' }, before: 'a', after: 'b' }] },
    {
      part: { of: 'guide', language: 'sv' },
      change: 'changed',
      rows: [{ row: { of: 'numbers' }, before: 'Polis: 112', after: 'Polis: 114 14' }],
    },
  ]);
});

it('says which texts came, went and changed', () => {
  const changes = comparedBodies(
    body(text('sv', ['a']), text('en', ['a']), text('ar', ['a'])),
    body(text('sv', ['a'], { reviewed: true }), text('ar', ['a']), text('so', ['a'])),
    WORDING,
  );
  expect(changes.map(({ part, change }) => [part?.language, change])).toEqual([
    ['sv', 'changed'],
    ['so', 'added'],
    ['en', 'removed'],
  ]);
  expect(changes[0]?.rows).toEqual([{ row: { of: 'reviewed' }, before: 'nej', after: 'ja' }]);
});

it('sets a step against what it was, not against the one that came before it', () => {
  expect(swedish(['a', 'b', 'c'], ['ny', 'a', 'b', 'c'])).toEqual([[1, null, 'ny']]);
  expect(swedish(['a', 'b', 'c'], ['a', 'c'])).toEqual([[2, 'b', null]]);
  // The last is not the first with other words.
  expect(swedish(['a', 'b', 'c'], ['b', 'c', 'd'])).toEqual([
    [1, 'a', null],
    [3, null, 'd'],
  ]);
  expect(swedish(['a', 'b', 'c'], ['a', 'B', 'c', 'd'])).toEqual([
    [2, 'b', 'B'],
    [4, null, 'd'],
  ]);
});

const bound = (door: string, ...rows: [Binding['organisation'], Binding['team'], string][]): TextBody => ({
  kind: 'bindings',
  bindings: { door, bindings: rows.map(([organisation, team, notice]) => ({ organisation, team, notice })) },
});

it('V8: says of the door and of each whom what bound them and what would', () => {
  const before = bound('main', ['north', null, 'school'], [null, 'health', 'main'], ['south', 'health', 'main']);
  const after = bound('urged', ['south', 'health', 'main'], ['north', null, 'urged'], ['north', 'health', 'school']);
  expect(comparedBodies(before, after, WORDING)).toEqual([
    {
      ...{ part: null, change: 'changed' },
      rows: [
        { row: { of: 'door' }, before: 'Notis main', after: 'Notis urged' },
        { row: { of: 'bound', organisation: 'north', team: null }, before: 'Notis school', after: 'Notis urged' },
        { row: { of: 'bound', organisation: 'north', team: 'health' }, before: null, after: 'Notis school' },
        { row: { of: 'bound', organisation: null, team: 'health' }, before: 'Notis main', after: null },
      ],
    },
  ]);
  // In which order rows stand says nothing.
  const turned = bound('main', ['south', 'health', 'main'], [null, 'health', 'main'], ['north', null, 'school']);
  expect(comparedBodies(before, turned, WORDING)).toEqual([]);
});

it('hides no word that came or went, however steps are moved about', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(list, list, (before, after) => {
      const rows = swedish(before, after);
      const count = (words: readonly unknown[], word: string) => words.filter((each) => each === word).length;
      for (const word of ['a', 'b', 'c', 'd']) {
        const went = count(
          rows.map(([, was]) => was),
          word,
        );
        const came = count(
          rows.map(([, , is]) => is),
          word,
        );
        expect(came - went).toBe(count(after, word) - count(before, word));
      }
    }),
  );
});
