import type { NoticeBody, NoticeText } from '@dorren/shared/protocol/notice.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Tick } from '../../components/tick.tsx';
import { Model } from './model.tsx';
import { EMPTY_QUESTION, EMPTY_STEP, modelOf } from './notice-draft.ts';
import { QuestionFields } from './question-fields.tsx';
import { StepFields } from './step-fields.tsx';

const MAX_STEPS = 12;

interface NoticeTextFieldsProps {
  text: NoticeText;
  body: NoticeBody;
  faults: Faults;
  onChange(text: NoticeText): void;
}

/** One text in one language at one level; beside each field the Swedish that it is written after. */
export function NoticeTextFields({ text, body, faults, onChange }: NoticeTextFieldsProps) {
  const t = useMessages();
  const { language, steps, question } = text;
  const model = modelOf(body, text);
  const [focusStep, setFocusStep] = useState<number | null>(null);
  return (
    <div className="stack">
      <ol className="stack">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name
          <li key={index} data-row>
            <StepFields
              steps={steps}
              index={index}
              step={step}
              language={language}
              model={model?.steps[index] ?? null}
              faults={faults}
              autoFocus={focusStep === index}
              onChange={(next) => onChange({ ...text, steps: next })}
            />
          </li>
        ))}
      </ol>
      <div className="row">
        <Button
          icon="plus"
          isDisabled={steps.length >= MAX_STEPS}
          onPress={() => {
            setFocusStep(steps.length);
            onChange({ ...text, steps: [...steps, EMPTY_STEP] });
          }}
        >
          {t['texts.addStep']()}
        </Button>
      </div>
      {question === null ? (
        <div className="row">
          <Button icon="plus" onPress={() => onChange({ ...text, question: EMPTY_QUESTION })}>
            {t['texts.addQuestion']()}
          </Button>
        </div>
      ) : (
        <QuestionFields
          question={question}
          language={language}
          model={model?.question ?? null}
          faults={faults}
          onChange={(next) => onChange({ ...text, question: next })}
        />
      )}
      <Field
        label={t['texts.row.legal']()}
        help={<Model text={model?.legalReference ?? null}>{t['texts.legalHelp']()}</Model>}
        language={language}
        value={text.legalReference}
        error={faultAt(t, faults, 'legalReference')}
        onChange={(legalReference) => onChange({ ...text, legalReference })}
        rows={3}
        maxLength={1200}
        autoComplete="off"
      />
      <Tick
        isSelected={text.reviewed}
        help={t['texts.reviewedHelp']({ language: t[`language.${language}`]() })}
        onChange={(reviewed) => onChange({ ...text, reviewed })}
      >
        {t['texts.row.reviewed']()}
      </Tick>
    </div>
  );
}
