import type { DirectoryFormat } from '@dorren/shared/protocol/directory.ts';
import { check, type Reading } from './check.ts';
import { sketchOwnJson, writeOwnJson } from './json-format.ts';
import { type Directory, type Sketch, unreadable } from './sketch.ts';

/**
 * Reads a file of at most `MAX_IMPORT_BYTES` and says what importing it would change in what is there. Never throws: whatever
 * is wrong is a problem with its line, and then the plan is empty. Nothing is ever to be removed.
 */
export function readDirectory(format: DirectoryFormat, content: string, known: Directory): Reading {
  return check(SKETCHES[format](content), known);
}

/** A file that, read with nothing there, gives exactly these records. Holds what only staff may read. */
export function writeDirectory(format: DirectoryFormat, directory: Directory): string {
  return WRITERS[format](directory);
}

const SKETCHES: Record<DirectoryFormat, (content: string) => Sketch> = {
  json: sketchOwnJson,
  csv: () => unreadable('not-this-format', null),
  hsds: () => unreadable('not-this-format', null),
};
const WRITERS: Record<DirectoryFormat, (directory: Directory) => string> = {
  json: writeOwnJson,
  csv: writeOwnJson,
  hsds: writeOwnJson,
};
