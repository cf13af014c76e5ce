import { conversationLanguage, noticeId } from '@dorren/shared/protocol/fields.ts';
import { CONVERSATION_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { Refused } from '../plugins/refusals.ts';
import { type NoticeEdition, noticeTold } from '../texts/notices.ts';
import type { TextLibrary } from '../texts/text-library.ts';
import { keptFile } from './kept-file.ts';
import { sendFile } from './send-file.ts';

export interface NoticeParts {
  texts: TextLibrary;
}

const asked = v.strictObject({ language: conversationLanguage, notice: v.optional(noticeId) });

/** Notices as youths read them, for everybody (SPEC V6). */
export function noticeRoutes(app: FastifyInstance, { texts }: NoticeParts): void {
  const files = new Map(
    CONVERSATION_LANGUAGES.map((language) => [
      language,
      keptFile((edition: NoticeEdition) => noticeTold(edition, language)),
    ]),
  );
  for (const path of ['/notice/:language', '/notice/:language/:notice']) {
    app.get(path, async (request, reply) => {
      const parsed = v.safeParse(asked, request.params);
      if (!parsed.success) throw new Refused('not-found');
      const { language, notice = texts.bindings.door } = parsed.output;
      const file = files.get(language);
      const edition = texts.notice(notice);
      if (file === undefined || edition === null) throw new Refused('not-found');
      return sendFile(request, reply, await file(edition));
    });
  }
}
