import type { KeptEntry, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { Profile } from '@dorren/shared/protocol/fields.ts';
import { Button } from '../../components/button.tsx';
import { DirectorySearch } from '../../components/directory-search/directory-search.tsx';
import { EntryView } from '../../components/directory-search/entry-view.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { firstFilters } from './first-filters.ts';

interface DirectoryStepProps {
  profile: Profile;
  directory: StaffDirectory | null;
  failed: boolean;
  picked: KeptEntry | null;
  /** Name of the place whose card has just been given. */
  given: string | null;
  onPick(kept: KeptEntry | null): void;
  onCard(): void;
  onContact(kept: KeptEntry): void;
  onReload(): void;
}

/** Search, begun with what the youth said; then one place, and what can be done with it. */
export function DirectoryStep(props: DirectoryStepProps) {
  const { profile, directory, failed, picked, given, onPick } = props;
  const t = useMessages();
  if (directory === null)
    return failed ? (
      <Note tone="clay" icon="alert" role="alert">
        {t['referral.directoryFailed']()}
        <Button size="small" onPress={props.onReload}>
          {t['app.tryAgain']()}
        </Button>
      </Note>
    ) : (
      <p className="soft" role="status">
        {t['referral.directoryLoading']()}
      </p>
    );
  return (
    <div className="stack">
      {given !== null && (
        <Note tone="pine" icon="check" role="status">
          {t['referral.card.given']({ name: given })}
        </Note>
      )}
      {picked !== null && (
        <>
          <div className="row">
            <Button look="quiet" size="small" onPress={() => onPick(null)}>
              {t['directory.search.back']()}
            </Button>
          </div>
          <EntryView
            kept={picked}
            directory={directory}
            actions={
              <div className="row">
                <Button look="main" size="small" icon="send" onPress={props.onCard}>
                  {t['referral.card.make']()}
                </Button>
                <Button size="small" icon="list" onPress={() => props.onContact(picked)}>
                  {t['referral.toContact']()}
                </Button>
              </div>
            }
          />
        </>
      )}
      {/* Kept while one place is looked at: what was searched for is there again. */}
      <div hidden={picked !== null} className="stack">
        <p className="soft small">{t['referral.fromProfile']()}</p>
        <DirectorySearch
          directory={directory}
          initial={firstFilters(profile, directory.competences)}
          onPick={(kept) => onPick(kept)}
        />
      </div>
    </div>
  );
}
