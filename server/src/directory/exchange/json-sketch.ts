import { brokenLine, lineAt, linesOf } from './json-lines.ts';
import { type Path, type Sketch, type SketchProblem, unreadable } from './sketch.ts';

/** What decoding leaves of bytes that are no UTF-8; in JSON that we write it is escaped. */
const REPLACEMENT = '\ufffd';

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a text that is one JSON object, and hands it on; places in the file are paths in it. */
export function sketchJson(
  content: string,
  read: (file: JsonObject) => Pick<Sketch, 'organisations' | 'entries' | 'competences' | 'problems'>,
): Sketch {
  const text = content.replace(/^\ufeff/, '');
  const foreign = text.indexOf(REPLACEMENT);
  if (foreign >= 0) return unreadable('wrong-encoding', lineAt(text, foreign));
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return unreadable('not-this-format', brokenLine(text));
  }
  if (!isObject(file)) return unreadable('not-this-format', 1);
  return {
    ...read(file),
    locate: (problems) => {
      const lines = linesOf(
        text,
        problems.map(({ at }) => at),
      );
      return problems.map(({ at, code }, index) => ({
        line: at.length > 0 ? (lines[index] ?? null) : null,
        field: nameOf(code === 'unknown-column' ? at.slice(0, -1) : at),
      }));
    },
  };
}

/** Lists of records by name, in front of them what the file says it is: each field of a record has a line to itself. */
export function writeJson(head: Record<string, string>, lists: Record<string, readonly object[]>): string {
  const members = [
    ...Object.entries(head).map(([name, value]) => `${literal(name)}: ${literal(value)}`),
    ...Object.entries(lists).map(([name, list]) => `${literal(name)}: [${list.map(record).join(',')}]`),
  ];
  return `{\n${members.join(',\n')}\n}\n`;
}

/** The same with nothing in front, and a whole record on each line. */
export function writeJsonRows(lists: Record<string, readonly object[]>): string {
  const members = Object.entries(lists).map(
    ([name, list]) => `${literal(name)}: [${list.map((row) => `\n  ${literal(row)}`).join(',')}]`,
  );
  return `{\n${members.join(',\n')}\n}\n`;
}

function record(fields: object): string {
  const lines = Object.entries(fields).filter(([, value]) => value !== undefined);
  return `\n  {\n${lines.map(([name, value]) => `    ${literal(name)}: ${literal(value)}`).join(',\n')}\n  }`;
}

function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll(REPLACEMENT, '\\ufffd');
}

/** The lists of the file by name, as long as `most` at the most: an unknown name, and what is no list, is a problem. */
export function listsOf<Name extends string>(
  file: JsonObject,
  most: Readonly<Record<Name, number>>,
  alsoAllowed: readonly string[],
  problems: SketchProblem[],
): Record<Name, readonly unknown[]> {
  for (const key of Object.keys(file)) {
    if (!Object.hasOwn(most, key) && !alsoAllowed.includes(key)) {
      problems.push({ at: [key], code: 'unknown-column' });
      break;
    }
  }
  const entries = Object.entries<number>(most).map(([name, length]) => {
    const list = file[name] ?? [];
    if (Array.isArray(list) && list.length <= length) return [name, list] as const;
    problems.push({ at: [name], code: Array.isArray(list) ? 'too-many' : 'malformed' });
    return [name, []] as const;
  });
  return Object.fromEntries(entries) as Record<Name, readonly unknown[]>;
}

/** `entries[3].name.sv` */
function nameOf(place: Path): string | null {
  if (place.length === 0) return null;
  return place
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}
