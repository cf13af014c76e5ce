/** The directory in this tab's memory, and what is asked of the server about it. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { DirectoryFormat, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useEffect, useMemo, useRef } from 'react';
import { saveFile } from '../components/save-file.ts';
import type { DirectoryActions } from '../features/directory/directory-actions.ts';
import { outcomeOf, refusalOf } from './asking.ts';
import { directoryApi } from './platform.ts';
import { saveEntry } from './save-entry.ts';
import { type Fetched, useFetched } from './use-fetched.ts';

const FILE_NAMES = {
  csv: 'directory.csv',
  json: 'directory.json',
  hsds: 'directory-hsds.json',
} as const satisfies Record<DirectoryFormat, string>;

export function useDirectory(token: string): [Fetched<StaffDirectory>, DirectoryActions] {
  const [directory, reload, set] = useFetched(() => directoryApi.directory(token));

  const known = useRef(false);
  useEffect(() => {
    known.current = directory.state === 'there';
  });

  const actions = useMemo((): DirectoryActions => {
    /** What is shown is the server's, changed or refused: after a refusal somebody else was faster. */
    const refresh = async () => {
      const newest = await outcomeOf(directoryApi.directory(token));
      if (newest.ok) set(newest.value);
    };
    const changing = async (asked: Promise<unknown>): Promise<RefusalCode | null> => {
      const code = await refusalOf(asked);
      if (code !== 'unavailable') await refresh();
      return code;
    };
    return {
      async saveEntry(revision, entry, confirm) {
        const outcome = await saveEntry(directoryApi, token, { revision, entry, confirm });
        if (outcome !== 'unavailable') await refresh();
        return outcome;
      },
      removeEntry: (revision, id) => changing(directoryApi.removeEntry(token, revision, id)),
      saveOrganisation: (revision, organisation) =>
        changing(directoryApi.putOrganisation(token, revision, organisation)),
      removeOrganisation: (revision, id) => changing(directoryApi.removeOrganisation(token, revision, id)),
      saveCompetences: (revision, competences) => changing(directoryApi.putCompetences(token, revision, competences)),
      confirm: (entries) =>
        changing(
          (async () => {
            for (const { revision, id } of entries) await directoryApi.confirmEntry(token, revision, id);
          })(),
        ),
      changes: (before) => outcomeOf(directoryApi.changes(token, before)),
      undo: (changeId) => changing(directoryApi.undo(token, changeId)),
      async import(format, dryRun, content) {
        const report = await outcomeOf(directoryApi.import(token, format, dryRun, content));
        if (report.ok && report.value.imported) await refresh();
        return report;
      },
      async export(format) {
        const file = await outcomeOf(directoryApi.export(token, format));
        if (!file.ok) return file.code;
        saveFile(FILE_NAMES[format], file.value);
        return null;
      },
      // What is there stays when the newest cannot be had.
      reload: () => (known.current ? void refresh() : reload()),
    };
  }, [token, reload, set]);

  return [directory, actions];
}
