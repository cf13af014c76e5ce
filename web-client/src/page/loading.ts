/** What is loaded when it is needed: only the chosen language, and what comes after while one reads. */

import type { Messages } from 'virtual:catalogue/sv';
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { InsideParts } from '../views/page.tsx';

const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv'),
  en: () => import('virtual:catalogue/en'),
  ar: () => import('virtual:catalogue/ar'),
} as const satisfies Record<PageLanguage, unknown>;

const INSIDE_CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/inside'),
  en: () => import('virtual:catalogue/en/inside'),
  ar: () => import('virtual:catalogue/ar/inside'),
} as const satisfies Record<PageLanguage, unknown>;

export async function loadWords(language: PageLanguage): Promise<Messages> {
  return (await CATALOGUES[language]()).default;
}

export async function loadInside(language: PageLanguage): Promise<InsideParts> {
  const [views, { announcement }, { default: words }] = await Promise.all([
    import('../inside/inside.tsx'),
    import('../inside/announcement.ts'),
    INSIDE_CATALOGUES[language](),
  ]);
  return { Inside: views.Inside, insidePanel: views.insidePanel, announcement, words };
}

/** @throws if the server has none; it is taken as it comes, from where the script came too. */
export async function loadContent(language: PageLanguage): Promise<YouthContent> {
  const response = await fetch(`/content/${language}`, {
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  if (!response.ok) throw new Error('no content');
  return (await response.json()) as YouthContent;
}
