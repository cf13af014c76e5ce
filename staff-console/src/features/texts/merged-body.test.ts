import type { NoticeText } from '@dorren/shared/protocol/notice.ts';
import type { Binding, TextBody } from '@dorren/shared/protocol/texts.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergedBody } from './merged-body.ts';

const text = (language: ConversationLanguage, words = '', legal = ''): NoticeText => ({
  language,
  level: 'standard',
  reviewed: false,
  steps: [
    { heading: 'Ett', text: `Ett ${words}`, pictogram: null },
    { heading: 'Två', text: 'Två', pictogram: null },
  ],
  question: null,
  legalReference: `Lag ${legal}`,
});
const body = (...texts: NoticeText[]): TextBody => ({
  kind: 'notice',
  notice: { name: 'Huvud', lawyerConfirmed: false, texts },
});
const textsOf = (merged: TextBody) => (merged.kind === 'notice' ? merged.notice.texts : []);

it('keeps what two wrote in different languages, fields and steps', () => {
  const base = body(text('sv'), text('ar'));
  const mine = body(text('sv', 'mitt'), text('ar'), text('so'));
  const second = text('sv', '', 'ny');
  const theirs = body({
    ...second,
    steps: second.steps.with(1, { heading: 'Två', text: 'deras', pictogram: null }),
  });
  const merged = textsOf(mergedBody(base, mine, theirs));
  expect(merged.map(({ language }) => language)).toEqual(['sv', 'so']);
  expect(merged[0]?.steps.map((step) => step.text)).toEqual(['Ett mitt', 'deras']);
  expect(merged[0]?.legalReference).toBe('Lag ny');
});

it('keeps what one wrote where the other removed it', () => {
  const base = body(text('sv'), text('ar'));
  const wrote = body(text('sv'), text('ar', 'nytt'));
  const removed = body(text('sv'));
  expect(textsOf(mergedBody(base, wrote, removed))[1]).toEqual(text('ar', 'nytt'));
  expect(textsOf(mergedBody(base, removed, wrote))[1]).toEqual(text('ar', 'nytt'));
});

it('merges the routine by section, age and card', () => {
  const guide = (acute: string, police: string): TextBody => ({
    kind: 'routine',
    routine: {
      lawyerConfirmed: false,
      paper: { secrecy: 's', neverGuardians: 'n' },
      guides: [
        {
          language: 'sv',
          reviewed: false,
          numbers: [],
          sections: [
            { section: 'acute', heading: acute, points: [] },
            { section: 'police', heading: police, points: [] },
          ],
        },
      ],
      wordings: [],
    },
  });
  expect(mergedBody(guide('a', 'p'), guide('mitt', 'p'), guide('a', 'deras'))).toEqual(guide('mitt', 'deras'));
});

const bound = (door: string, ...bindings: Binding[]): TextBody => ({ kind: 'bindings', bindings: { door, bindings } });
const row = (organisation: string | null, team: Binding['team'] = null, notice = 'main'): Binding => ({
  organisation,
  team,
  notice,
});

it('V8: keeps of bindings what two changed for different people, and mine where both did', () => {
  const base = bound('main', row('north'), row('south'), row('west'));
  const mine = bound('main', row('north', null, 'mine'), row('south'), row('west', null, 'mine'), row('east'));
  const theirs = bound('theirs', row('north'), row('west', null, 'theirs'), row(null, 'health'));
  expect(mergedBody(base, mine, theirs)).toEqual(
    bound('theirs', row('north', null, 'mine'), row('west', null, 'mine'), row('east'), row(null, 'health')),
  );
});

it('V8: keeps of bindings what one changed where the other removed all', () => {
  const base = bound('main', row('north'), row('south'));
  const mine = bound('main', row('north', null, 'mine'), row('south'));
  expect(mergedBody(base, mine, bound('main'))).toEqual(bound('main', row('north', null, 'mine')));
  expect(mergedBody(base, bound('main'), mine)).toEqual(bound('main', row('north', null, 'mine')));
  expect(mergedBody(bound('main'), bound('main', row('north')), bound('main', row('south')))).toEqual(base);
});

it('V8: loses no row of bindings that are still being written', () => {
  const twice = bound('main', row('north'), row('north', null, 'other'), row(null));
  expect(mergedBody(bound('main', row('north')), twice, bound('theirs', row('north')))).toEqual({
    kind: 'bindings',
    bindings: { ...(twice.kind === 'bindings' ? twice.bindings : null), door: 'theirs' },
  });
});

it('is the other’s where one changed nothing, whatever was changed', () => {
  const some = fc
    .record({ words: fc.constantFrom('', 'x', 'y'), legal: fc.constantFrom('', 'z'), arabic: fc.boolean() })
    .map(({ words, legal, arabic }) => body(text('sv', words, legal), ...(arabic ? [text('ar', words)] : [])));
  fc.assert(
    fc.property(some, some, (base, changed) => {
      expect(mergedBody(base, changed, base)).toEqual(changed);
      expect(mergedBody(base, base, changed)).toEqual(changed);
      expect(mergedBody(base, changed, changed)).toEqual(changed);
    }),
  );
});
