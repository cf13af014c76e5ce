import { DIRECTORY_LIMITS } from '@dorren/shared/protocol/directory.ts';
import { CsvError, parse } from 'csv-parse/sync';
import type { ProblemCode } from './sketch.ts';

/** More rows than this cannot be of a directory that is within the limits. */
const MOST_ROWS = 1 + DIRECTORY_LIMITS.organisations + DIRECTORY_LIMITS.entries + DIRECTORY_LIMITS.competences;
/** Longer, in bytes, than a row of an entry with everything at its largest. */
const LONGEST_ROW = 2 * 1024 * 1024;
const MOST_CELLS = 256;

export interface Row {
  /** On which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

class TooMuch extends Error {}

/** RFC 4180, delimited as the first line is. Rows without a word in them are left out. */
export function readRows(text: string): { rows: Row[] } | { code: ProblemCode; line: number | null } {
  const delimiter = delimiterOf(text);
  if (separatorsIn(text, delimiter) > MOST_ROWS * MOST_CELLS) return { code: 'too-many', line: null };
  const rows: Row[] = [];
  let lines = 0;
  try {
    parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      raw: true,
      on_record: (given) => {
        // So it is with `raw`, though the types do not say so. The parser's own count of lines takes some ends of line for two.
        const { record, raw } = given as unknown as { record: string[]; raw: string };
        const line = lines + 1;
        lines += raw.match(/\r\n|\n|\r/g)?.length ?? 0;
        if (record.every((cell) => cell.trim() === '')) return null;
        if (rows.length >= MOST_ROWS || record.length > MOST_CELLS) throw new TooMuch();
        rows.push({ line, cells: record });
        return null;
      },
    });
  } catch (thrown) {
    if (thrown instanceof TooMuch) return { code: 'too-many', line: lines };
    if (thrown instanceof CsvError) return { code: 'not-this-format', line: lines + 1 };
    throw thrown;
  }
  return { rows };
}

function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  return header.split(';').length >= header.split(',').length ? ';' : ',';
}

/** Counted first, for the parser holds a whole row of them before it can be told to stop. */
function separatorsIn(text: string, delimiter: string): number {
  let count = 0;
  for (const character of text) if (character === delimiter || character === '\n' || character === '\r') count++;
  return count;
}
