import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import type { StepProps } from './duty-props.ts';
import { FormAsked } from './form-asked.tsx';
import { Guide } from './guide-sections.tsx';

/** Who it is: asked gently, and what can be done when they will not say. */
export function WhoStep({ conversation, online, routine, onAsk, onConsult }: StepProps) {
  const t = useMessages();
  return (
    <div className="stack">
      <FormAsked form="who" conversation={conversation} online={online} onAsk={onAsk} />
      <Guide routine={routine} section="who" />
      <Guide routine={routine} section="who-unknown" />
      <div className="row">
        <Button icon="replies" onPress={onConsult}>
          {t['referral.step.consultation']()}
        </Button>
      </div>
    </div>
  );
}
