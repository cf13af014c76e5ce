import { DIRECTORY_LIMITS } from '@dorren/shared/protocol/directory.ts';
import { listsOf, sketchJson, writeJson } from './json-sketch.ts';
import type { Directory, Draft, RecordKind, Sketch, SketchProblem } from './sketch.ts';

/** What the file says it is; the number rises when a file of the old shape can no longer be read. */
const FORMAT = 'dorren-directory/1';

/** Our own JSON: the records as they are (docs/directory-exchange.md). A list that is left out is empty. */
export function sketchOwnJson(content: string): Sketch {
  return sketchJson(content, (file) => {
    const problems: SketchProblem[] = file.format === FORMAT ? [] : [{ at: ['format'], code: 'not-this-format' }];
    const lists = listsOf(file, DIRECTORY_LIMITS, ['format'], problems);
    const drafts = (kind: RecordKind): Draft[] =>
      lists[kind].map((value, index) => ({ value, at: (path) => [kind, index, ...path] }));
    return {
      organisations: drafts('organisations'),
      entries: drafts('entries'),
      competences: drafts('competences'),
      problems,
    };
  });
}

export function writeOwnJson({ organisations, entries, competences }: Directory): string {
  return writeJson({ format: FORMAT }, { organisations, entries, competences });
}
