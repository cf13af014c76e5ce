/** A notice as the youth's page would be told it. Pure. */
import { type NoticeBody, type NoticeTold, noticeTold } from '@dorren/shared/protocol/notice.ts';
import { CONVERSATION_LANGUAGES, type ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';
import { textAt, textFaults } from './notice-draft.ts';

/** What stands for the version of a text that has none yet. */
export const UNPUBLISHED = 'draft';

export interface Shown {
  notice: string;
  version: string;
  publishedAt: number;
  body: NoticeBody;
}

/**
 * What somebody who asks for that language gets: Swedish where there is none. Texts that are not whole are left out, as they are not
 * saved either; null while there is no whole Swedish one to fall back on.
 */
export function toldOf({ notice, version, publishedAt, body }: Shown, asked: ConversationLanguage): NoticeTold | null {
  const whole = { ...body, texts: body.texts.filter((text) => textFaults(text).size === 0) };
  const standard =
    textAt(whole, { language: asked, level: 'standard' }) ?? textAt(whole, { language: 'sv', level: 'standard' });
  if (standard === null) return null;
  const { language } = standard;
  const parsed = v.safeParse(noticeTold, {
    notice,
    version,
    publishedAt,
    draft: !body.lawyerConfirmed,
    asked,
    language,
    standard,
    easy: textAt(whole, { language, level: 'easy' }),
    languages: CONVERSATION_LANGUAGES.filter((each) => textAt(whole, { language: each, level: 'standard' }) !== null),
  });
  return parsed.success ? parsed.output : null;
}
