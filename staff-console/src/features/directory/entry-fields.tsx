/** The fields of one entry, in groups. */
import { ANONYMITY, type Competence, type DirectoryHours } from '@dorren/shared/protocol/directory.ts';
import { CONVERSATION_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { type ReactNode, useId } from 'react';
import { CheckboxButton, CheckboxField, CheckboxGroup, Label, SwitchButton, SwitchField } from 'react-aria-components';
import { CompetencePicker } from '../../components/competences/competence-picker.tsx';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { DayHours } from '../../components/hours-editor/day-hours.tsx';
import { HoursFields } from '../../components/hours-editor/hours-fields.tsx';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { AreasField } from './areas-field.tsx';
import type { EntryDraft, SaysWho } from './entry-draft.ts';
import { PersonsField } from './persons-field.tsx';
import { TelephonesField } from './telephones-field.tsx';
import { TextsFields } from './texts-fields.tsx';

const SAYS_WHO: readonly SaysWho[] = ['yes', 'no', 'unknown'];

interface EntryFieldsProps {
  draft: EntryDraft;
  faults: Faults;
  competences: readonly Competence[];
  onChange(part: Partial<EntryDraft>): void;
}

export function EntryFields({ draft, faults, competences, onChange }: EntryFieldsProps) {
  const t = useMessages();
  return (
    <>
      <FormPart title={t['directory.part.texts']()}>
        <TextsFields draft={draft} faults={faults} onChange={onChange} />
        <Switch isSelected={draft.isPublic} onChange={(isPublic) => onChange({ isPublic })}>
          {t['directory.field.isPublic']()}
        </Switch>
      </FormPart>
      <FormPart title={t['directory.part.contact']()}>
        <TelephonesField
          telephones={draft.telephones}
          faults={faults}
          onChange={(telephones) => onChange({ telephones })}
        />
        <div className="columns">
          <SelectField
            label={t['directory.field.saysWho']()}
            value={draft.saysWho}
            options={SAYS_WHO.map((id) => ({ id, name: t[`directory.saysWho.${id}`]() }))}
            onChange={(saysWho) => onChange({ saysWho })}
          />
          <SelectField
            label={t['directory.field.anonymity']()}
            value={draft.anonymity}
            options={ANONYMITY.map((id) => ({ id, name: t[`directory.anonymity.${id}`]() }))}
            onChange={(anonymity) => onChange({ anonymity })}
          />
        </div>
        <PersonsField
          persons={draft.contactPersons}
          faults={faults}
          onChange={(contactPersons) => onChange({ contactPersons })}
        />
      </FormPart>
      <FormPart title={t['directory.part.who']()}>
        <AreasField areas={draft.areas} error={faultAt(t, faults, 'areas')} onChange={(areas) => onChange({ areas })} />
        <div className="ages">
          <Field
            label={t['directory.form.ageFrom']()}
            value={draft.ageFrom}
            error={faultAt(t, faults, 'ages.from', t['directory.fault.age']())}
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
            onChange={(ageFrom) => onChange({ ageFrom })}
          />
          <Field
            label={t['directory.form.ageTo']()}
            value={draft.ageTo}
            error={faultAt(t, faults, 'ages.to', t['directory.fault.age']())}
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
            onChange={(ageTo) => onChange({ ageTo })}
          />
        </div>
        <CheckboxGroup
          className="choice-group"
          value={[...draft.languages]}
          onChange={(ids) => onChange({ languages: CONVERSATION_LANGUAGES.filter((id) => ids.includes(id)) })}
        >
          <Label>{t['directory.field.languages']()}</Label>
          <div className="choices">
            {CONVERSATION_LANGUAGES.map((id) => (
              <CheckboxField key={id} value={id}>
                <CheckboxButton className="choice">
                  <Icon name="check" />
                  {t[`language.${id}`]()}
                </CheckboxButton>
              </CheckboxField>
            ))}
          </div>
        </CheckboxGroup>
        <Switch isSelected={draft.interpreter} onChange={(interpreter) => onChange({ interpreter })}>
          {t['directory.field.interpreter']()}
        </Switch>
        <CompetencePicker
          label={t['directory.field.competences']()}
          help={t['directory.help.competences']()}
          competences={competences}
          chosen={draft.competences}
          onChange={(ids) => onChange({ competences: ids })}
        />
      </FormPart>
      <FormPart title={t['directory.field.hours']()}>
        <Switch isSelected={draft.hoursKnown} onChange={(hoursKnown) => onChange({ hoursKnown })}>
          {t['directory.form.hoursKnown']()}
        </Switch>
        {draft.hoursKnown && (
          <HoursFields hours={draft.hours} onChange={(hours) => onChange({ hours })}>
            <Holidays
              holidays={draft.hours.holidays}
              onChange={(holidays) => onChange({ hours: { ...draft.hours, holidays } })}
            />
          </HoursFields>
        )}
        {faults.has('hours') && <p className="fault">{t['directory.fault.hours']()}</p>}
      </FormPart>
      <FormPart title={t['directory.part.staff']()}>
        <Field
          label={t['directory.field.address']()}
          help={t['directory.help.address']()}
          value={draft.address}
          error={faultAt(t, faults, 'address')}
          onChange={(address) => onChange({ address })}
          maxLength={120}
          autoComplete="off"
        />
        <Field
          label={t['directory.field.staffNotes']()}
          help={t['directory.help.staffNotes']()}
          value={draft.staffNotes}
          error={faultAt(t, faults, 'staffNotes')}
          onChange={(staffNotes) => onChange({ staffNotes })}
          maxLength={1200}
          rows={3}
          autoComplete="off"
        />
      </FormPart>
    </>
  );
}

function FormPart({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="form-part stack" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

interface SwitchProps {
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  children: string;
}

function Switch({ isSelected, onChange, children }: SwitchProps) {
  return (
    <SwitchField isSelected={isSelected} onChange={onChange}>
      <SwitchButton className="switch">
        <span className="switch-track" aria-hidden="true" />
        {children}
      </SwitchButton>
    </SwitchField>
  );
}

interface HolidaysProps {
  holidays: DirectoryHours['holidays'];
  onChange(holidays: DirectoryHours['holidays']): void;
}

function Holidays({ holidays, onChange }: HolidaysProps) {
  const t = useMessages();
  return (
    <>
      <Switch isSelected={holidays === 'as-usual'} onChange={(usual) => onChange(usual ? 'as-usual' : [])}>
        {t['directory.form.holidaysUsual']()}
      </Switch>
      {holidays !== 'as-usual' && (
        <DayHours name={t['directory.holidays']()} intervals={holidays} onChange={onChange} />
      )}
    </>
  );
}
