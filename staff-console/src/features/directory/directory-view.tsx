/** The county's directory, each role its parts of it. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { Role } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { useMinute } from '../../components/clock.tsx';
import { isStale } from '../../components/directory-search/confirmation.ts';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { UnsavedDialog } from '../../components/unsaved-dialog.tsx';
import { Working } from '../../components/working.tsx';
import { ChangesView } from './changes-view.tsx';
import { CompetencesEditor } from './competences-editor.tsx';
import type { DirectoryActions } from './directory-actions.ts';
import { FilesView } from './files-view.tsx';
import { OrganisationPage } from './organisation-page.tsx';
import { OrganisationsView } from './organisations-view.tsx';
import { SearchDesk } from './search-desk.tsx';
import { StaleView } from './stale-view.tsx';
import { useEditing } from './use-editing.tsx';
import './directory.css';

const SECTIONS = {
  counsellor: ['search'],
  'contact-person': ['own', 'history', 'files'],
  supervisor: ['search', 'organisations', 'stale', 'news', 'competences', 'files'],
  administrator: ['search', 'organisations', 'stale', 'news', 'competences', 'files'],
} as const satisfies Record<Role, readonly string[]>;
type Section = (typeof SECTIONS)[Role][number];

interface DirectoryViewProps {
  viewer: Role;
  /** Null until it is there. */
  directory: StaffDirectory | null;
  failed: RefusalCode | null;
  actions: DirectoryActions;
}

export function DirectoryView({ viewer, directory, failed, actions }: DirectoryViewProps) {
  const t = useMessages();
  return (
    <section className="directory" aria-labelledby="directory-title">
      <h2 id="directory-title" className={viewer === 'contact-person' ? 'directory-title' : 'only-spoken'}>
        {t['directory.title']()}
      </h2>
      {failed !== null && (
        <Note tone="clay" icon="alert" role="alert">
          {t[`code.${failed}`]()} <Button onPress={actions.reload}>{t['app.tryAgain']()}</Button>
        </Note>
      )}
      {directory === null && failed === null && <Working>{t['app.loading']()}</Working>}
      {directory && <Sections viewer={viewer} directory={directory} actions={actions} />}
    </section>
  );
}

interface SectionsProps {
  viewer: Role;
  directory: StaffDirectory;
  actions: DirectoryActions;
}

function Sections({ viewer, directory, actions }: SectionsProps) {
  const t = useMessages();
  const now = useMinute();
  const [editing, opened] = useEditing(directory, actions);
  const sections: readonly Section[] = SECTIONS[viewer];
  const [section, setSection] = useState<Section>(sections[0] ?? 'search');
  const [unsaved, setUnsaved] = useState(false);
  const [leavingTo, setLeavingTo] = useState<Section | null>(null);
  const stale = directory.entries.filter((each) => isStale(each, now)).length;

  if (sections.length === 1) {
    return <SearchDesk directory={directory} editing={directory.mayEdit ? editing : null} actions={actions} />;
  }
  const go = (next: Section) => {
    if (unsaved) return setLeavingTo(next);
    setSection(next);
    // Others change it too.
    actions.reload();
  };
  return (
    <>
      <Tabs
        className="tabs"
        selectedKey={section}
        onSelectionChange={(key) => {
          const next = sections.find((each) => each === key);
          if (next !== undefined && next !== section) go(next);
        }}
      >
        <TabList className="tab-list tab-pills" aria-label={t['directory.sections']()}>
          {sections.map((id) => (
            <Tab key={id} id={id} className="tab">
              {t[`directory.section.${id}`]()}
              {id === 'stale' && stale > 0 && (
                <span className="tag" data-tone="clay">
                  {stale}
                </span>
              )}
            </Tab>
          ))}
        </TabList>
        {sections.map((id) => (
          <TabPanel key={id} id={id} className="tab-panel">
            {id === 'search' && <SearchDesk directory={directory} editing={editing} actions={actions} />}
            {id === 'own' && <Own directory={directory} editing={editing} actions={actions} />}
            {id === 'organisations' && <OrganisationsView directory={directory} editing={editing} actions={actions} />}
            {id === 'stale' && <StaleView directory={directory} editing={editing} actions={actions} />}
            {(id === 'news' || id === 'history') && <ChangesView directory={directory} actions={actions} />}
            {id === 'competences' && (
              <CompetencesEditor directory={directory} onSave={actions.saveCompetences} onUnsaved={setUnsaved} />
            )}
            {id === 'files' && <FilesView actions={actions} />}
          </TabPanel>
        ))}
      </Tabs>
      {opened}
      {leavingTo !== null && (
        <UnsavedDialog
          onLeave={() => {
            setUnsaved(false);
            setSection(leavingTo);
            setLeavingTo(null);
          }}
          onStay={() => setLeavingTo(null)}
        />
      )}
    </>
  );
}

type OwnProps = Pick<Parameters<typeof OrganisationPage>[0], 'directory' | 'editing' | 'actions'>;

/** A contact person's own organisation. */
function Own({ directory, editing, actions }: OwnProps) {
  const t = useMessages();
  const own = directory.organisations.find(({ organisation }) => organisation.id === directory.ownOrganisation);
  if (!own) return <p className="empty">{t['directory.own.gone']()}</p>;
  return <OrganisationPage kept={own} directory={directory} editing={editing} actions={actions} mayRemove={false} />;
}
