import { ROUTINE_STEPS, type RoutineStep } from '@dorren/shared/protocol/routine.ts';
import { Button } from 'react-aria-components';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../components/messages.tsx';

interface StepNavProps {
  current: RoutineStep;
  done: ReadonlySet<RoutineStep>;
  onStep(step: RoutineStep): void;
}

/** The six steps: any of them at any time, and which are done. */
export function StepNav({ current, done, onStep }: StepNavProps) {
  const t = useMessages();
  return (
    <nav className="duty-steps" aria-label={t['reporting.steps']()}>
      {ROUTINE_STEPS.map((step, place) => (
        <Button
          key={step}
          className="duty-step"
          data-current={step === current || undefined}
          data-done={done.has(step) || undefined}
          aria-current={step === current ? 'step' : false}
          onPress={() => onStep(step)}
        >
          <span className="duty-step-number">{done.has(step) ? <Icon name="check" /> : place + 1}</span>
          <span>
            {t[`reporting.step.${step}`]()}
            {done.has(step) && <span className="only-spoken"> {t['reporting.stepDone']()}</span>}
          </span>
        </Button>
      ))}
    </nav>
  );
}
