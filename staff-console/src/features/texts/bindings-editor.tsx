/** Which notice the door shows, and which one those are bound by who are bound otherwise. */
import type { Binding, Bindings } from '@dorren/shared/protocol/texts.ts';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { BindingRow, type Option } from './binding-row.tsx';
import { faultyRows, newRow } from './bindings-draft.ts';
import { useNames } from './names-known.tsx';
import { UnpublishedNotices } from './unpublished-notices.tsx';

const MAX_BINDINGS = 400;

interface BindingsEditorProps {
  bindings: Bindings;
  onChange(bindings: Bindings): void;
}

export function BindingsEditor({ bindings, onChange }: BindingsEditorProps) {
  const t = useMessages();
  const names = useNames();
  const notices: Option[] = names.notices.map(({ id, name, isPublished }) => ({
    id,
    name: isPublished ? name : t['bindings.onlyDraft']({ name }),
  }));
  const faults = faultyRows(bindings.bindings);
  const set = (rows: Binding[]) => onChange({ ...bindings, bindings: rows });
  return (
    <div className="stack">
      <p className="soft">{t['bindings.about']()}</p>
      <SelectField
        label={t['bindings.door']()}
        help={t['bindings.doorHelp']()}
        value={bindings.door}
        options={notices}
        onChange={(door) => onChange({ ...bindings, door })}
      />
      <ol className="stack">
        {bindings.bindings.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <li key={index}>
            <BindingRow
              number={index + 1}
              row={row}
              organisations={names.organisations}
              notices={notices}
              fault={faults.get(index) ?? null}
              onChange={(next) => set(bindings.bindings.with(index, next))}
              onRemove={() => set(bindings.bindings.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      <div className="row">
        <Button
          icon="plus"
          isDisabled={bindings.bindings.length >= MAX_BINDINGS}
          onPress={() => set([...bindings.bindings, newRow(bindings)])}
        >
          {t['bindings.add']()}
        </Button>
      </div>
      <UnpublishedNotices bindings={bindings} />
    </div>
  );
}
