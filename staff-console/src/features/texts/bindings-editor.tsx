/** Which notice the door shows, and which one those are bound by who are bound otherwise. */
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { type Bindings, ROUTINE } from '@dorren/shared/protocol/texts.ts';
import { TEAMS } from '@dorren/shared/protocol/values.ts';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Compared } from '../../components/comparison/compared.tsx';
import { Conflict } from '../../components/conflict.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { useLeaveWarning } from '../../components/use-leave-warning.ts';
import { BindingRow, type Option } from './binding-row.tsx';
import { type Binding, faultyRows, isSame, isSavable, mergedBindings } from './bindings-draft.ts';
import type { TextsKnown } from './texts-actions.ts';

const MAX_BINDINGS = 400;

interface BindingsEditorProps {
  texts: TextsKnown;
  directory: StaffDirectory | null;
  mayEdit: boolean;
  onSave(bindings: Bindings): Promise<RefusalCode | null>;
  onUnsaved(unsaved: boolean): void;
}

export function BindingsEditor({ texts, directory, mayEdit, onSave, onUnsaved }: BindingsEditorProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const { bindings: newest } = texts;
  const [base, setBase] = useState(newest);
  const [draft, setDraft] = useState(newest);
  const { busy, refusal, ask } = useAsked();
  const unsaved = !isSame(draft, base);
  useLeaveWarning(unsaved);
  useEffect(() => {
    onUnsaved(unsaved);
    return () => onUnsaved(false);
  }, [unsaved, onUnsaved]);
  // Nothing of one's own is at stake: what is newest is what one sees.
  if (newest.revision !== base.revision && !unsaved && !busy) {
    setBase(newest);
    setDraft(newest);
  }
  const overtaken = newest.revision !== base.revision && unsaved && !busy;
  const goOn = (next: Bindings) => {
    setBase(newest);
    setDraft(next);
  };

  const notices: Option[] = texts.rows.flatMap(({ series, name, current }) =>
    series === ROUTINE || current === null ? [] : [{ id: series.slice('notice.'.length), name }],
  );
  const organisations: Option[] =
    directory?.organisations.map(({ organisation: { id, name } }) => ({ id, name: inLanguage(name, language).text })) ??
    [];
  const faults = faultyRows(draft.bindings);
  const set = (rows: Binding[]) => setDraft({ ...draft, bindings: rows });
  const nameOf = (options: readonly Option[], id: string) => options.find((each) => each.id === id)?.name ?? id;
  const lines = ({ door, bindings }: Bindings) => [
    t['bindings.line.door']({ notice: nameOf(notices, door) }),
    ...bindings.map(({ organisation, team, notice }) =>
      t['bindings.line']({
        organisation: organisation === null ? t['bindings.anyOrganisation']() : nameOf(organisations, organisation),
        team: team === null ? t['bindings.anyTeam']() : t[`team.${team}`](),
        notice: nameOf(notices, notice),
      }),
    ),
  ];

  return (
    <div className="page">
      <h3>{t['bindings.title']()}</h3>
      <p className="soft">{t['bindings.about']()}</p>
      {mayEdit ? (
        <>
          <SelectField
            label={t['bindings.door']()}
            help={t['bindings.doorHelp']()}
            value={draft.door}
            options={notices}
            onChange={(door) => setDraft({ ...draft, door })}
          />
          <ol className="stack">
            {draft.bindings.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
              <li key={index}>
                <BindingRow
                  number={index + 1}
                  row={row}
                  organisations={organisations}
                  notices={notices}
                  fault={faults.get(index) ?? null}
                  onChange={(next) => set(draft.bindings.with(index, next))}
                  onRemove={() => set(draft.bindings.toSpliced(index, 1))}
                />
              </li>
            ))}
          </ol>
          <div className="row">
            <Button
              icon="plus"
              isDisabled={draft.bindings.length >= MAX_BINDINGS}
              onPress={() =>
                set([...draft.bindings, { organisation: null, team: unbound(draft.bindings), notice: draft.door }])
              }
            >
              {t['bindings.add']()}
            </Button>
          </div>
          {overtaken && (
            <Conflict onKeepMine={() => goOn(mergedBindings(base, draft, newest))} onTakeTheirs={() => goOn(newest)}>
              <dl className="differences">
                <Compared name={t['bindings.title']()} before={lines(base)} after={lines(newest)} />
              </dl>
            </Conflict>
          )}
          {!overtaken && <RefusalNote code={refusal} />}
          {unsaved && (
            <div className="row save-row">
              <Button
                look="main"
                isDisabled={busy || overtaken || !isSavable(draft)}
                onPress={() =>
                  void ask(() => onSave(draft)).then((saved) => {
                    // What is newest is what one has saved.
                    if (saved) setDraft(base);
                  })
                }
              >
                {t['texts.save']()}
              </Button>
              <Button onPress={() => goOn(newest)}>{t['competence.discard']()}</Button>
            </div>
          )}
        </>
      ) : (
        <ul className="points">
          {lines(newest).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A team that no row is for yet, so that a new row says something new. */
function unbound(rows: readonly Binding[]): Binding['team'] {
  return TEAMS.find((team) => rows.every((row) => row.organisation !== null || row.team !== team)) ?? null;
}
