/** What has been changed, newest first: who, when, before and after, and a way back. */
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { DirectoryChange, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Working } from '../../components/working.tsx';
import { ChangeItem } from './change-item.tsx';
import type { DirectoryActions } from './directory-actions.ts';

const ALL = 'all';

interface ChangesViewProps {
  directory: StaffDirectory;
  actions: DirectoryActions;
}

export function ChangesView({ directory, actions }: ChangesViewProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const [changes, setChanges] = useState<readonly DirectoryChange[] | null>(null);
  const [more, setMore] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const [filter, setFilter] = useState(ALL);
  const { changes: fetchChanges } = actions;

  const load = useCallback(
    async (before: number | null) => {
      const outcome = await fetchChanges(before);
      if (!outcome.ok) return setRefusal(outcome.code);
      const { value } = outcome;
      setRefusal(null);
      setMore(value.more);
      setChanges((known) => (before === null || known === null ? value.changes : [...known, ...value.changes]));
    },
    [fetchChanges],
  );
  // Anew whenever the directory is: somebody changed something.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the directory is what is waited for
  useEffect(() => void load(null), [load, directory]);

  const undo = async (id: number) => {
    const code = await actions.undo(id);
    // Another change came first: the list is what tells of it.
    if (code !== null) await load(null);
    return code;
  };

  const organisations = directory.organisations.map(({ organisation }) => ({
    id: organisation.id,
    name: inLanguage(organisation.name, language).text,
  }));
  const shown = changes?.filter(({ organisationId }) => filter === ALL || organisationId === filter) ?? [];
  return (
    <div className="page">
      {organisations.length > 1 && (
        <div className="narrow">
          <SelectField
            label={t['changes.organisation']()}
            value={filter}
            options={[{ id: ALL, name: t['changes.allOrganisations']() }, ...organisations]}
            onChange={setFilter}
          />
        </div>
      )}
      <RefusalNote code={refusal} />
      {changes === null && refusal === null && <Working>{t['app.loading']()}</Working>}
      {changes !== null && shown.length === 0 && <p className="empty">{t['changes.none']()}</p>}
      <ol className="rows">
        {shown.map((change) => (
          <ChangeItem key={change.id} change={change} directory={directory} onUndo={() => undo(change.id)} />
        ))}
      </ol>
      {more && (
        <Button look="quiet" onPress={() => void load(changes?.at(-1)?.id ?? null)}>
          {t['changes.older']()}
        </Button>
      )}
    </div>
  );
}
