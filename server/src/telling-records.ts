/** Records that tell the other nodes what has changed of what they have in memory (SPEC M6). */
import type { Changed, Changes } from './ports/changes.ts';
import type { Records } from './ports/records/records.ts';

export function tellingRecords(records: Records, changes: Changes): Records {
  const { centre, settings, revocations, texts, directory } = records;
  const told = async <Result>(what: Changed, work: Promise<Result>, isDone: (result: Result) => boolean) => {
    const result = await work;
    if (isDone(result)) await changes.tell(what);
    return result;
  };
  const always = () => true;
  const ifTrue = (done: boolean) => done;
  return {
    ...records,
    close: () => records.close(),
    centre: {
      get: () => centre.get(),
      secret: (made) => centre.secret(made),
      setUp: (identity, administrator) => told('centre', centre.setUp(identity, administrator), ifTrue),
    },
    settings: { get: () => settings.get(), put: (changed) => told('settings', settings.put(changed), always) },
    revocations: { get: () => revocations.get(), put: (list) => told('revocations', revocations.put(list), ifTrue) },
    texts: {
      inForce: () => texts.inForce(),
      summaries: (series) => texts.summaries(series),
      edition: (series, version) => texts.edition(series, version),
      drafts: () => texts.drafts(),
      draft: (series) => texts.draft(series),
      changeDraft: (series, revision, draft) => texts.changeDraft(series, revision, draft),
      publish: (edition, draft) => told('texts', texts.publish(edition, draft), ifTrue),
    },
    directory: {
      read: () => directory.read(),
      changes: (query) => directory.changes(query),
      change: (id) => directory.change(id),
      commit: (edits, occasion) => told('directory', directory.commit(edits, occasion), ({ ok }) => ok),
    },
  };
}
