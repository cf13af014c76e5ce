import type { Competence } from '@dorren/shared/protocol/directory.ts';
import type { ReferralTarget } from '@dorren/shared/protocol/referral.ts';
import type { ColleagueOnDuty } from '@dorren/shared/protocol/staff-messages.ts';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { hindrance } from './possible.ts';
import { TargetChoice } from './target-choice.tsx';

interface ConsultStepProps {
  conversation: Conversation;
  online: boolean;
  target: ReferralTarget | null;
  colleagues: readonly ColleagueOnDuty[] | null;
  competences: readonly Competence[];
  onTarget(target: ReferralTarget | null): void;
  onAsk(): void;
  onConsult(to: ReferralTarget): void;
}

/** Whom to ask for advice, beside the conversation. */
export function ConsultStep(props: ConsultStepProps) {
  const { conversation, online, target } = props;
  const t = useMessages();
  const why = hindrance('consultation', conversation);
  return (
    <div className="stack">
      <Note tone="glow" icon="shield">
        <p>{t['consultation.unseen']()}</p>
        <p>{t['consultation.begin']()}</p>
      </Note>
      <TargetChoice
        mode="consultation"
        colleagues={props.colleagues}
        competences={props.competences}
        target={target}
        onTarget={props.onTarget}
        onAsk={props.onAsk}
      />
      <p className="soft small" role="status">
        {why !== null ? t[`referral.hindrance.${why}`]() : target === null ? t['handover.chooseFirst']() : ''}
      </p>
      <div className="row">
        <Button
          look="main"
          icon="replies"
          isDisabled={why !== null || target === null || !online}
          onPress={() => {
            if (target !== null) props.onConsult(target);
          }}
        >
          {t['consultation.ask']()}
        </Button>
      </div>
    </div>
  );
}
