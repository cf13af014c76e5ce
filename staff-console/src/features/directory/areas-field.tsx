import type { Area } from '@dorren/shared/protocol/directory.ts';
import { MUNICIPALITIES, MUNICIPALITY_CODES, type MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { CheckboxButton, CheckboxField, CheckboxGroup, FieldError, Label } from 'react-aria-components';
import { Button, IconButton } from '../../components/button.tsx';
import { areaName, byName } from '../../components/directory-search/names.ts';
import { Field } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';

interface AreasFieldProps {
  areas: readonly Area[];
  error: string | null;
  onChange(areas: Area[]): void;
}

type District = Extract<Area, { kind: 'district' }>;

/** The county, the country, any of the municipalities, and districts by the name that people there use. */
export function AreasField({ areas, error, onChange }: AreasFieldProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const districts = areas.filter((area) => area.kind === 'district');
  const chosen = areas.flatMap((area) =>
    area.kind === 'municipality' ? [area.code] : area.kind === 'district' ? [] : [area.kind],
  );
  const set = (ids: readonly string[], changed: readonly District[]) =>
    onChange([
      ...(['county', 'country'] as const).filter((kind) => ids.includes(kind)).map((kind) => ({ kind })),
      ...MUNICIPALITY_CODES.filter((code) => ids.includes(code)).map((code) => ({
        kind: 'municipality' as const,
        code,
      })),
      ...changed,
    ]);
  const codes = MUNICIPALITY_CODES.toSorted((one, other) =>
    byName(language)(MUNICIPALITIES[one], MUNICIPALITIES[other]),
  );
  return (
    <div className="stack">
      <CheckboxGroup
        className="choice-group"
        value={chosen}
        isInvalid={error !== null}
        onChange={(ids) => set(ids, districts)}
      >
        <Label>{t['directory.field.areas']()}</Label>
        <div className="choices">
          {(['county', 'country'] as const).map((kind) => (
            <Choice key={kind} id={kind} name={t[`directory.area.${kind}`]()} />
          ))}
        </div>
        <div className="choices choices-close">
          {codes.map((code) => (
            <Choice key={code} id={code} name={MUNICIPALITIES[code]} />
          ))}
        </div>
        <FieldError>{error}</FieldError>
      </CheckboxGroup>
      <Districts districts={districts} codes={codes} onChange={(changed) => set(chosen, changed)} />
    </div>
  );
}

function Choice({ id, name }: { id: string; name: string }) {
  return (
    <CheckboxField value={id}>
      <CheckboxButton className="choice">
        <Icon name="check" />
        {name}
      </CheckboxButton>
    </CheckboxField>
  );
}

interface DistrictsProps {
  districts: readonly District[];
  codes: readonly MunicipalityCode[];
  onChange(districts: District[]): void;
}

function Districts({ districts, codes, onChange }: DistrictsProps) {
  const t = useMessages();
  const [municipality, setMunicipality] = useState<MunicipalityCode>('0180');
  const [name, setName] = useState('');
  const known = districts.some((each) => each.municipality === municipality && each.name === name.trim());
  return (
    <div className="stack-close">
      <h4>{t['directory.form.districts']()}</h4>
      <ul className="plain-rows">
        {districts.map((district) => (
          <li key={`${district.municipality} ${district.name}`} className="row">
            <span>{areaName(t, district)}</span>
            <IconButton
              label={t['directory.form.removeDistrict']({ name: district.name })}
              icon="trash"
              onPress={() => onChange(districts.filter((each) => each !== district))}
            />
          </li>
        ))}
      </ul>
      <div className="row row-end">
        <SelectField
          label={t['directory.search.municipality']()}
          value={municipality}
          options={codes.map((id) => ({ id, name: MUNICIPALITIES[id] }))}
          onChange={(id: MunicipalityCode) => setMunicipality(id)}
        />
        <Field
          label={t['directory.form.district']()}
          value={name}
          onChange={setName}
          maxLength={120}
          autoComplete="off"
        />
        <Button
          icon="plus"
          isDisabled={name.trim() === '' || known}
          onPress={() => {
            onChange([...districts, { kind: 'district', municipality, name: name.trim() }]);
            setName('');
          }}
        >
          {t['directory.form.addDistrict']()}
        </Button>
      </div>
    </div>
  );
}
