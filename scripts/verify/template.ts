/** Whether a page that was served is the template with its tokens filled in, and nothing else (web-client/PAGE.md, "Tokens"). */

import { iconAddress, PAGE_ICONS } from '@dorren/shared/protocol/page-icons.ts';
import { fittingParts } from '@dorren/shared/protocol/page-template.ts';

const TEXT = '[^<>"\']*';
const INLINE = '[^<>]*';
/** On a notice that is not there in the page's language. */
const SWEDISH = '(?: lang="sv" dir="ltr")?';
/** Tokens that hold more than a text, or less: each admits exactly what PAGE.md says, with texts in between. */
const SHAPES: Readonly<Record<string, string>> = {
  EMBEDDED: 'true|false',
  ICON: PAGE_ICONS.map((icon) => literally(iconAddress(icon))).join('|'),
  NOTICE: `(?:<section${SWEDISH}><h3>${INLINE}</h3><p>${INLINE}</p></section>)+<p class="soft"${SWEDISH}>${INLINE}</p>`,
  HELPLINES: `(?:<li><h3>${INLINE}</h3><p>${INLINE}</p><a class="number" dir="ltr" href="tel:\\+?\\d+">${INLINE}</a></li>)*`,
};

/** The values of the tokens; null if what was served is anything but the template, or gives one token two values. */
export function readTemplate(template: string, served: string): Readonly<Partial<Record<string, string>>> | null {
  const conditions = {
    EMBEDDED: said(served, 'data-embedded'),
    DOOR: said(served, 'data-door'),
    ESTIMATE: said(served, 'data-estimate'),
  };
  const seen = new Set<string>();
  // Split keeps the names of the tokens at the odd places.
  const pattern = fittingParts(template, conditions)
    .split(/%%([A-Z_]+)%%/)
    .map((part, index) => {
      if (index % 2 === 0) return literally(part);
      if (seen.has(part)) return `\\k<${part}>`;
      seen.add(part);
      return `(?<${part}>${SHAPES[part.replace(/_(SV|EN|AR)$/, '')] ?? TEXT})`;
    })
    .join('');
  const match = new RegExp(`^${pattern}$`, 'u').exec(served);
  if (match === null) return null;
  const values: Readonly<Partial<Record<string, string>>> = { ...conditions, ...match.groups };
  // What is there only while they have these values, is there.
  return Object.entries(conditions).every(([name, value]) => values[name] === value) ? { ...match.groups } : null;
}

/** The first one's value; nothing, where there is none. */
function said(served: string, attribute: string): string {
  return new RegExp(`${attribute}="([^"]*)"`).exec(served)?.[1] ?? '';
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
