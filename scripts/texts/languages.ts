/** Which languages the program's own texts are complete in, and which of them somebody has read (SPEC N, V). */
import type { DefaultText } from '../../server/src/texts/default-texts.ts';
import {
  CONVERSATION_LANGUAGES,
  type ConversationLanguage,
  PAGE_LANGUAGES,
  READING_LEVELS,
} from '../../shared/src/protocol/values.ts';

/** The texts of one kind in a series: `notice.main`, or the guides of the routine. */
export interface Coverage {
  name: string;
  complete: ConversationLanguage[];
  missing: { language: ConversationLanguage; what: string }[];
  /** Nobody whose first language it is has read it. */
  notReviewed: ConversationLanguage[];
}

interface Text {
  language: ConversationLanguage;
  part: string;
  reviewed: boolean;
}

export function coverage(content: readonly DefaultText[]): Coverage[] {
  return content.flatMap(({ series, body }) => {
    if (body.kind === 'notice') {
      const texts = body.notice.texts.map(({ language, level, reviewed }) => ({ language, part: level, reviewed }));
      return [cover(series, CONVERSATION_LANGUAGES, READING_LEVELS, texts)];
    }
    if (body.kind === 'bindings') return [];
    const { guides, wordings } = body.routine;
    const whole = ({ language, reviewed }: Omit<Text, 'part'>) => ({ language, part: 'all', reviewed });
    return [
      cover(`${series}, guides`, PAGE_LANGUAGES, ['all'], guides.map(whole)),
      cover(`${series}, words for the youth`, CONVERSATION_LANGUAGES, ['all'], wordings.map(whole)),
    ];
  });
}

function cover(
  name: string,
  languages: readonly ConversationLanguage[],
  parts: readonly string[],
  texts: readonly Text[],
): Coverage {
  const missing = languages.flatMap((language) =>
    parts
      .filter((part) => !texts.some((text) => text.language === language && text.part === part))
      .map((part) => ({ language, what: part })),
  );
  return {
    name,
    complete: languages.filter((language) => !missing.some((lacking) => lacking.language === language)),
    missing,
    notReviewed: languages.filter((language) => texts.some((text) => text.language === language && !text.reviewed)),
  };
}
