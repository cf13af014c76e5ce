import { CONCERN_AGES, type ConcernAge } from '@dorren/shared/protocol/reporting-duty.ts';
import type { RoutineSection } from '@dorren/shared/protocol/routine.ts';
import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import { useMessages } from '../../components/messages.tsx';
import { ageOf } from './duty-plan.ts';
import type { StepProps } from './duty-props.ts';
import { Guide } from './guide-sections.tsx';

const SECTIONS = {
  'under-15': ['age-under-15'],
  '15-17': ['age-15-17'],
  adult: ['age-adult'],
  unknown: ['age-15-17', 'age-under-15'],
} as const satisfies Record<ConcernAge, readonly RoutineSection[]>;

/** How old, as the counsellor judges it; what cannot be ruled out counts as under 18. */
export function AgeStep({ conversation, plan, routine, onPlan }: StepProps) {
  const t = useMessages();
  const { ageBand } = conversation.profile;
  const age = ageOf(plan, ageBand);
  return (
    <div className="stack">
      <RadioGroup
        className="choice-group"
        value={age}
        onChange={(value) => onPlan({ ...plan, age: CONCERN_AGES.find((each) => each === value) ?? null })}
      >
        <Label>{t['reporting.age.question']()}</Label>
        <Text slot="description">
          {ageBand ? t['reporting.age.said']({ age: t[`age.${ageBand}`]() }) : t['reporting.age.notSaid']()}
        </Text>
        <div className="choices">
          {CONCERN_AGES.map((each) => (
            <RadioField key={each} value={each}>
              <RadioButton className="choice">{t[`reporting.age.${each}`]()}</RadioButton>
            </RadioField>
          ))}
        </div>
      </RadioGroup>
      <p role="status">
        <strong>{t[`reporting.age.${age}Means`]()}</strong>
      </p>
      {SECTIONS[age].map((section) => (
        <Guide key={section} routine={routine} section={section} />
      ))}
      <Guide routine={routine} section="age" folded />
    </div>
  );
}
