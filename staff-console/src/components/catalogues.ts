/** The compiled catalogues, each loaded when somebody reads it. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useEffect, useState } from 'react';
import { type Messages, useMessages, usePageLanguage } from './messages.tsx';

export const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv'),
  en: () => import('virtual:catalogue/en'),
  ar: () => import('virtual:catalogue/ar'),
} as const satisfies Record<PageLanguage, () => Promise<{ default: Messages }>>;

/** The words of another language than the page's, for what somebody else will read in it; null until they are there. */
export function useMessagesIn(language: PageLanguage): Messages | null {
  const own = useMessages();
  const isOwn = usePageLanguage() === language;
  const [loaded, setLoaded] = useState<{ language: PageLanguage; messages: Messages } | null>(null);
  useEffect(() => {
    if (isOwn) return;
    let current = true;
    void CATALOGUES[language]().then(({ default: messages }) => {
      if (current) setLoaded({ language, messages });
    });
    return () => {
      current = false;
    };
  }, [language, isOwn]);
  if (isOwn) return own;
  return loaded?.language === language ? loaded.messages : null;
}
