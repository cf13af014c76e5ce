/** What the search-and-pick part is given: on its own page, or beside a conversation. */
import type { Filters } from '@dorren/shared/directory/search.ts';
import type { KeptEntry, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { ReactNode } from 'react';

export interface DirectorySearchProps {
  directory: Pick<StaffDirectory, 'organisations' | 'entries' | 'competences'>;
  /** Id of the entry that is shown now. */
  picked?: string | null;
  onPick(kept: KeptEntry): void;
  /** What else can be done about an entry, beside it in the list: buttons. */
  actions?(kept: KeptEntry): ReactNode;
  /** Where the search begins, such as with the youth's municipality. */
  initial?: Filters;
}
