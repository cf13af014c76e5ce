import type { Helpline } from '@dorren/shared/protocol/content.ts';
import type { Door } from '@dorren/shared/protocol/fields.ts';
import { openingTime } from '@dorren/shared/protocol/opening-time.ts';
import { iconAddress } from '@dorren/shared/protocol/page-icons.ts';
import { fittingParts } from '@dorren/shared/protocol/page-template.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { estimateBucket } from '@dorren/shared/protocol/waiting-time.ts';
import type { PublishedCentre } from '../centre/published-centre.ts';
import { noticeTold } from '../texts/notices.ts';
import type { TextLibrary } from '../texts/text-library.ts';
import type { PageFile } from './page-files.ts';

const TOKEN = /%%([A-Z_]+)%%/g;

/** The page, and what can be had of it without a script. */
export type YouthDocument = 'index' | 'plain';

/** `embedded`: for a frame on a partner's page. */
export type YouthPage = (language: PageLanguage, door: Door, embedded: boolean) => string;

/**
 * One of the youth's documents with everything in it that is the centre's own, as web-client/PAGE.md says. Throws at once if a template
 * is missing or asks for something that is not known here.
 */
export function youthPage(
  document: YouthDocument,
  files: ReadonlyMap<string, PageFile>,
  centre: PublishedCentre,
  texts: TextLibrary,
): YouthPage {
  const known = new Set(Object.keys(tokens(centre, texts, 'sv', UNKNOWN_DOOR, false)));
  const templates = new Map(
    PAGE_LANGUAGES.map((language) => {
      const template = files.get(`${document}.${language}.html`)?.plain.toString('utf8');
      if (template === undefined) throw new Error(`no template of ${document} in ${language}`);
      for (const [, name = ''] of template.matchAll(TOKEN)) {
        if (!known.has(name)) throw new Error(`unknown token ${name} in ${document}`);
      }
      return [language, template] as const;
    }),
  );
  return (language, door, embedded) => {
    const values = tokens(centre, texts, language, door, embedded);
    const fitting = fittingParts(templates.get(language) ?? '', values);
    return fitting.replace(TOKEN, (_token, name: string) => values[name] ?? '');
  };
}

const UNKNOWN_DOOR: Door = { state: 'closed', waiting: 0, estimateMs: null, opensAt: null };

function tokens(
  centre: PublishedCentre,
  texts: TextLibrary,
  language: PageLanguage,
  door: Door,
  embedded: boolean,
): Record<string, string> {
  const { title, icon, helplines } = centre.settings();
  const content = centre.content(language);
  const values: Record<string, string> = {
    TITLE: escapeHtml(title),
    ICON: escapeHtml(iconAddress(icon)),
    EMBEDDED: String(embedded),
    CENTRE: escapeHtml(content.centre.name),
    EXIT: escapeHtml(content.exitAddress),
    DEMONSTRATION: String(content.demonstration),
    DOOR: door.state,
    ESTIMATE: estimateBucket(door.estimateMs),
    OPENS_AT: door.opensAt === null ? '' : String(door.opensAt),
    CONTENT: escapeHtml(JSON.stringify(content)),
  };
  for (const each of PAGE_LANGUAGES) {
    const suffix = each.toUpperCase();
    values[`OPENS_${suffix}`] = door.opensAt === null ? '' : escapeHtml(openingTime(door.opensAt, each));
    values[`NOTICE_${suffix}`] = noticeHtml(texts, each);
    values[`HELPLINES_${suffix}`] = helplines[each].map(helplineHtml).join('');
  }
  return values;
}

/** The door's, at the standard level; what is in another language than the page's says so (SPEC V6). */
function noticeHtml(texts: TextLibrary, asked: PageLanguage): string {
  const edition = texts.notice(texts.bindings.door);
  if (edition === null) return '';
  const { standard, language } = noticeTold(edition, asked);
  const marked = language === asked ? '' : ` lang="${language}" dir="ltr"`;
  const sections = standard.steps.map(
    ({ heading, text }) => `<section${marked}><h3>${escapeHtml(heading)}</h3><p>${escapeHtml(text)}</p></section>`,
  );
  return `${sections.join('')}<p class="soft"${marked}>${escapeHtml(standard.legalReference)}</p>`;
}

function helplineHtml({ name, about, telephone }: Helpline): string {
  const number = telephone.replace(/[^0-9+]/g, '').replace(/(?!^)\+/g, '');
  return (
    `<li><h3>${escapeHtml(name)}</h3><p>${escapeHtml(about)}</p>` +
    `<a class="number" dir="ltr" href="tel:${number}">${escapeHtml(telephone)}</a></li>`
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
