/** Which form or question is open over the directory. */
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { KeptEntry, KeptOrganisation, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { type ReactNode, useState } from 'react';
import { usePageLanguage } from '../../components/messages.tsx';
import type { DirectoryActions } from './directory-actions.ts';
import { EntryEditor } from './entry-editor.tsx';
import { newId } from './new-id.ts';
import { OrganisationEditor } from './organisation-editor.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

type Open =
  | { kind: 'entry'; id: string; organisationId: string }
  | { kind: 'organisation'; id: string }
  | { kind: 'remove-entry'; kept: KeptEntry }
  | { kind: 'remove-organisation'; kept: KeptOrganisation };

export interface Editing {
  editEntry(kept: KeptEntry): void;
  newEntry(organisationId: string): void;
  removeEntry(kept: KeptEntry): void;
  editOrganisation(kept: KeptOrganisation): void;
  newOrganisation(): void;
  removeOrganisation(kept: KeptOrganisation): void;
}

/** What may be opened, and what is open: to be drawn last. */
export function useEditing(directory: StaffDirectory, actions: DirectoryActions): [Editing, ReactNode] {
  const language = usePageLanguage();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const editing: Editing = {
    editEntry: ({ entry }) => setOpen({ kind: 'entry', id: entry.id, organisationId: entry.organisationId }),
    newEntry: (organisationId) => setOpen({ kind: 'entry', id: newId(), organisationId }),
    removeEntry: (kept) => setOpen({ kind: 'remove-entry', kept }),
    editOrganisation: ({ organisation }) => setOpen({ kind: 'organisation', id: organisation.id }),
    newOrganisation: () => setOpen({ kind: 'organisation', id: newId() }),
    removeOrganisation: (kept) => setOpen({ kind: 'remove-organisation', kept }),
  };
  switch (open?.kind) {
    case undefined:
      return [editing, null];
    case 'entry':
      return [
        editing,
        <EntryEditor key={open.id} {...open} directory={directory} onSave={actions.saveEntry} onClose={close} />,
      ];
    case 'organisation':
      return [
        editing,
        <OrganisationEditor
          key={open.id}
          id={open.id}
          directory={directory}
          onSave={actions.saveOrganisation}
          onClose={close}
        />,
      ];
    case 'remove-entry': {
      const { entry, revision } = open.kept;
      return [
        editing,
        <RemoveDialog
          key={entry.id}
          name={inLanguage(entry.name, language).text}
          onRemove={() => actions.removeEntry(revision, entry.id)}
          onClose={close}
        />,
      ];
    }
    case 'remove-organisation': {
      const { organisation, revision } = open.kept;
      return [
        editing,
        <RemoveDialog
          key={organisation.id}
          name={inLanguage(organisation.name, language).text}
          onRemove={() => actions.removeOrganisation(revision, organisation.id)}
          onClose={close}
        />,
      ];
    }
  }
}
