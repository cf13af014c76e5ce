import { visit } from 'jsonc-parser';
import type { Path } from './sketch.ts';

/** Deeper than anything that we read. */
const MOST_DEEP = 64;
const STRICT = { disallowComments: true, allowTrailingComma: false } as const;

/** Thrown to leave a visit. */
class Enough extends Error {}

/** Wanted places as a tree; `asked` are the indices of those that end here. */
interface Wanted {
  readonly asked: number[];
  readonly below: Map<string | number, Wanted>;
}

/**
 * Lines, from 1, on which the values (or what is left of the way to them) stand in a JSON text: one for each path. Null if
 * the text goes too deep to be followed.
 */
export function linesOf(text: string, paths: readonly Path[]): (number | null)[] {
  const lines: (number | null)[] = paths.map(() => null);
  if (paths.length === 0 || tooDeepAt(text) !== null) return lines;
  const wanted = asTree(paths);
  const mark = (path: Path, line: number) => {
    const found = path.reduce<Wanted | undefined>((at, step) => at?.below.get(step), wanted);
    if (found) for (const index of everythingBelow(found)) lines[index] = line + 1;
    return found !== undefined && found.below.size > 0;
  };
  const begin = (_offset: number, _length: number, line: number, _column: number, path: () => Path) =>
    mark(path(), line);
  visit(
    text,
    {
      onObjectBegin: begin,
      onArrayBegin: begin,
      // Without these it would not notice that what it was to pass over has ended.
      onObjectEnd: () => undefined,
      onArrayEnd: () => undefined,
      onObjectProperty: (name, _offset, _length, line, _column, path) => void mark([...path(), name], line),
      onLiteralValue: (_value, _offset, _length, line, _column, path) => void mark(path(), line),
    },
    STRICT,
  );
  return lines;
}

/** Line, from 1, of the first thing that makes a text no JSON, or of what is too deep to be followed; null if neither is found. */
export function brokenLine(text: string): number | null {
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== null) return tooDeep;
  let broken: number | null = null;
  try {
    visit(
      text,
      {
        onError: (_error, _offset, _length, line) => {
          broken = line + 1;
          throw new Enough();
        },
      },
      STRICT,
    );
  } catch (thrown) {
    if (!(thrown instanceof Enough)) throw thrown;
  }
  return broken;
}

/** Line of the first bracket that opens too deep: what walks over such a text would run out of stack. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > MOST_DEEP) return lineAt(text, at);
  }
  return null;
}

function asTree(paths: readonly Path[]): Wanted {
  const root: Wanted = { asked: [], below: new Map() };
  for (const [index, path] of paths.entries()) {
    let at = root;
    for (const step of path) {
      const next = at.below.get(step) ?? { asked: [], below: new Map() };
      at.below.set(step, next);
      at = next;
    }
    at.asked.push(index);
  }
  return root;
}

/** A value that is missing stands where the nearest thing around it stands, until something nearer is met. */
function* everythingBelow(wanted: Wanted): Generator<number> {
  yield* wanted.asked;
  for (const below of wanted.below.values()) yield* everythingBelow(below);
}

/** From 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}
