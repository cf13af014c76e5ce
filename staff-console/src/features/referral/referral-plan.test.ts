import { MAX_SUMMARY_LINES, summaryLines } from '@dorren/shared/protocol/items.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { asText, EMPTY_CONTACT_LIST } from './contact-list.ts';
import {
  EMPTY_PLAN,
  holdsWords,
  MAX_LINE,
  type ReferralPlan,
  summaryOf,
  withLine,
  withLineMoved,
  withoutLine,
  withText,
} from './referral-plan.ts';

const lines = (...texts: string[]): ReferralPlan =>
  texts.reduce((plan, text) => {
    const next = withLine(plan);
    return withText(next, next.summary.at(-1)?.key ?? 0, text);
  }, EMPTY_PLAN);

it('sends what is written, in its order, without what is empty', () => {
  expect(summaryOf(lines(' rädd för i sommar ', '', 'passet är borta'))).toEqual([
    'rädd för i sommar',
    'passet är borta',
  ]);
});

it('moves a line as far as there are places', () => {
  const plan = lines('a', 'b', 'c');
  const [first, , last] = plan.summary.map(({ key }) => key) as [number, number, number];
  expect(summaryOf(withLineMoved(plan, last, -1))).toEqual(['a', 'c', 'b']);
  expect(withLineMoved(plan, first, -1)).toBe(plan);
  expect(withLineMoved(plan, last, 1)).toBe(plan);
});

it('never has more lines than may be sent, nor two with one key', () => {
  const change = fc.oneof(
    fc.constant((plan: ReferralPlan) => withLine(plan)),
    fc.nat(20).map((key) => (plan: ReferralPlan) => withoutLine(plan, key)),
    fc.nat(20).map((key) => (plan: ReferralPlan) => withLineMoved(plan, key, 1)),
    fc.tuple(fc.nat(20), fc.string({ maxLength: MAX_LINE })).map(
      ([key, text]) =>
        (plan: ReferralPlan) =>
          withText(plan, key, text),
    ),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const plan = changes.reduce((before, each) => each(before), EMPTY_PLAN);
      expect(plan.summary.length).toBeLessThanOrEqual(MAX_SUMMARY_LINES);
      expect(new Set(plan.summary.map(({ key }) => key)).size).toBe(plan.summary.length);
      expect(v.safeParse(summaryLines, summaryOf(plan)).success).toBe(true);
    }),
  );
});

it('knows what would be lost with the tab', () => {
  expect(holdsWords(lines(' '))).toBe(false);
  expect(holdsWords(lines('a'))).toBe(true);
  expect(holdsWords({ ...EMPTY_PLAN, contact: { ...EMPTY_CONTACT_LIST, never: 'farbror' } })).toBe(true);
});

it('copies of the step list only what is written', () => {
  const list = { ...EMPTY_CONTACT_LIST, whom: 'Socialjouren', never: ' pappa ' };
  expect(asText(list, (step) => step)).toBe('whom\nSocialjouren\n\nnever\npappa');
});
