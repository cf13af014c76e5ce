import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Check } from './check.tsx';
import { type Choice, newerAnswer, textOf, ticked, withNewer, written } from './report-draft.ts';

interface ChoiceFieldProps {
  name: string;
  /** Likely to be longer than a line. */
  long: boolean;
  choice: Choice;
  /** What the youth answered last; undefined for nothing. */
  answer: string | undefined;
  onChange(choice: Choice): void;
}

const MAX_LETTERS = 600;

/** Something about the child: only what is ticked stands in the report, in the words written here, for a board that reads Swedish. */
export function ChoiceField({ name, long, choice, answer, onChange }: ChoiceFieldProps) {
  const t = useMessages();
  const text = textOf(choice, answer);
  const newer = newerAnswer(choice, answer);
  const isAnswer = text !== '' && text === (choice.text === null ? answer : choice.answer);
  return (
    <div className="choice-field">
      <Field
        label={name}
        {...(long ? { rows: 2 } : {})}
        language="sv"
        value={text}
        maxLength={MAX_LETTERS}
        autoComplete="off"
        onChange={(changed) => onChange(written(choice, changed, answer))}
      />
      <Check
        label={t['reporting.report.includeThis']({ what: name })}
        isSelected={choice.included}
        onChange={(included) => onChange(ticked(choice, included, answer))}
      >
        {t['reporting.report.include']()}
        {isAnswer && <span className="soft small"> · {t['reporting.report.fromForm']()}</span>}
      </Check>
      {newer !== null && (
        <div className="choice-newer" role="status">
          <p className="small">
            {newer === '' ? (
              t['reporting.report.nowEmpty']()
            ) : (
              <>
                {t['reporting.report.newer']()} <bdi>{newer}</bdi>
              </>
            )}
          </p>
          <Button size="small" onPress={() => onChange(withNewer(choice, answer))}>
            {t[newer === '' ? 'reporting.report.dropIt' : 'reporting.report.takeNewer']()}
          </Button>
        </div>
      )}
    </div>
  );
}
