import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { byName } from '../../components/directory-search/names.ts';
import { Field } from '../../components/field.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import type { DirectoryActions } from './directory-actions.ts';
import { OrganisationPage } from './organisation-page.tsx';
import type { Editing } from './use-editing.tsx';
import { useShown } from './use-shown.tsx';

interface OrganisationsViewProps {
  directory: StaffDirectory;
  editing: Editing;
  actions: DirectoryActions;
}

export function OrganisationsView({ directory, editing, actions }: OrganisationsViewProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const [picked, setPicked] = useState<string | null>(null);
  const [wanted, setWanted] = useState('');
  const listed = useMemo(() => {
    const entries = Map.groupBy(directory.entries, ({ entry }) => entry.organisationId);
    return directory.organisations
      .map((kept) => ({
        kept,
        name: inLanguage(kept.organisation.name, language).text,
        entries: entries.get(kept.organisation.id)?.length ?? 0,
      }))
      .sort((one, other) => byName(language)(one.name, other.name));
  }, [directory, language]);
  const found = listed.filter(({ name }) => name.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()));
  const [shown, more] = useShown(found);
  const chosen = directory.organisations.find(({ organisation }) => organisation.id === picked);
  return (
    <div className="search-desk" data-picked={chosen !== undefined || undefined}>
      <div className="stack">
        <div className="row row-end">
          <Field
            label={t['directory.organisation.find']()}
            value={wanted}
            onChange={setWanted}
            autoComplete="off"
            maxLength={120}
          />
          <Button icon="plus" onPress={editing.newOrganisation}>
            {t['directory.organisation.new']()}
          </Button>
        </div>
        {found.length === 0 && <p className="empty">{t['directory.search.found']({ found: 0 })}</p>}
        <ol className="hits">
          {shown.map(({ kept: { organisation }, name, entries }) => (
            <li key={organisation.id} className="hit" data-picked={picked === organisation.id || undefined}>
              <AriaButton
                className="hit-button"
                aria-pressed={picked === organisation.id}
                onPress={() => setPicked(organisation.id)}
              >
                <span className="hit-name">{name}</span>
                <span className="soft small">
                  {t[`directory.kind.${organisation.kind}`]()} · {t['directory.organisation.entries']({ entries })}
                </span>
              </AriaButton>
            </li>
          ))}
        </ol>
        {more}
      </div>
      <div className="picked">
        {chosen === undefined ? (
          <p className="empty">{t['directory.organisation.pickOne']()}</p>
        ) : (
          <>
            <div className="picked-back">
              <Button look="quiet" onPress={() => setPicked(null)}>
                {t['directory.search.back']()}
              </Button>
            </div>
            <OrganisationPage kept={chosen} directory={directory} editing={editing} actions={actions} mayRemove />
          </>
        )}
      </div>
    </div>
  );
}
