import { type NoticeStep, PICTOGRAMS } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Model } from './model.tsx';
import { RowButtons } from './row-buttons.tsx';

/** No pictogram's name. */
const NONE = '-';

interface StepFieldsProps {
  steps: readonly NoticeStep[];
  index: number;
  step: NoticeStep;
  language: ConversationLanguage;
  model: NoticeStep | null;
  faults: Faults;
  autoFocus: boolean;
  onChange(steps: NoticeStep[]): void;
}

export function StepFields({ steps, index, step, language, model, faults, autoFocus, onChange }: StepFieldsProps) {
  const t = useMessages();
  const name = t['texts.step']({ number: index + 1 });
  const set = (part: Partial<NoticeStep>) => onChange(steps.with(index, { ...step, ...part }));
  return (
    <fieldset className="stack part-row">
      <legend className="only-spoken">{name}</legend>
      <div className="row">
        <strong aria-hidden="true">{name}</strong>
        <span className="spacer" />
        <RowButtons name={name} list={steps} index={index} least={1} onChange={onChange} />
      </div>
      <Field
        label={t['texts.step.heading']()}
        help={<Model text={model?.heading ?? null} />}
        language={language}
        value={step.heading}
        error={faultAt(t, faults, `steps.${index}.heading`)}
        onChange={(heading) => set({ heading })}
        maxLength={120}
        autoComplete="off"
        autoFocus={autoFocus}
      />
      <Field
        label={t['texts.step.text']()}
        help={<Model text={model?.text ?? null} />}
        language={language}
        value={step.text}
        error={faultAt(t, faults, `steps.${index}.text`)}
        onChange={(text) => set({ text })}
        rows={4}
        maxLength={1200}
        autoComplete="off"
      />
      <div className="narrow">
        <SelectField
          label={t['texts.step.pictogram']()}
          value={step.pictogram ?? NONE}
          options={[
            { id: NONE, name: t['texts.pictogram.none']() },
            ...PICTOGRAMS.map((id) => ({ id, name: t[`texts.pictogram.${id}`]() })),
          ]}
          onChange={(chosen) => set({ pictogram: chosen === NONE ? null : chosen })}
        />
      </div>
    </fieldset>
  );
}
