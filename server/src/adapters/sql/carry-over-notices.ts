/** Part of the migration 0005: notices were kept one by language. Like any migration that has been released, it never changes. */
import type { Kysely } from 'kysely';

interface OldNotice {
  version: string;
  language: string;
  /** The operator's lawyer had not confirmed it. */
  draft: boolean;
  steps: { heading: string; text: string }[];
  legalReference: string;
}

interface Before {
  notices: { position: number; language: string; version: string; body: string };
  editions: {
    series: string;
    position: number;
    version: string;
    published_at: number;
    origin: string;
    edited_by: string;
    approved_by: string | null;
    body: string;
  };
}

const SERIES = 'notice.main';
const NAME = 'Anmälningsplikten';

/**
 * Every version becomes an edition of the door's notice, with all its languages; one without Swedish is given the Swedish text that was in
 * force, because no edition is without. The version that was in force in Swedish comes last, so that it still is, with what was in force and
 * confirmed in languages that it lacks. One with a confirmed text counts as published here: no default takes its place.
 */
export async function carryOverNotices(db: Kysely<Before>): Promise<void> {
  const rows = await db.selectFrom('notices').selectAll().orderBy('position').orderBy('language', 'desc').execute();
  const notices = rows.map(({ body }): OldNotice => JSON.parse(body));
  const inForce = [...new Map(notices.map((notice) => [notice.language, notice])).values()];
  const swedish = inForce.find(({ language }) => language === 'sv');
  if (swedish === undefined) return;
  const versions = new Set(notices.map(({ version }) => version));
  versions.delete(swedish.version);
  let position = 0;
  for (const version of [...versions, swedish.version]) {
    position += 1;
    const own = notices.filter((notice) => notice.version === version);
    const others = version === swedish.version ? inForce.filter(({ draft }) => !draft) : [swedish];
    const texts = [...own, ...others.filter(({ language }) => own.every((text) => text.language !== language))];
    const isPublished = texts.some((text) => !text.draft && (version === swedish.version || own.includes(text)));
    await db
      .insertInto('editions')
      .values({
        ...{ series: SERIES, position, version, published_at: publishedAt(version), approved_by: null },
        origin: isPublished ? 'published' : 'default',
        edited_by: '[]',
        body: JSON.stringify({
          kind: 'notice',
          notice: { name: NAME, lawyerConfirmed: texts.every(({ draft }) => !draft), texts: texts.map(toText) },
        }),
      })
      .execute();
  }
}

/** When was not kept: the first day of the month that the version names, if it names one. */
function publishedAt(version: string): number {
  const [month] = /^\d{4}-(?:0[1-9]|1[0-2])/.exec(version) ?? [];
  return month === undefined ? 0 : Date.parse(`${month}-01T00:00:00Z`);
}

function toText({ language, steps, legalReference }: OldNotice) {
  return {
    ...{ language, level: 'standard', reviewed: language === 'sv' },
    steps: steps.map(({ heading, text }) => ({ heading, text, pictogram: null })),
    ...{ question: null, legalReference },
  };
}
