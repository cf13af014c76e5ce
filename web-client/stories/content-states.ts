/** The notice's real texts, whole, as whoever has read them can read them again: for the eye, and for whoever knows the language. */
import type { NoticeText, NoticeTold } from '@dorren/shared/protocol/notice.ts';
import { READING_LEVELS } from '@dorren/shared/protocol/values.ts';
import type { PageState } from '../src/page/page-state.ts';

const TEXTS = Object.values(
  import.meta.glob<NoticeText>('../../server/content/notices/main/*.*.json', { eager: true, import: 'default' }),
);

export function contentStates(waiting: PageState): Record<string, PageState> {
  return Object.fromEntries(
    TEXTS.filter(({ level }) => level === 'standard').flatMap((standard) => {
      const { language } = standard;
      const easy = TEXTS.find((text) => text.language === language && text.level === 'easy') ?? null;
      const told: NoticeTold = {
        ...{ notice: 'main', version: '1', publishedAt: 0, draft: true, asked: language, language },
        ...{ standard, easy, languages: [language] },
      };
      return READING_LEVELS.filter((level) => level === 'standard' || easy).map((level) => [
        `content-${language}-${level}`,
        {
          ...waiting,
          panel: 'notice',
          read: [{ acknowledged: { notice: 'main', version: '1', language, level }, told, outdated: false }],
        } satisfies PageState,
      ]);
    }),
  );
}
