/** What every document of the youth's begins with: its head, and the bar with the way out, which needs no script. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { ComponentChildren } from 'preact';
import type { FrontWords } from '../src/front/front-words.ts';
import { Mark } from '../src/parts/mark.tsx';
import type { Assets } from './assets.ts';

export const DIRECTION = { sv: 'ltr', en: 'ltr', ar: 'rtl' } as const satisfies Record<PageLanguage, string>;

interface Props {
  language: PageLanguage;
  words: FrontWords;
  styles: Assets['styles'];
  /** What else the head has. */
  more?: ComponentChildren;
  children: ComponentChildren;
}

export function Sheet({ language, words, styles, more, children }: Props) {
  return (
    <html lang={language} dir={DIRECTION[language]}>
      <head>
        <meta charset="utf-8" />
        <title>%%TITLE%%</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="%%ICON%%" />
        {styles.map(({ path, integrity }) => (
          <link key={path} rel="stylesheet" href={path} integrity={integrity} />
        ))}
        {more}
      </head>
      <body>
        <header class="bar">
          <a
            class="exit"
            id="exit"
            href="%%EXIT%%"
            target="_top"
            rel="noreferrer"
            title={words['exit.shift']()}
            data-left={words['exit.left']()}
            data-stay={`%%EMBEDDED=true%%${words['exit.stay']()}%%/EMBEDDED%%`}
          >
            {words['exit.leave']()}
          </a>
          <Mark />
        </header>
        {children}
      </body>
    </html>
  );
}
