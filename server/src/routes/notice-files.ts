import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { compress } from '../pages/compressor.ts';
import type { PageFile } from '../pages/page-files.ts';
import { type NoticeEdition, noticeTold } from '../texts/notices.ts';

/** Notices as compressed JSON, each made once for as long as its edition is in force. */
export function noticeFiles(): (edition: NoticeEdition, asked: ConversationLanguage) => Promise<PageFile> {
  const kept = new WeakMap<NoticeEdition, Map<ConversationLanguage, Promise<PageFile>>>();
  return (edition, asked) => {
    const files = kept.get(edition) ?? new Map<ConversationLanguage, Promise<PageFile>>();
    kept.set(edition, files);
    const known = files.get(asked);
    if (known) return known;
    const made = compress('application/json; charset=utf-8', JSON.stringify(noticeTold(edition, asked)));
    files.set(asked, made);
    made.catch(() => files.delete(asked));
    return made;
  };
}
