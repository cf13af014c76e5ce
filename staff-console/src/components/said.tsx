import type { LocalText } from '@dorren/shared/protocol/directory.ts';
import { DIRECTIONS, inLanguage } from './local-text.ts';
import { usePageLanguage } from './messages.tsx';

/** A text in the page's language, or in Swedish and said to be, so that it is read aloud as such. */
export function Said({ text }: { text: LocalText }) {
  const { words, lang } = inLanguage(text, usePageLanguage());
  return (
    <span lang={lang} dir={DIRECTIONS[lang]}>
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
