/** A partner's page as it could stand on the web: no script, one line for the door. */
import { snippet } from '@dorren/shared/protocol/snippet.ts';
import words from './words.json' with { type: 'json' };

export type PartnerLanguage = keyof typeof words;

/** Where each language is, and where the style is. */
export const PATHS = { sv: '/', en: '/en', style: '/partner.css' } as const;

const OTHER = { sv: 'en', en: 'sv' } as const satisfies Record<PartnerLanguage, PartnerLanguage>;
const SECTIONS = ['talk', 'hours', 'books', 'ask'] as const;
const BOOKS = ['book1', 'book2', 'book3'] as const;

/** The neutral title that the service begins with. */
const FRAME_TITLE = 'Start';

/** `door`: scheme and host of the service. */
export function partnerPage(language: PartnerLanguage, door: string): string {
  const say = words[language];
  const links = SECTIONS.map((id) => `<a href="#${id}">${say[id]}</a>`).join('');
  const books = BOOKS.map((book) => `<h3>${say[book]}</h3><p>${say[`${book}Text`]}</p>`).join('');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${say.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${PATHS.style}">
</head>
<body>
<p class="made-up">${say.madeUp}</p>
<header>
<div class="row"><h1>${say.title}</h1><a href="${PATHS[OTHER[language]]}" lang="${OTHER[language]}">${say.other}</a></div>
<nav aria-label="${say.nav}">${links}</nav>
</header>
<main>
<section id="talk" class="talk"><h2>${say.talk}</h2><p>${say.talkText}</p>
${snippet(door, FRAME_TITLE)}
</section>
<section id="hours"><h2>${say.hours}</h2><p>${say.hoursText}</p></section>
<section id="books"><h2>${say.books}</h2>${books}</section>
<section id="ask"><h2>${say.ask}</h2><p>${say.askText}</p></section>
</main>
<footer>${say.foot}</footer>
</body>
</html>
`;
}
