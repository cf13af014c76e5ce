import type { NoticeBody, NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { Edition } from '@dorren/shared/protocol/texts.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { type CurrentNotices, type NoticeInForce, noticeTextName } from '../core/records.ts';

/** An edition of a notice, which is known by `notice`. */
export interface NoticeEdition extends Pick<Edition, 'version' | 'publishedAt'> {
  readonly notice: string;
  readonly body: NoticeBody;
}

const PREFIX = 'notice.';

/** Null for the routine. */
export function noticeEdition({ series, version, publishedAt, body }: Edition): NoticeEdition | null {
  if (body.kind !== 'notice') return null;
  return { notice: series.slice(PREFIX.length), version, publishedAt, body: body.notice };
}

/** What can be acknowledged (SPEC N1). */
export function currentNotices(door: string, editions: Iterable<NoticeEdition>): CurrentNotices {
  // Ids come from outside: one that is called as something that every object has must find nothing.
  const inForce: Record<string, NoticeInForce> = Object.create(null);
  for (const { notice, version, body } of editions) {
    const texts = new Set(body.texts.map(({ language, level }) => noticeTextName(language, level)));
    inForce[notice] = { version, texts };
  }
  return { door, inForce };
}

/** A notice as a youth reads it; in Swedish, and saying so, if it is not there in the language asked for (SPEC V6). */
export function noticeTold(
  { notice, version, publishedAt, body }: NoticeEdition,
  asked: ConversationLanguage,
): NoticeTold {
  const { texts, lawyerConfirmed } = body;
  const text = (language: ConversationLanguage, level: 'standard' | 'easy') =>
    texts.find((each) => each.language === language && each.level === level);
  const language = text(asked, 'standard') ? asked : 'sv';
  const standard = text(language, 'standard');
  // Its schema holds every edition to having it.
  if (standard === undefined) throw new Error('an edition without Swedish');
  return {
    ...{ notice, version, publishedAt, asked, language, standard },
    draft: !lawyerConfirmed,
    easy: text(language, 'easy') ?? null,
    languages: texts.filter(({ level }) => level === 'standard').map((each) => each.language),
  };
}
