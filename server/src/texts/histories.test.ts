/** Several people write, propose, return, approve and drop as they please, each by what they last read. */
import type { Edition, TextDraft } from '@dorren/shared/protocol/texts.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSqliteRecords } from '../adapters/sqlite/sqlite-records.ts';
import { bindingsBody, noticeBody } from '../testing/texts.ts';
import { TextLibrary } from './text-library.ts';

const SERIES = 'notice.main';
const DAY_MS = 24 * 60 * 60_000;
const PEOPLE = ['Ada', 'Berit', 'Sara'].map((nameShown) => ({ staffId: nameShown.toLowerCase(), nameShown }));

type Step = 'write' | 'propose' | 'approve' | 'return' | 'drop' | 'wait' | 'restart';
const steps = fc.array(
  fc.record({
    step: fc.constantFrom<Step>(
      'write',
      'propose',
      'propose',
      'approve',
      'approve',
      'return',
      'drop',
      'wait',
      'restart',
    ),
    who: fc.nat(PEOPLE.length - 1),
    /** Looks first at what there is; else goes by what was read before. */
    reads: fc.constantFrom(true, true, true, false),
  }),
  { minLength: 30, maxLength: 60 },
);

/** What somebody has on their screen: nothing, or a draft as it was. */
interface Desk {
  draft: TextDraft | null;
}

it('V1–V3: what comes into force is what somebody else than its writers was shown, and stays as it is', async () => {
  let published = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const records = await openSqliteRecords(null);
      const clock = new FakeClock(Date.parse('2026-11-21T09:00:00Z'));
      const first = { version: '2026-11.1', publishedAt: 0 };
      const defaults = [
        { ...first, series: SERIES, body: noticeBody() },
        { ...first, series: 'bindings', body: bindingsBody() },
      ];
      let texts = await TextLibrary.open(records.texts, clock, defaults);
      const desks = PEOPLE.map((): Desk => ({ draft: null }));
      const seen = new Map<string, Edition>();
      const look = () => {
        const newest = texts.inForce(SERIES);
        if (newest !== null && !seen.has(newest.version)) seen.set(newest.version, newest);
      };
      look();
      /** Of the draft that there is: everybody who has written it. */
      let writers = new Set<string>();
      let number = 0;

      for (const { step, who, reads } of history) {
        const [person, desk] = [PEOPLE[who], desks[who]];
        if (person === undefined || desk === undefined) continue;
        const before = (await texts.told(SERIES, true))?.draft ?? null;
        if (reads) desk.draft = before;
        const shown = desk.draft;
        const revision = shown?.revision ?? 0;
        switch (step) {
          case 'write': {
            number += 1;
            const answer = await texts.putDraft(SERIES, person, revision, noticeBody({ name: `Text ${number}` }));
            // Whoever has read what is there, and nobody else, can change it.
            expect(answer.ok).toBe(revision === (before?.revision ?? 0));
            if (answer.ok) {
              expect(answer.value.revision).toBeGreaterThan(revision);
              desk.draft = answer.value;
              writers.add(person.staffId);
            }
            break;
          }
          case 'propose': {
            const answer = await texts.propose(SERIES, person, revision);
            if (answer.ok) desk.draft = answer.value;
            break;
          }
          case 'approve': {
            const answer = await texts.approve(SERIES, person, { revision, digest: shown?.digest ?? '' });
            if (!answer.ok) break;
            published += 1;
            expect(writers).not.toContain(person.staffId);
            expect(writers.size).toBeGreaterThan(0);
            expect(new Set(answer.value.editedBy.map(({ staffId }) => staffId))).toEqual(writers);
            expect(shown?.proposed).not.toBeNull();
            expect(texts.inForce(SERIES)?.body).toEqual(shown?.body);
            expect(seen.has(answer.value.version)).toBe(false);
            writers = new Set();
            break;
          }
          case 'return': {
            const answer = await texts.giveBack(SERIES, person, { revision, note: 'Nej' });
            if (answer.ok) expect(writers).not.toContain(person.staffId);
            break;
          }
          case 'drop':
            if ((await texts.dropDraft(SERIES, revision)).ok) writers = new Set();
            break;
          case 'wait':
            clock.advance(5 * DAY_MS);
            break;
          case 'restart':
            texts = await TextLibrary.open(records.texts, clock, defaults);
        }
        look();
      }

      const kept: Edition[] = [];
      for await (const edition of texts.editions(SERIES)) kept.push(edition);
      expect(kept).toEqual([...seen.values()]);
      await records.close();
    }),
    { numRuns: 100 },
  );
  expect(published).toBeGreaterThan(20);
});
