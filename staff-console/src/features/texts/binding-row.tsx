import type { Binding } from '@dorren/shared/protocol/texts.ts';
import { TEAMS, type Team } from '@dorren/shared/protocol/values.ts';
import { IconButton } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';

/** Nobody's id. */
const ANY = '-';

export interface Option {
  id: string;
  name: string;
}

interface BindingRowProps {
  number: number;
  row: Binding;
  organisations: readonly Option[];
  notices: readonly Option[];
  fault: 'everybody' | 'twice' | null;
  onChange(row: Binding): void;
  onRemove(): void;
}

export function BindingRow({ number, row, organisations, notices, fault, onChange, onRemove }: BindingRowProps) {
  const t = useMessages();
  const name = t['bindings.row']({ number });
  // One that is no longer in the directory, or whose notice is gone, is still what is bound.
  const known = (options: readonly Option[], id: string | null) =>
    id === null || options.some((each) => each.id === id) ? options : [...options, { id, name: id }];
  const teams: readonly { id: Team | typeof ANY; name: string }[] = [
    { id: ANY, name: t['bindings.anyTeam']() },
    ...TEAMS.map((id) => ({ id, name: t[`team.${id}`]() })),
  ];
  return (
    <fieldset className="rows-item">
      <legend className="only-spoken">{name}</legend>
      <div className="binding-row">
        <SelectField
          label={t['bindings.organisation']()}
          value={row.organisation ?? ANY}
          options={[{ id: ANY, name: t['bindings.anyOrganisation']() }, ...known(organisations, row.organisation)]}
          onChange={(chosen) => onChange({ ...row, organisation: chosen === ANY ? null : chosen })}
        />
        <SelectField
          label={t['bindings.team']()}
          value={row.team ?? ANY}
          options={teams}
          onChange={(chosen) => onChange({ ...row, team: chosen === ANY ? null : chosen })}
        />
        <SelectField
          label={t['bindings.notice']()}
          value={row.notice}
          options={known(notices, row.notice)}
          onChange={(notice) => onChange({ ...row, notice })}
        />
        <IconButton label={t['texts.remove']({ name })} icon="trash" onPress={onRemove} />
      </div>
      {fault && (
        <p className="fault" role="status">
          {t[`bindings.fault.${fault}`]()}
        </p>
      )}
    </fieldset>
  );
}
