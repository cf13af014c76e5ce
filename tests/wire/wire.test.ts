/** The short form of `npm run wire`: sizes and times tell of a plain line what one does on it, and of a steady one nothing. */
import { expect, it } from 'vitest';
import { buildStalePages } from '../../scripts/lib/pages.ts';
import type { Accuracy } from './classifier.ts';
import { pages } from './pages.ts';
import { QUICK, wire } from './run.ts';

/** So many times its error is more than chance makes of nothing in a lifetime of test runs. */
const most = ({ chance, error }: Accuracy): number => chance + 4.5 * error;

it('W3: nobody on the way can tell from a steady line whether one reads, waits or talks', async () => {
  const { steady, plain } = await wire(QUICK);
  // First that it can: of plain lines it knows nearly all.
  expect(plain.talk.mean).toBeGreaterThan(0.9);
  expect(plain.kind.mean).toBeGreaterThan(0.8);
  expect(steady.talk.mean).toBeLessThan(most(steady.talk));
  expect(steady.kind.mean).toBeLessThan(most(steady.kind));
}, 400_000);

it('has a page that only shows the door ask for the same as one on which somebody talks', async () => {
  await buildStalePages();
  const { visits, different } = await pages(1);
  expect(different).toEqual([]);
  const [reads] = visits;
  expect(reads?.fetched.map(({ path }) => path)).toContain('/notice/sv');
  expect(reads?.fetched.at(-1)?.path).toBe('/youth/leave');
}, 200_000);
