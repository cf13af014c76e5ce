/** How values stand in the cells of a table (docs/directory-exchange.md). */

/** What a spreadsheet would take for a formula. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const SPECIAL = /[\\|;]/g;

/** A cell that no spreadsheet computes: an apostrophe in front is taken away again by {@link fromCell}. */
export function toCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function fromCell(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** `one | two`; a backslash stands before what would be read as a separator. */
export function writeList(items: readonly string[]): string {
  return items.join(' | ');
}

/** Items as they stand, still escaped; none in an empty cell. */
export function readList(text: string): string[] {
  return text === '' ? [] : splitAt(text, '|');
}

export function escaped(text: string): string {
  return text.replaceAll(SPECIAL, '\\$&');
}

export function unescaped(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, '$1');
}

/** `first; key: value; key: value`, without what is null or not there. */
export function writeParts(first: string, rest: Record<string, string | null | undefined>): string {
  const parts = Object.entries(rest).filter((part): part is [string, string] => typeof part[1] === 'string');
  return [escaped(first), ...parts.map(([key, value]) => `${key}: ${escaped(value)}`)].join('; ');
}

/** Null if a part has no key, one that is not in `keys`, or one that was there before. */
export function readParts<Key extends string>(
  item: string,
  keys: readonly Key[],
): { first: string; rest: Partial<Record<Key, string>> } | null {
  const [first = '', ...parts] = splitAt(item, ';');
  const rest: Partial<Record<Key, string>> = {};
  for (const part of parts) {
    const colon = part.indexOf(':');
    const key = keys.find((known) => known === part.slice(0, colon).trim());
    if (colon < 0 || !key || rest[key] !== undefined) return null;
    rest[key] = unescaped(part.slice(colon + 1).trim());
  }
  return { first: unescaped(first), rest };
}

function splitAt(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === separator) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, text.slice(from).trim()];
}
