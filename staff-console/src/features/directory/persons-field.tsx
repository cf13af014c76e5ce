import { Button, IconButton } from '../../components/button.tsx';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { EMPTY_PERSON, type PersonDraft } from './entry-draft.ts';

const MAX_PERSONS = 20;

interface PersonsFieldProps {
  persons: readonly PersonDraft[];
  faults: Faults;
  onChange(persons: PersonDraft[]): void;
}

export function PersonsField({ persons, faults, onChange }: PersonsFieldProps) {
  const t = useMessages();
  const set = (index: number, part: Partial<PersonDraft>) =>
    onChange(persons.map((each, place) => (place === index ? { ...each, ...part } : each)));
  const PARTS = [
    { key: 'name', type: 'text', maxLength: 120, wrong: undefined },
    { key: 'telephone', type: 'tel', maxLength: 22, wrong: t['directory.fault.telephone']() },
    { key: 'email', type: 'email', maxLength: 120, wrong: t['directory.fault.email']() },
    { key: 'about', type: 'text', maxLength: 120, wrong: undefined },
  ] as const;
  return (
    <div className="stack-close">
      <h4>{t['directory.field.contactPersons']()}</h4>
      <p className="soft small">{t['directory.help.contactPersons']()}</p>
      {persons.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
        <fieldset className="form-row" key={index}>
          <legend className="only-spoken">{t['directory.form.person']({ number: index + 1 })}</legend>
          {PARTS.map(({ key, type, maxLength, wrong }) => (
            <Field
              key={key}
              label={t[`directory.person.${key}`]()}
              type={type}
              value={person[key]}
              error={faultAt(t, faults, `contactPersons.${index}.${key}`, wrong)}
              onChange={(text) => set(index, { [key]: text })}
              maxLength={maxLength}
              autoComplete="off"
            />
          ))}
          <IconButton
            label={t['directory.form.removePerson']({ number: index + 1 })}
            icon="trash"
            onPress={() => onChange(persons.filter((_, place) => place !== index))}
          />
        </fieldset>
      ))}
      <Button
        icon="plus"
        size="small"
        isDisabled={persons.length >= MAX_PERSONS}
        onPress={() => onChange([...persons, EMPTY_PERSON])}
      >
        {t['directory.form.addPerson']()}
      </Button>
    </div>
  );
}
