import { MAX_CAPACITY } from '@dorren/shared/protocol/staff-messages.ts';
import { CONVERSATION_LANGUAGES, type ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { type ReactNode, useState } from 'react';
import {
  CheckboxButton,
  CheckboxField,
  CheckboxGroup,
  FieldError,
  Form,
  Label,
  RadioButton,
  RadioField,
  RadioGroup,
  Text,
} from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../components/messages.tsx';

const NUMBERS = Array.from({ length: MAX_CAPACITY }, (_, index) => index + 1);

interface DutyFormProps {
  languages: readonly ConversationLanguage[];
  capacity: number;
  submit: string;
  isDisabled: boolean;
  onSubmit(languages: readonly ConversationLanguage[], capacity: number): void;
  /** Beside the submitting button. */
  children?: ReactNode;
}

/** Which languages one talks, and how many conversations at once. */
export function DutyForm({ languages, capacity, submit, isDisabled, onSubmit, children }: DutyFormProps) {
  const t = useMessages();
  const [chosen, setChosen] = useState<readonly ConversationLanguage[]>(languages);
  const [number, setNumber] = useState(Math.max(1, capacity));
  const [missing, setMissing] = useState(false);
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(chosen.length === 0);
        if (chosen.length > 0) onSubmit(chosen, number);
      }}
    >
      <CheckboxGroup
        className="choice-group"
        value={[...chosen]}
        isInvalid={missing}
        onChange={(values) => setChosen(CONVERSATION_LANGUAGES.filter((language) => values.includes(language)))}
      >
        <Label>{t['duty.languages']()}</Label>
        <div className="choices">
          {CONVERSATION_LANGUAGES.map((language) => (
            <CheckboxField key={language} value={language}>
              <CheckboxButton className="choice">
                <Icon name="check" />
                {t[`language.${language}`]()}
              </CheckboxButton>
            </CheckboxField>
          ))}
        </div>
        <FieldError>{t['duty.oneLanguage']()}</FieldError>
      </CheckboxGroup>
      <RadioGroup
        className="choice-group"
        orientation="horizontal"
        value={String(number)}
        onChange={(value) => setNumber(Number(value))}
      >
        <Label>{t['duty.capacity']()}</Label>
        <div className="choices">
          {NUMBERS.map((each) => (
            <RadioField key={each} value={String(each)}>
              <RadioButton className="choice choice-number">{each}</RadioButton>
            </RadioField>
          ))}
        </div>
        <Text slot="description">{t['duty.capacityHelp']()}</Text>
      </RadioGroup>
      <div className="row">
        <Button type="submit" look="main" icon="door" isDisabled={isDisabled}>
          {submit}
        </Button>
        {children}
      </div>
    </Form>
  );
}
