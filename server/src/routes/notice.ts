import { conversationLanguage, noticeId } from '@dorren/shared/protocol/fields.ts';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { Refused } from '../plugins/refusals.ts';
import type { TextLibrary } from '../texts/text-library.ts';
import { noticeFiles } from './notice-files.ts';
import { sendFile } from './send-file.ts';

export interface NoticeParts {
  texts: TextLibrary;
}

const asked = v.strictObject({ language: conversationLanguage, notice: v.optional(noticeId) });

/** Notices as youths read them, for everybody (SPEC V6). */
export function noticeRoutes(app: FastifyInstance, { texts }: NoticeParts): void {
  const file = noticeFiles();
  for (const path of ['/notice/:language', '/notice/:language/:notice']) {
    app.get(path, async (request, reply) => {
      const parsed = v.safeParse(asked, request.params);
      const { language, notice = texts.bindings.door } = parsed.success ? parsed.output : { language: null };
      const edition = language === null ? null : texts.notice(notice);
      if (language === null || edition === null) throw new Refused('not-found');
      return sendFile(request, reply, await file(edition, language));
    });
  }
}
