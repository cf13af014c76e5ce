import { describe, expect, it } from 'vitest';
import { editionOf, noticeBody, noticeText, routineBody } from '../../testing/texts.ts';
import type { Records } from './records.ts';
import type { KeptDraft } from './texts.ts';

const SERIES = 'notice.main';
const ADA = { staffId: 'a', nameShown: 'Ada' };
const draftOf = (changes: Partial<KeptDraft> = {}): KeptDraft => ({
  ...{ body: noticeBody(), editedBy: [ADA], editedAt: 5, proposed: null, returned: null },
  ...changes,
});

/** What every adapter of the texts must do. `open` gives empty records each time. */
export function textsContract(open: () => Promise<Records>): void {
  const withTexts =
    (test: (texts: Records['texts']) => Promise<void>): (() => Promise<void>) =>
    async () => {
      const records = await open();
      try {
        await test(records.texts);
      } finally {
        await records.close();
      }
    };

  describe('editions', () => {
    it(
      'V1: stay as they were published, all of them',
      withTexts(async (texts) => {
        const first = editionOf();
        const second = editionOf({ version: '2026-11.2', publishedAt: 2_000, body: noticeBody({ name: 'Annan' }) });
        const other = editionOf({
          series: 'routine',
          origin: 'default',
          editedBy: [],
          approvedBy: null,
          body: routineBody(),
        });
        for (const edition of [first, other, second]) expect(await texts.publish(edition, null)).toBe(true);
        expect(await texts.publish({ ...first, body: noticeBody({ name: 'Ändrad' }) }, null)).toBe(false);
        expect(await texts.edition(SERIES, first.version)).toEqual(first);
        expect(await texts.edition(SERIES, 'none')).toBeNull();
        expect(await texts.edition('notice.none', first.version)).toBeNull();
        expect(await texts.inForce()).toEqual([second, other]);
        expect((await texts.summaries(SERIES)).map(({ version }) => version)).toEqual(['2026-11.2', '2026-11.1']);
        const { series: _, body: __, ...summary } = other;
        expect(await texts.summaries('routine')).toEqual([summary]);
        expect(await texts.summaries('notice.none')).toEqual([]);
      }),
    );

    it(
      'are in the order in which they were published, whatever their versions and dates',
      withTexts(async (texts) => {
        for (const [version, publishedAt] of [
          ['2026-11.10', 30],
          ['2026-11.9', 10],
          ['2026-02.1', 20],
        ] as const) {
          await texts.publish(editionOf({ version, publishedAt }), null);
        }
        expect((await texts.inForce()).map(({ version }) => version)).toEqual(['2026-02.1']);
        const versions = (await texts.summaries(SERIES)).map(({ version }) => version);
        expect(versions).toEqual(['2026-02.1', '2026-11.9', '2026-11.10']);
      }),
    );
  });

  describe('drafts', () => {
    it(
      'V2: change only at the revision that was read, and revisions of one series only rise',
      withTexts(async (texts) => {
        expect(await texts.draft(SERIES)).toBeNull();
        expect(await texts.changeDraft(SERIES, 1, draftOf())).toBeNull();
        expect(await texts.changeDraft(SERIES, 0, draftOf())).toBe(1);
        expect(await texts.changeDraft(SERIES, 0, draftOf({ editedAt: 6 }))).toBeNull();
        const next = draftOf({
          body: noticeBody({ texts: [noticeText('sv'), noticeText('ti', 'standard')] }),
          proposed: { by: ADA, at: 7 },
          returned: { by: ADA, at: 6, note: 'Nej' },
        });
        expect(await texts.changeDraft(SERIES, 1, next)).toBe(2);
        expect(await texts.draft(SERIES)).toEqual({ series: SERIES, revision: 2, draft: next });
        expect(await texts.changeDraft('routine', 0, draftOf({ body: routineBody() }))).toBe(1);
        expect((await texts.drafts()).map(({ series, revision }) => [series, revision])).toEqual([
          [SERIES, 2],
          ['routine', 1],
        ]);
        expect(await texts.changeDraft(SERIES, 1, null)).toBeNull();
        expect(await texts.changeDraft(SERIES, 2, null)).toBe(3);
        expect(await texts.draft(SERIES)).toBeNull();
        expect(await texts.drafts()).toHaveLength(1);
        // What was read of the one that is no more is stale for the next.
        for (const revision of [1, 2, 3]) expect(await texts.changeDraft(SERIES, revision, draftOf())).toBeNull();
        expect(await texts.changeDraft(SERIES, 0, draftOf())).toBe(4);
      }),
    );

    it(
      'V2: of two who change at once, one does',
      withTexts(async (texts) => {
        const both = await Promise.all([1, 2].map((editedAt) => texts.changeDraft(SERIES, 0, draftOf({ editedAt }))));
        expect(both.filter((revision) => revision !== null)).toEqual([1]);
      }),
    );

    it(
      'V3: are published as one: the edition is there and the draft is not, or nothing is done',
      withTexts(async (texts) => {
        await texts.changeDraft(SERIES, 0, draftOf());
        expect(await texts.publish(editionOf(), 2)).toBe(false);
        expect(await texts.publish(editionOf(), 0)).toBe(false);
        expect(await texts.inForce()).toEqual([]);
        expect(await texts.publish(editionOf(), 1)).toBe(true);
        expect(await texts.draft(SERIES)).toBeNull();
        const revision = await texts.changeDraft(SERIES, 0, draftOf());
        // The version has been had: the draft stays too.
        expect(await texts.publish(editionOf(), revision)).toBe(false);
        expect((await texts.draft(SERIES))?.revision).toBe(revision);
        const next = editionOf({ version: '2026-11.2' });
        const both = await Promise.all([1, 2].map(() => texts.publish(next, revision)));
        expect(both.sort()).toEqual([false, true]);
      }),
    );
  });
}
