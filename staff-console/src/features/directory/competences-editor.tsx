/** The tree of competences, changed as a whole: nothing is saved until one says so. */
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import { type Competence, DIRECTORY_LIMITS, type StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { Compared } from '../../components/comparison/compared.tsx';
import { mergedList } from '../../components/comparison/differences.ts';
import { branch, indented, movedAmong, rooted } from '../../components/competences/competence-tree.ts';
import { Conflict } from '../../components/conflict.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { useLeaveWarning } from '../../components/use-leave-warning.ts';
import { CompetenceDialog } from './competence-dialog.tsx';
import type { DirectoryActions } from './directory-actions.ts';
import { competenceLines, type Wording } from './in-words.ts';

interface CompetencesEditorProps {
  directory: StaffDirectory;
  onSave: DirectoryActions['saveCompetences'];
  /** What is changed and not saved, to be asked about before one goes elsewhere. */
  onUnsaved(unsaved: boolean): void;
}

export function CompetencesEditor({ directory, onSave, onUnsaved }: CompetencesEditorProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const wording: Wording = { t, language, competences: directory.competences };
  const read = { list: directory.competences, revision: directory.competencesRevision };
  const [base, setBase] = useState(read);
  const [draft, setDraft] = useState<readonly Competence[]>(read.list);
  const [editing, setEditing] = useState<{ competence: Competence | null; parent: string | null } | null>(null);
  const { busy, refusal, ask } = useAsked();
  const used = new Set(directory.entries.flatMap(({ entry }) => entry.competences));
  const unsaved = draft !== base.list;
  useLeaveWarning(unsaved);
  const change = (next: readonly Competence[]) => {
    setDraft(next);
    onUnsaved(true);
  };
  const reset = (list: readonly Competence[]) => {
    setBase(read);
    setDraft(list);
    onUnsaved(list !== read.list);
  };
  // Nothing of one's own is at stake: what is newest is what one sees.
  if (read.revision !== base.revision && !unsaved) {
    setBase(read);
    setDraft(read.list);
  }
  const overtaken = read.revision !== base.revision && unsaved && !busy;
  const isRemovable = (id: string) => !used.has(id) && branch(draft, id).size === 1;

  return (
    <div className="page">
      <p className="soft">{t['competence.about']()}</p>
      <ol className="rows competence-rows">
        {indented(draft).map(({ competence, depth }) => {
          const { text: name } = inLanguage(competence.name, language);
          return (
            <li key={competence.id} className="competence-row" data-depth={Math.min(depth, 3)}>
              <span className="competence-name">
                {name}
                {competence.also.length > 0 && (
                  <span className="soft small"> {t['competence.alsoList']({ words: competence.also.join(', ') })}</span>
                )}
              </span>
              <span className="competence-buttons">
                <IconButton
                  label={t['competence.up']({ name })}
                  icon="up"
                  onPress={() => change(movedAmong(draft, competence.id, -1))}
                />
                <IconButton
                  label={t['competence.down']({ name })}
                  icon="down"
                  onPress={() => change(movedAmong(draft, competence.id, 1))}
                />
                <IconButton
                  label={t['competence.addUnder']({ name })}
                  icon="plus"
                  isDisabled={draft.length >= DIRECTORY_LIMITS.competences}
                  onPress={() => setEditing({ competence: null, parent: competence.id })}
                />
                <IconButton
                  label={t['competence.edit']({ name })}
                  icon="pencil"
                  onPress={() => setEditing({ competence, parent: competence.parent })}
                />
                <IconButton
                  label={
                    isRemovable(competence.id) ? t['competence.remove']({ name }) : t['competence.inUse']({ name })
                  }
                  icon="trash"
                  isDisabled={!isRemovable(competence.id)}
                  onPress={() => change(draft.filter(({ id }) => id !== competence.id))}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {draft.length === 0 && <p className="empty">{t['competence.none']()}</p>}
      <div className="row">
        <Button
          icon="plus"
          isDisabled={draft.length >= DIRECTORY_LIMITS.competences}
          onPress={() => setEditing({ competence: null, parent: null })}
        >
          {t['competence.add']()}
        </Button>
      </div>
      {overtaken && (
        <Conflict
          onKeepMine={() => reset(rooted(mergedList(base.list, draft, read.list)))}
          onTakeTheirs={() => reset(read.list)}
        >
          <dl className="differences">
            <Compared
              name={t['changes.competences']()}
              before={competenceLines(base.list, wording)}
              after={competenceLines(read.list, wording)}
            />
          </dl>
        </Conflict>
      )}
      {!overtaken && <RefusalNote code={refusal} />}
      {unsaved && (
        <div className="row save-row">
          <Button
            look="main"
            isDisabled={busy || overtaken}
            onPress={() =>
              void ask(() => onSave(base.revision, [...draft])).then((saved) => {
                if (!saved) return;
                setDraft(base.list);
                onUnsaved(false);
              })
            }
          >
            {t['settings.save']()}
          </Button>
          <Button onPress={() => reset(read.list)}>{t['competence.discard']()}</Button>
        </div>
      )}
      {editing && (
        <CompetenceDialog
          competence={editing.competence}
          parent={editing.parent}
          list={draft}
          onDone={(competence) => {
            change(
              editing.competence
                ? draft.map((each) => (each.id === competence.id ? competence : each))
                : [...draft, competence],
            );
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
