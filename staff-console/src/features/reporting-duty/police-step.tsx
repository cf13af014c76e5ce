import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import { useMessages } from '../../components/messages.tsx';
import type { StepProps } from './duty-props.ts';
import { Guide } from './guide-sections.tsx';

/** Whether to report to the police as well. What is answered stays in the tab. */
export function PoliceStep({ plan, routine, onPlan }: StepProps) {
  const t = useMessages();
  return (
    <div className="stack">
      <Guide routine={routine} section="police" />
      <RadioGroup
        className="choice-group"
        value={plan.police}
        onChange={(value) => onPlan({ ...plan, police: value === 'done' ? 'done' : 'not-now' })}
      >
        <Label>{t['reporting.police.question']()}</Label>
        <Text slot="description">{t['reporting.police.stays']()}</Text>
        <div className="choices">
          <RadioField value="done">
            <RadioButton className="choice">{t['reporting.police.done']()}</RadioButton>
          </RadioField>
          <RadioField value="not-now">
            <RadioButton className="choice">{t['reporting.police.not-now']()}</RadioButton>
          </RadioField>
        </div>
      </RadioGroup>
    </div>
  );
}
