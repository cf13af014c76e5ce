import type { Notice } from '@dorren/shared/protocol/content.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';

/** Reporting-duty notices. A published version never changes: conversations refer to it. */
export interface Notices {
  /** The one published last in a language; null before the first. */
  current(language: PageLanguage): Promise<Notice | null>;
  /** False, and nothing done, if this version has been published in this language before. */
  publish(notice: Notice): Promise<boolean>;
}
