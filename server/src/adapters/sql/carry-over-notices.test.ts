import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqliteDatabase } from '../sqlite/database.ts';
import { openSqliteRecords } from '../sqlite/sqlite-records.ts';

interface OldTables {
  notices: { position: number; language: string; version: string; body: string };
}

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

/** The records of a service that had published these notices in this order, as they are found after an upgrade. */
async function upgraded(notices: readonly [language: string, version: string, isDraft: boolean][]) {
  const directory = mkdtempSync(join(tmpdir(), 'carried-'));
  directories.push(directory);
  const before = await openSqliteDatabase(directory, '0004-directory');
  for (const [index, [language, version, draft]] of notices.entries()) {
    const steps = [{ heading: `Rubrik ${version}`, text: `Text på ${language}` }];
    const body = JSON.stringify({ version, language, draft, steps, legalReference: 'Lag' });
    await (before as unknown as Kysely<OldTables>)
      .insertInto('notices')
      .values({ position: index + 1, language, version, body })
      .execute();
  }
  await before.destroy();
  const records = await openSqliteRecords(directory);
  const summaries = await records.texts.summaries('notice.main');
  const editions = await Promise.all(summaries.map(({ version }) => records.texts.edition('notice.main', version)));
  const [inForce] = await records.texts.inForce();
  await records.close();
  const told = editions.reverse().map((edition) => {
    const notice = edition?.body.kind === 'notice' ? edition.body.notice : null;
    return {
      version: edition?.version,
      origin: edition?.origin,
      lawyerConfirmed: notice?.lawyerConfirmed,
      texts: notice?.texts.map(({ language, steps }) => `${language} ${steps[0]?.heading}`).sort(),
    };
  });
  return { told, inForce, editions };
}

describe('what was published before there were editions', () => {
  it('V1: one version in several languages becomes one edition, with every word', async () => {
    const { told, editions } = await upgraded([
      ['sv', '2026-11.2', true],
      ['en', '2026-11.2', true],
      ['ar', '2026-11.2', true],
    ]);
    const texts = ['ar Rubrik 2026-11.2', 'en Rubrik 2026-11.2', 'sv Rubrik 2026-11.2'];
    expect(told).toEqual([{ version: '2026-11.2', origin: 'default', lawyerConfirmed: false, texts }]);
    expect(editions[0]?.publishedAt).toBe(Date.parse('2026-11-01T00:00:00Z'));
    expect(editions[0]?.body).toMatchObject({
      notice: {
        texts: expect.arrayContaining([
          {
            ...{ language: 'sv', level: 'standard', reviewed: true, question: null, legalReference: 'Lag' },
            steps: [{ heading: 'Rubrik 2026-11.2', text: 'Text på sv', pictogram: null }],
          },
        ]),
      },
    });
  });

  it('V4: what was confirmed counts as published here, and is in force', async () => {
    const { told, inForce } = await upgraded([
      ['sv', '2026-10.1', true],
      ['en', '2026-10.1', true],
      ['sv', 'v2', false],
      ['en', 'v2', false],
    ]);
    expect(told.map(({ version, origin, lawyerConfirmed }) => [version, origin, lawyerConfirmed])).toEqual([
      ['2026-10.1', 'default', false],
      ['v2', 'published', true],
    ]);
    expect([inForce?.version, inForce?.publishedAt]).toEqual(['v2', 0]);
  });

  it('V4: a confirmed text in another language than the one confirmed last is still in force', async () => {
    const { told } = await upgraded([
      ['en', '2026-09.1', false],
      ['sv', '2026-10.1', true],
      ['ar', '2026-10.1', true],
      ['ar', '2026-11.1', true],
    ]);
    expect(told).toEqual([
      {
        ...{ version: '2026-09.1', origin: 'published', lawyerConfirmed: false },
        texts: ['en Rubrik 2026-09.1', 'sv Rubrik 2026-10.1'],
      },
      {
        ...{ version: '2026-11.1', origin: 'default', lawyerConfirmed: false },
        texts: ['ar Rubrik 2026-11.1', 'sv Rubrik 2026-10.1'],
      },
      {
        ...{ version: '2026-10.1', origin: 'published', lawyerConfirmed: false },
        texts: ['ar Rubrik 2026-10.1', 'en Rubrik 2026-09.1', 'sv Rubrik 2026-10.1'],
      },
    ]);
  });

  it('is nothing where there was nothing', async () => {
    expect((await upgraded([])).told).toEqual([]);
  });
});
