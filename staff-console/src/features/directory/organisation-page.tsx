/** One organisation and its entries: what a contact person keeps. */
import type { KeptOrganisation, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { Button } from '../../components/button.tsx';
import { useMinute } from '../../components/clock.tsx';
import { isStale } from '../../components/directory-search/confirmation.ts';
import { EntryView } from '../../components/directory-search/entry-view.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { Said } from '../../components/said.tsx';
import { useAsked } from '../../components/use-asked.ts';
import type { DirectoryActions } from './directory-actions.ts';
import { EntryActions } from './entry-actions.tsx';
import type { Editing } from './use-editing.tsx';
import { useShown } from './use-shown.tsx';

interface OrganisationPageProps {
  kept: KeptOrganisation;
  directory: StaffDirectory;
  editing: Editing;
  actions: DirectoryActions;
  /** May the organisation itself be removed. */
  mayRemove: boolean;
}

export function OrganisationPage({ kept, directory, editing, actions, mayRemove }: OrganisationPageProps) {
  const t = useMessages();
  const now = useMinute();
  const { busy, refusal, ask } = useAsked();
  const { organisation } = kept;
  const entries = directory.entries.filter(({ entry }) => entry.organisationId === organisation.id);
  const [shown, more] = useShown(entries);
  const stale = entries.filter((each) => isStale(each, now));
  const confirmAll = () =>
    ask(() => actions.confirm(entries.map(({ revision, entry }) => ({ revision, id: entry.id }))));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h3 className="organisation-name">
            <Said text={organisation.name} />
          </h3>
          <p className="soft">{t[`directory.kind.${organisation.kind}`]()}</p>
        </div>
        <div className="row">
          <Button size="small" icon="pencil" onPress={() => editing.editOrganisation(kept)}>
            {t['directory.organisation.edit']()}
          </Button>
          {mayRemove && (
            <Button
              size="small"
              look="quiet"
              icon="trash"
              isDisabled={entries.length > 0}
              onPress={() => editing.removeOrganisation(kept)}
            >
              {t['directory.organisation.remove']()}
            </Button>
          )}
          <Button size="small" look="main" icon="plus" onPress={() => editing.newEntry(organisation.id)}>
            {t['directory.form.new']()}
          </Button>
        </div>
      </header>
      {entries.length > 0 && (
        <Note tone={stale.length > 0 ? 'glow' : 'pine'} icon={stale.length > 0 ? 'alert' : 'check'}>
          <p>{t['directory.own.toConfirm']({ stale: stale.length })}</p>
          <Button size="small" icon="checks" isDisabled={busy} onPress={() => void confirmAll()}>
            {t['directory.own.confirmAll']({ all: entries.length })}
          </Button>
        </Note>
      )}
      <RefusalNote code={refusal} />
      {entries.length === 0 && <p className="empty">{t['directory.own.none']()}</p>}
      {shown.map((each) => (
        <EntryView
          key={each.entry.id}
          kept={each}
          directory={directory}
          actions={<EntryActions kept={each} editing={editing} onConfirm={actions.confirm} />}
        />
      ))}
      {more}
    </div>
  );
}
