/** The page in one language: its words, its direction, its dates, and React Aria's own words. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { CATALOGUES } from '../components/catalogues.ts';
import { ClockProvider } from '../components/clock.tsx';
import { LOCALES } from '../components/locales.ts';
import { type Messages, MessagesProvider } from '../components/messages.tsx';
import '../components/controls.css';
import '../components/parts.css';

interface LanguageFrameProps {
  language: PageLanguage;
  /** The server's clock minus this one's. */
  offsetMs: number;
  onDrawn?(): void;
  children: ReactNode;
}

/** Shows nothing until the first catalogue is there, and the language before until the next one is. */
export function LanguageFrame({ language, offsetMs, onDrawn, children }: LanguageFrameProps) {
  const [words, setWords] = useState<{ language: PageLanguage; messages: Messages } | null>(null);

  useEffect(() => {
    let current = true;
    void CATALOGUES[language]().then(({ default: messages }) => {
      if (!current) return;
      document.documentElement.lang = language;
      document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
      setWords({ language, messages });
    });
    return () => {
      current = false;
    };
  }, [language]);

  useEffect(() => {
    if (words !== null) onDrawn?.();
  }, [words, onDrawn]);

  if (words === null) return null;
  return (
    <I18nProvider locale={LOCALES[words.language]}>
      <MessagesProvider language={words.language} messages={words.messages}>
        <ClockProvider offsetMs={offsetMs}>{children}</ClockProvider>
      </MessagesProvider>
    </I18nProvider>
  );
}
