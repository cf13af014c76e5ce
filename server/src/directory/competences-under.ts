import type { Competence } from '@dorren/shared/protocol/directory.ts';

/** The competence of this id and all that are below it; none if there is no such one. */
export function competencesUnder(competences: readonly Competence[], id: string): ReadonlySet<string> {
  const found = new Set(competences.some((one) => one.id === id) ? [id] : []);
  for (const one of found) {
    for (const { id: below, parent } of competences) if (parent === one) found.add(below);
  }
  return found;
}
