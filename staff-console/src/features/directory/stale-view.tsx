import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import { STALE_AFTER_DAYS, type StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useMinute } from '../../components/clock.tsx';
import { staleFirst } from '../../components/directory-search/confirmation.ts';
import { Confirmed } from '../../components/directory-search/entry-view.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Said } from '../../components/said.tsx';
import type { DirectoryActions } from './directory-actions.ts';
import { EntryActions } from './entry-actions.tsx';
import type { Editing } from './use-editing.tsx';
import { useShown } from './use-shown.tsx';

interface StaleViewProps {
  directory: StaffDirectory;
  editing: Editing;
  actions: DirectoryActions;
}

/** What nobody has confirmed for so long that it may be wrong, the longest first. */
export function StaleView({ directory, editing, actions }: StaleViewProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const stale = staleFirst(directory.entries, useMinute());
  const [shown, more] = useShown(stale);
  const organisations = new Map(directory.organisations.map((each) => [each.organisation.id, each.organisation]));
  return (
    <div className="page">
      <p className="soft">{t['directory.stale.about']({ days: STALE_AFTER_DAYS, stale: stale.length })}</p>
      <ul className="rows">
        {shown.map((kept) => {
          const { entry } = kept;
          const organisation = organisations.get(entry.organisationId);
          return (
            <li key={entry.id} className="rows-item">
              <h3>
                <Said text={entry.name} />
              </h3>
              {organisation && <p className="soft small">{inLanguage(organisation.name, language).text}</p>}
              <Confirmed kept={kept} />
              <EntryActions kept={kept} editing={editing} onConfirm={actions.confirm} />
            </li>
          );
        })}
      </ul>
      {more}
    </div>
  );
}
