/** The public directory in this page's memory, and what is found in it: nothing is asked of anybody. */
import type { FindMessages } from 'virtual:catalogue/sv/find';
import { type Answer, DirectorySearch } from '@dorren/shared/directory/search.ts';
import { publicDocuments } from '@dorren/shared/directory/search-documents.ts';
import type { Competence, PublicDirectory, PublicEntry } from '@dorren/shared/protocol/directory.ts';
import type { Finding } from '../page/page-state.ts';

export interface Places {
  /** The competences that are under no other. */
  topics: readonly Competence[];
  competencesOf(entry: PublicEntry): Competence[];
  /** `now`: milliseconds since 1970. */
  answer(finding: Finding, now: number): Answer<PublicEntry>;
}

const MINUTE_MS = 60_000;

export function placesOf(directory: PublicDirectory): Places {
  const search = new DirectorySearch(publicDocuments(directory));
  let last: { finding: Finding; minute: number; answer: Answer<PublicEntry> } | null = null;
  return {
    competencesOf: (entry) => directory.competences.filter(({ id }) => entry.competences.includes(id)),
    topics: directory.competences.filter(({ parent }) => parent === null),
    answer(finding, now) {
      const minute = Math.floor(now / MINUTE_MS);
      // A page is drawn far more often than something else is looked for.
      if (last?.finding !== finding || last.minute !== minute) {
        const { text, municipality, topic, language, openNow, shown } = finding;
        const filters = {
          openNow,
          ...(municipality && { place: { municipality } }),
          ...(topic && { competence: topic }),
          ...(language && { language }),
        };
        last = { finding, minute, answer: search.search({ text, filters, now, limit: shown }) };
      }
      return last.answer;
    },
  };
}

/** How many were found, in words. */
export function counted(words: FindMessages, count: number): string {
  return words['find.count']({ count });
}
