/**
 * The message catalogues: flat JSON of ICU MessageFormat, one file a language. A page's catalogue is what both pages
 * share (`design/messages`) with the page's own (`<page>/messages`) laid over it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import compileModule from '@messageformat/core/compile-module.js';
import MessageFormat from '@messageformat/core/messageformat.js';
import { parse, type Token } from '@messageformat/parser';
import { PAGE_LANGUAGES, type PageLanguage } from '../shared/src/protocol/values.ts';

/** Message texts by key. */
export type Catalogue = Readonly<Record<string, string>>;
export type PlaceholderKind = 'number' | 'text' | 'time';
/** Kinds by placeholder name. */
export type Placeholders = Readonly<Record<string, PlaceholderKind>>;

const ROOT = join(import.meta.dirname, '..');

/** Arabic is written with the digits that stand on telephones and clocks in Sweden. */
const LOCALES = { sv: 'sv', en: 'en-GB', ar: 'ar-u-nu-latn' } as const satisfies Record<PageLanguage, string>;

/** The two files of a page's catalogue in one language, shared one first. */
export function catalogueFiles(page: string, language: PageLanguage): [string, string] {
  return [join(ROOT, 'design/messages', `${language}.json`), join(ROOT, page, 'messages', `${language}.json`)];
}

function readMessages(file: string): Catalogue {
  const raw: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof raw !== 'object' || raw === null) throw new Error(`${file}: not an object`);
  for (const [key, text] of Object.entries(raw)) {
    if (typeof text !== 'string' || text.trim() === '') throw new Error(`${file}: ${key} is not a text`);
  }
  return raw as Catalogue;
}

/** A page's whole catalogue in one language. @throws if a file is missing or holds anything but texts. */
export function readCatalogue(page: string, language: PageLanguage): Catalogue {
  const [common, own] = catalogueFiles(page, language).map(readMessages);
  return { ...common, ...own };
}

/** The placeholders of one message. @throws ParseError if the message is not well-formed ICU MessageFormat. */
export function placeholders(message: string): Placeholders {
  const found: Record<string, PlaceholderKind> = {};
  const note = (name: string, kind: PlaceholderKind) => {
    // A name used bare and in a plural is a number.
    if (found[name] === undefined || found[name] === 'text') found[name] = kind;
  };
  const walk = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      if (token.type === 'argument') note(token.arg, 'text');
      else if (token.type === 'function') note(token.arg, token.key === 'number' ? 'number' : 'time');
      else if (token.type === 'select' || token.type === 'plural' || token.type === 'selectordinal') {
        note(token.arg, token.type === 'select' ? 'text' : 'number');
        for (const option of token.cases) walk(option.tokens);
      }
    }
  };
  walk(parse(message));
  return found;
}

/** What is wrong with a page's catalogues, one line each: keys and placeholders must be the same in every language. */
export function faults(page: string): string[] {
  const lines: string[] = [];
  const reference = readCatalogue(page, 'sv');
  for (const language of PAGE_LANGUAGES) {
    const catalogue = readCatalogue(page, language);
    for (const key of Object.keys(reference)) if (!(key in catalogue)) lines.push(`${language}: ${key} is missing`);
    for (const [key, message] of Object.entries(catalogue)) {
      const expected = reference[key];
      if (expected === undefined) lines.push(`${language}: ${key} is not in Swedish`);
      else if (shape(message) !== shape(expected))
        lines.push(`${language}: ${key} has other placeholders than Swedish`);
    }
  }
  return lines;
}

function shape(message: string): string {
  return Object.entries(placeholders(message))
    .map(([name, kind]) => `${name}:${kind}`)
    .sort()
    .join();
}

/** Source of an ES module whose default export has a function for each message. */
export function compileCatalogue(catalogue: Catalogue, language: PageLanguage): string {
  return compileModule(new MessageFormat(LOCALES[language]), { ...catalogue });
}

/** A page's messages as functions in this process, for what is rendered or tested outside a bundle. */
export function loadMessages(page: string, language: PageLanguage): Record<string, (values?: object) => string> {
  const format = new MessageFormat(LOCALES[language]);
  const entries = Object.entries(readCatalogue(page, language));
  return Object.fromEntries(
    entries.map(([key, message]) => {
      const compiled = format.compile(message);
      return [key, (values?: object) => compiled({ ...values })];
    }),
  );
}
