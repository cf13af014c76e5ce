import { readFileSync } from 'node:fs';
import { type Notice, notice, type Settings, settings } from '@dorren/shared/protocol/content.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';

export interface DefaultContent {
  settings: Settings;
  notices: Readonly<Record<PageLanguage, Notice>>;
}

/** What holds until an administrator has said otherwise: `server/content`. Throws if a file is not what it should be. */
export function readDefaultContent(): DefaultContent {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../content/${name}.json`, import.meta.url), 'utf8'));
  const notices = PAGE_LANGUAGES.map((language) => [language, v.parse(notice, read(`notice.${language}`))] as const);
  return {
    settings: v.parse(settings, read('settings')),
    notices: Object.fromEntries(notices) as Record<PageLanguage, Notice>,
  };
}
