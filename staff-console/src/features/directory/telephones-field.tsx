import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { EMPTY_TELEPHONE, type TelephoneDraft } from './entry-draft.ts';

const MAX_TELEPHONES = 6;

interface TelephonesFieldProps {
  telephones: readonly TelephoneDraft[];
  faults: Faults;
  onChange(telephones: TelephoneDraft[]): void;
}

export function TelephonesField({ telephones, faults, onChange }: TelephonesFieldProps) {
  const t = useMessages();
  const set = (index: number, part: Partial<TelephoneDraft>) =>
    onChange(telephones.map((each, place) => (place === index ? { ...each, ...part } : each)));
  return (
    <div className="stack-close">
      <h4>{t['directory.field.telephones']()}</h4>
      {telephones.map(({ number, label }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
        <fieldset className="form-row" key={index}>
          <legend className="only-spoken">{t['directory.form.telephone']({ number: index + 1 })}</legend>
          <Field
            label={t['directory.form.number']()}
            type="tel"
            value={number}
            error={faultAt(t, faults, `telephones.${index}.number`, t['directory.fault.telephone']())}
            onChange={(written) => set(index, { number: written })}
            maxLength={22}
            autoComplete="off"
          />
          {PAGE_LANGUAGES.map((language) => (
            <Field
              key={language}
              language={language}
              label={t['directory.form.label']({ language: t[`language.${language}`]() })}
              value={label[language]}
              error={faultAt(t, faults, `telephones.${index}.label.${language}`)}
              onChange={(text) => set(index, { label: { ...label, [language]: text } })}
              maxLength={120}
              autoComplete="off"
            />
          ))}
          <IconButton
            label={t['directory.form.removeTelephone']({ number: index + 1 })}
            icon="trash"
            onPress={() => onChange(telephones.filter((_, place) => place !== index))}
          />
        </fieldset>
      ))}
      <Button
        icon="plus"
        size="small"
        isDisabled={telephones.length >= MAX_TELEPHONES}
        onPress={() => onChange([...telephones, EMPTY_TELEPHONE])}
      >
        {t['directory.form.addTelephone']()}
      </Button>
    </div>
  );
}
