import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type {
  DirectoryChange,
  DirectoryEntry,
  Organisation,
  StaffDirectory,
} from '@dorren/shared/protocol/directory.ts';
import { useId } from 'react';
import { Button } from '../../components/button.tsx';
import { Compared } from '../../components/comparison/compared.tsx';
import { changedFields } from '../../components/comparison/differences.ts';
import { dateAndTime } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { useAsked } from '../../components/use-asked.ts';
import {
  competenceLines,
  ENTRY_FIELDS,
  entryLines,
  ORGANISATION_FIELDS,
  organisationLines,
  type Wording,
} from './in-words.ts';

interface ChangeItemProps {
  change: DirectoryChange;
  directory: StaffDirectory;
  onUndo(): Promise<RefusalCode | null>;
}

export function ChangeItem({ change, directory, onUndo }: ChangeItemProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const title = useId();
  const { busy, refusal, ask } = useAsked();
  const organisation = directory.organisations.find((each) => each.organisation.id === change.organisationId);
  const { subject } = change;
  const name =
    subject.of === 'competences'
      ? t['changes.competences']()
      : inLanguage((subject.after ?? subject.before)?.name ?? { sv: '' }, language).text;
  return (
    <li className="rows-item" data-kind={change.kind}>
      <h3 id={title}>{t[`changes.${change.kind}`]({ by: change.by, name })}</h3>
      <p className="soft small">
        {dateAndTime(change.at, language)}
        {subject.of === 'entry' && organisation && ` · ${inLanguage(organisation.organisation.name, language).text}`}
      </p>
      <div className="row entry-marks">
        {change.undoes !== null && <span className="tag">{t['changes.undoing']()}</span>}
        {change.importId !== null && <span className="tag">{t['changes.imported']()}</span>}
      </div>
      {change.kind === 'changed' && <Differences subject={subject} directory={directory} />}
      <RefusalNote code={refusal} />
      {change.undoable && (
        <div className="row">
          <Button size="small" icon="undo" isDisabled={busy} aria-describedby={title} onPress={() => void ask(onUndo)}>
            {t['changes.undo']()}
          </Button>
        </div>
      )}
    </li>
  );
}

interface DifferencesProps {
  subject: DirectoryChange['subject'];
  directory: StaffDirectory;
}

function Differences({ subject, directory }: DifferencesProps) {
  const t = useMessages();
  const wording: Wording = { t, language: usePageLanguage(), competences: directory.competences };
  return <dl className="differences">{fieldsOf(subject, wording)}</dl>;
}

function fieldsOf(subject: DirectoryChange['subject'], wording: Wording): React.ReactNode {
  switch (subject.of) {
    case 'competences':
      return (
        <Compared
          name={wording.t['changes.competences']()}
          before={competenceLines(subject.before, wording)}
          after={competenceLines(subject.after, wording)}
        />
      );
    case 'entry':
      return subject.before && subject.after && entryFields(subject.before, subject.after, wording);
    case 'organisation':
      return subject.before && subject.after && organisationFields(subject.before, subject.after, wording);
  }
}

function entryFields(before: DirectoryEntry, after: DirectoryEntry, wording: Wording) {
  return changedFields(ENTRY_FIELDS, before, after).map((field) => (
    <Compared
      key={field}
      name={wording.t[`directory.field.${field}`]()}
      before={entryLines(field, before, wording)}
      after={entryLines(field, after, wording)}
    />
  ));
}

function organisationFields(before: Organisation, after: Organisation, wording: Wording) {
  return changedFields(ORGANISATION_FIELDS, before, after).map((field) => (
    <Compared
      key={field}
      name={wording.t[`directory.field.${field}`]()}
      before={organisationLines(field, before, wording)}
      after={organisationLines(field, after, wording)}
    />
  ));
}
