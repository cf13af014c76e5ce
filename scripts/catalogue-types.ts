/** Types of a page's messages, written beside them so that every key and placeholder is checked where it is used. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_LANGUAGES } from '../shared/src/protocol/values.ts';
import { type PlaceholderKind, placeholders, readCatalogue } from './catalogue.ts';

const LINE_WIDTH = 120;

const TYPES = { number: 'number', text: 'string | number', time: 'number | Date' } as const satisfies Record<
  PlaceholderKind,
  string
>;

/** Key prefixes by the name of a part that is loaded apart. */
export type Parts = Readonly<Record<string, readonly string[]>>;

function typesFile(page: string): string {
  return join(import.meta.dirname, '..', page, 'messages', 'catalogue.d.ts');
}

/**
 * The declaration file's text: `virtual:catalogue/<language>` has the type `Messages`, each part its own.
 * `omit`: prefixes of keys that are left out.
 */
export function declareMessages(page: string, parts: Parts = {}, omit: readonly string[] = []): string {
  const catalogue = readCatalogue(page, 'sv');
  const lines = ['// Generated from the catalogues by scripts/catalogue-plugin.ts.', ''];
  for (const part of ['main', ...Object.keys(parts)]) {
    const suffix = part === 'main' ? '' : `/${part}`;
    const type = typeName(part);
    // In the order that the formatter keeps.
    const exported = type.toLowerCase() < 'default' ? `type ${type}, default` : `default, type ${type}`;
    lines.push(`declare module 'virtual:catalogue/sv${suffix}' {`, `  export interface ${type} {`);
    for (const [key, message] of Object.entries(catalogue)) {
      if (partOf(key, parts, omit) !== part) continue;
      const values = Object.entries(placeholders(message)).map(([value, kind]) => `${value}: ${TYPES[kind]}`);
      lines.push(...signature(key, values));
    }
    lines.push('  }', `  const messages: ${type};`, '  export default messages;', '}');
    for (const language of PAGE_LANGUAGES.filter((other) => other !== 'sv')) {
      lines.push(`declare module 'virtual:catalogue/${language}${suffix}' {`);
      lines.push(`  export { ${exported} } from 'virtual:catalogue/sv${suffix}';`, '}');
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** Which part a key belongs to: the first with a prefix of it, else `main`; null if it is left out. */
export function partOf(key: string, parts: Parts, omit: readonly string[] = []): string | null {
  if (omit.some((prefix) => key.startsWith(prefix))) return null;
  return Object.keys(parts).find((name) => parts[name]?.some((prefix) => key.startsWith(prefix))) ?? 'main';
}

function typeName(part: string): string {
  return part === 'main' ? 'Messages' : `${part.charAt(0).toUpperCase()}${part.slice(1)}Messages`;
}

/** Writes the declaration file if its text has changed. */
export function writeTypes(page: string, parts: Parts, omit: readonly string[]): void {
  const text = declareMessages(page, parts, omit);
  if (current(typesFile(page)) !== text) writeFileSync(typesFile(page), text);
}

function current(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** As the formatter would write it. */
function signature(key: string, values: readonly string[]): string[] {
  if (values.length === 0) return [`    '${key}': () => string;`];
  const line = `    '${key}': (values: { ${values.join('; ')} }) => string;`;
  if (line.length <= LINE_WIDTH) return [line];
  return [`    '${key}': (values: {`, ...values.map((value) => `      ${value};`), '    }) => string;'];
}
