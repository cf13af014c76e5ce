import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { LocalText } from '@dorren/shared/protocol/directory.ts';
import { DIRECTIONS } from './locales.ts';
import { usePageLanguage } from './messages.tsx';

/** A text in the page's language, or in Swedish and said to be, so that it is read aloud as such. */
export function Said({ text }: { text: LocalText }) {
  const { text: words, language } = inLanguage(text, usePageLanguage());
  return (
    <span lang={language} dir={DIRECTIONS[language]}>
      {words}
    </span>
  );
}

/** What one has written oneself, in whatever language, with its line breaks. */
export function Written({ children }: { children: string }) {
  return (
    <span className="written" dir="auto">
      {children}
    </span>
  );
}
