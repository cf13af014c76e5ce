import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { type Choice, textOf, written } from './report-draft.ts';
import { Tick } from './tick.tsx';

interface ChoiceFieldProps {
  name: string;
  help?: string;
  choice: Choice;
  /** What the youth answered; undefined for nothing. */
  answer: string | undefined;
  onChange(choice: Choice): void;
}

const MAX_LETTERS = 600;

/** Something about the child: only what is ticked stands in the report, in the words written here. */
export function ChoiceField({ name, help, choice, answer, onChange }: ChoiceFieldProps) {
  const t = useMessages();
  const text = textOf(choice, answer);
  return (
    <div className="choice-field" dir="auto">
      <Field
        label={name}
        help={help}
        value={text}
        maxLength={MAX_LETTERS}
        autoComplete="off"
        onChange={(changed) => onChange(written(changed))}
      />
      <Tick
        label={t['reporting.report.includeThis']({ what: name })}
        isSelected={choice.included}
        onChange={(included) => onChange({ ...choice, included })}
      >
        {t['reporting.report.include']()}
        {answer !== undefined && choice.text === null && (
          <span className="soft small"> · {t['reporting.report.fromForm']()}</span>
        )}
      </Tick>
    </div>
  );
}
