import { MAX_NUMBERS, type RoutineNumber } from '@dorren/shared/protocol/routine.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { Button } from '../../components/button.tsx';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Model } from './model.tsx';
import { EMPTY_NUMBER } from './routine-draft.ts';
import { RowButtons } from './row-buttons.tsx';

interface NumberFieldsProps {
  numbers: readonly RoutineNumber[];
  model: readonly RoutineNumber[];
  language: PageLanguage;
  faults: Faults;
  onChange(numbers: RoutineNumber[]): void;
}

/** Whom to call when there is danger. */
export function NumberFields({ numbers, model, language, faults, onChange }: NumberFieldsProps) {
  const t = useMessages();
  return (
    <section className="stack" aria-labelledby="numbers-title">
      <h4 id="numbers-title">{t['texts.row.numbers']()}</h4>
      <ol className="stack">
        {numbers.map((number, index) => {
          const name = t['texts.number']({ number: index + 1 });
          const set = (part: Partial<RoutineNumber>) => onChange(numbers.with(index, { ...number, ...part }));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: numbers have no other name
            <li key={index} data-row>
              <fieldset className="stack part-row">
                <legend className="only-spoken">{name}</legend>
                <div className="row">
                  <strong aria-hidden="true">{name}</strong>
                  <span className="spacer" />
                  <RowButtons name={name} list={numbers} index={index} least={1} onChange={onChange} />
                </div>
                <Field
                  label={t['texts.number.name']()}
                  help={<Model text={model[index]?.name ?? null} />}
                  language={language}
                  value={number.name}
                  error={faultAt(t, faults, `numbers.${index}.name`)}
                  onChange={(text) => set({ name: text })}
                  maxLength={120}
                  autoComplete="off"
                />
                <Field
                  label={t['texts.number.telephone']()}
                  value={number.telephone}
                  error={faultAt(t, faults, `numbers.${index}.telephone`)}
                  onChange={(telephone) => set({ telephone })}
                  maxLength={22}
                  autoComplete="off"
                />
              </fieldset>
            </li>
          );
        })}
      </ol>
      <div className="row">
        <Button
          icon="plus"
          isDisabled={numbers.length >= MAX_NUMBERS}
          onPress={() => onChange([...numbers, EMPTY_NUMBER])}
        >
          {t['texts.addNumber']()}
        </Button>
      </div>
    </section>
  );
}
