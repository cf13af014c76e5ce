import {
  type ConcernAge,
  type ConcernOutcome,
  NOT_POSSIBLE_REASONS,
  type NotPossibleReason,
} from '@dorren/shared/protocol/reporting-duty.ts';
import { useState } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { Button } from '../button.tsx';
import { useMessages } from '../messages.tsx';
import { Note } from '../note.tsx';
import './concern.css';

interface OutcomeChoiceProps {
  /** What the button says. */
  submit: string;
  online: boolean;
  /** Nobody has said that the youth was told: a report is asked about once more. */
  isUntold: boolean;
  /** How old the youth is judged to be: said where it does not go with the outcome. */
  judged: ConcernAge;
  onOutcome(outcome: ConcernOutcome): void;
}

type Chosen = 'reported' | NotPossibleReason;

/** How it went with a concern: reported, or why not. Nothing is chosen beforehand. */
export function OutcomeChoice({ submit, online, isUntold, judged, onOutcome }: OutcomeChoiceProps) {
  const t = useMessages();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [asking, setAsking] = useState(false);
  const state = () => {
    if (chosen === 'reported' && isUntold && !asking) setAsking(true);
    else if (chosen !== null)
      onOutcome(chosen === 'reported' ? { is: 'reported' } : { is: 'not-possible', why: chosen });
  };
  return (
    <div className="outcome-choice">
      <RadioGroup
        className="choice-group"
        value={chosen}
        onChange={(value) => {
          setChosen(known(value));
          setAsking(false);
        }}
      >
        <Label>{t['reporting.outcome.how']()}</Label>
        <div className="answers">
          <Answer
            value="reported"
            name={t['reporting.outcome.reported']()}
            about={t['reporting.outcome.reportedAbout']()}
          />
          {NOT_POSSIBLE_REASONS.map((why) => (
            <Answer
              key={why}
              value={why}
              name={t[`reporting.outcome.${why}`]()}
              about={t[`reporting.outcome.${why}About`]()}
              mismatch={
                why === 'adult' && judged !== 'adult'
                  ? t['reporting.outcome.judged']({ age: t[`reporting.age.${judged}`]() })
                  : null
              }
            />
          ))}
        </div>
      </RadioGroup>
      {asking && (
        <Note tone="clay" icon="alert" role="alert">
          <p>
            <strong>{t['reporting.outcome.untold']()}</strong>
          </p>
          <p>{t['reporting.outcome.untoldAbout']()}</p>
        </Note>
      )}
      <div className="row">
        <Button look="main" isDisabled={chosen === null || !online} onPress={state}>
          {asking ? t['reporting.outcome.untoldSubmit']() : submit}
        </Button>
      </div>
    </div>
  );
}

interface AnswerProps {
  value: Chosen;
  name: string;
  about: string;
  /** What was said before that does not go with it. */
  mismatch?: string | null;
}

function Answer({ value, name, about, mismatch = null }: AnswerProps) {
  return (
    <RadioField value={value}>
      <RadioButton className="answer">
        <span className="answer-name">{name}</span>
        <span className="small">{about}</span>
        {mismatch !== null && <strong className="small">{mismatch}</strong>}
      </RadioButton>
    </RadioField>
  );
}

function known(value: string): Chosen | null {
  return value === 'reported' ? value : (NOT_POSSIBLE_REASONS.find((why) => why === value) ?? null);
}
