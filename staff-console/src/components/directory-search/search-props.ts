/** What the search-and-pick part is given: on its own page, or beside a conversation. */
import type { KeptEntry, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { ConversationLanguage, MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import type { ReactNode } from 'react';

export interface SearchQuery {
  text: string;
  municipality: MunicipalityCode | null;
  competence: string | null;
  language: ConversationLanguage | null;
  /** In years. */
  age: number | null;
  openNow: boolean;
}

export const EMPTY_QUERY: SearchQuery = {
  text: '',
  municipality: null,
  competence: null,
  language: null,
  age: null,
  openNow: false,
};

export interface DirectorySearchProps {
  directory: StaffDirectory;
  /** Id of the entry that is shown now. */
  picked?: string | null;
  onPick(kept: KeptEntry): void;
  /** What else can be done about an entry, beside it in the list: buttons. */
  actions?(kept: KeptEntry): ReactNode;
  /** Where the search begins, such as with the youth's municipality. */
  initial?: Partial<SearchQuery>;
}
