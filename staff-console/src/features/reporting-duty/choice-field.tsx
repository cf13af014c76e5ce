import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Check } from './check.tsx';
import { type Choice, textOf, written } from './report-draft.ts';

interface ChoiceFieldProps {
  name: string;
  /** Likely to be longer than a line. */
  long: boolean;
  choice: Choice;
  /** What the youth answered; undefined for nothing. */
  answer: string | undefined;
  onChange(choice: Choice): void;
}

const MAX_LETTERS = 600;

/** Something about the child: only what is ticked stands in the report, in the words written here, for a board that reads Swedish. */
export function ChoiceField({ name, long, choice, answer, onChange }: ChoiceFieldProps) {
  const t = useMessages();
  const text = textOf(choice, answer);
  return (
    <div className="choice-field">
      <Field
        label={name}
        {...(long ? { rows: 2 } : {})}
        language="sv"
        value={text}
        maxLength={MAX_LETTERS}
        autoComplete="off"
        onChange={(changed) => onChange(written(changed))}
      />
      <Check
        label={t['reporting.report.includeThis']({ what: name })}
        isSelected={choice.included}
        onChange={(included) => onChange({ ...choice, included })}
      >
        {t['reporting.report.include']()}
        {answer !== undefined && choice.text === null && (
          <span className="soft small"> · {t['reporting.report.fromForm']()}</span>
        )}
      </Check>
    </div>
  );
}
