import type { DirectoryFormat } from '@dorren/shared/protocol/directory.ts';
import { check, type Reading } from './check.ts';
import { sketchCsv, writeCsv } from './csv-format.ts';
import { sketchHsds } from './hsds/read.ts';
import { writeHsds } from './hsds/write.ts';
import { sketchOwnJson, writeOwnJson } from './json-format.ts';
import type { Directory, Sketch } from './sketch.ts';

/**
 * Reads a file of at most `MAX_IMPORT_BYTES` and says what importing it would change in what is there. Never throws: whatever
 * is wrong is a problem with its line, and then the plan is empty. Nothing is ever to be removed. `own`: a contact person's
 * organisation, which is all that may be in the file; null: anything may.
 */
export function readDirectory(
  format: DirectoryFormat,
  content: string,
  known: Directory,
  own: string | null = null,
): Reading {
  return check(SKETCHES[format](content), known, own);
}

/** A file that, read with nothing there, gives exactly these records. Holds what only staff may read. */
export function writeDirectory(format: DirectoryFormat, directory: Directory): string {
  return WRITERS[format](directory);
}

const SKETCHES: Record<DirectoryFormat, (content: string) => Sketch> = {
  json: sketchOwnJson,
  csv: sketchCsv,
  hsds: sketchHsds,
};
const WRITERS: Record<DirectoryFormat, (directory: Directory) => string> = {
  json: writeOwnJson,
  csv: writeCsv,
  hsds: writeHsds,
};
