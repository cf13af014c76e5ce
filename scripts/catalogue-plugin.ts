/**
 * Vite plugin: `virtual:catalogue/<language>` is a page's catalogue in one language, compiled when the page is built, so
 * that no message is parsed in a browser. `virtual:catalogue/<language>/<part>` is what was set apart under `parts`.
 */
import type { Plugin } from 'vite';
import { PAGE_LANGUAGES, type PageLanguage } from '../shared/src/protocol/values.ts';
import { catalogueFiles, compileCatalogue, faults, readCatalogue } from './catalogue.ts';
import { type Parts, partOf, writeTypes } from './catalogue-types.ts';

export interface CatalogueOptions {
  /** The page's folder, from the top of the repository. */
  page: 'web-client' | 'staff-console';
  /** What is loaded apart; every other key is in the main part. */
  parts?: Parts;
  /** Prefixes of shared keys that this page never shows. */
  omit?: readonly string[];
}

const PREFIX = 'virtual:catalogue/';

export function catalogue({ page, parts = {}, omit = [] }: CatalogueOptions): Plugin {
  return {
    name: 'dorren:catalogue',
    buildStart() {
      const wrong = faults(page);
      if (wrong.length > 0) this.error(wrong.join('\n'));
      writeTypes(page, parts, omit);
    },
    resolveId(source) {
      return source.startsWith(PREFIX) ? `\0${source}` : null;
    },
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const [language = '', part = 'main'] = id.slice(PREFIX.length + 1).split('/');
      if (!isPageLanguage(language) || (part !== 'main' && !(part in parts)))
        this.error(`no catalogue ${language}/${part}`);
      for (const file of catalogueFiles(page, language)) this.addWatchFile(file);
      const entries = Object.entries(readCatalogue(page, language)).filter(
        ([key]) => partOf(key, parts, omit) === part,
      );
      return compileCatalogue(Object.fromEntries(entries), language);
    },
  };
}

function isPageLanguage(text: string): text is PageLanguage {
  return PAGE_LANGUAGES.some((language) => language === text);
}
