import type { Competence } from '@dorren/shared/protocol/directory.ts';
import { PROPOSAL_REASONS } from '@dorren/shared/protocol/items.ts';
import type { OfferMode } from '@dorren/shared/protocol/referral.ts';
import type { ColleagueOnDuty } from '@dorren/shared/protocol/staff-messages.ts';
import { Button } from '../../components/button.tsx';
import { useMessagesIn } from '../../components/catalogues.ts';
import { DIRECTIONS } from '../../components/locales.ts';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { SelectField } from '../../components/select-field.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { hindrance } from './possible.ts';
import type { ReferralPlan } from './referral-plan.ts';
import { SummaryEditor } from './summary-editor.tsx';
import { TargetChoice } from './target-choice.tsx';
import { pageLanguageOf } from './youth-language.ts';

interface ProposeStepProps {
  mode: OfferMode;
  conversation: Conversation;
  nameShown: string;
  online: boolean;
  plan: ReferralPlan;
  colleagues: readonly ColleagueOnDuty[] | null;
  competences: readonly Competence[];
  onPlan(plan: ReferralPlan): void;
  onAsk(): void;
  onPropose(): void;
}

/** Whom, why, and what is passed on: the youth reads all of it before anything happens. */
export function ProposeStep(props: ProposeStepProps) {
  const { mode, conversation, plan, online, colleagues, onPlan } = props;
  const t = useMessages();
  const { target } = plan;
  const why = hindrance(mode, conversation);
  return (
    <div className="stack">
      <p className="soft small">{t['handover.consentFirst']()}</p>
      {mode === 'handover' && conversation.concern !== null && (
        <Note tone="clay" icon="alert">
          {t['reporting.goesAlong']()}
        </Note>
      )}
      <TargetChoice
        mode={mode}
        colleagues={colleagues}
        competences={props.competences}
        target={target}
        onTarget={(chosen) => onPlan({ ...plan, target: chosen })}
        onAsk={props.onAsk}
      />
      <SelectField
        label={t['handover.reason']()}
        value={plan.reason}
        options={PROPOSAL_REASONS.map((id) => ({ id, name: t[`handover.reason.${id}`]() }))}
        onChange={(reason) => onPlan({ ...plan, reason })}
      />
      <YouthReads {...props} />
      <SummaryEditor plan={plan} onPlan={onPlan} />
      <p className="soft small" role="status">
        {why !== null ? t[`referral.hindrance.${why}`]() : target === null ? t['handover.chooseFirst']() : ''}
      </p>
      <div className="row">
        <Button
          look="main"
          icon="people"
          isDisabled={why !== null || target === null || !online}
          onPress={props.onPropose}
        >
          {t['handover.ask']()}
        </Button>
      </div>
    </div>
  );
}

/** The sentence of the youth's page, in its language; without a name where the server is to find somebody. */
function YouthReads({ conversation, nameShown, plan, colleagues }: ProposeStepProps) {
  const t = useMessages();
  const language = pageLanguageOf(conversation);
  const words = useMessagesIn(language);
  const { target, reason } = plan;
  if (words === null) return null;
  const colleague =
    target?.kind === 'colleague' ? colleagues?.find(({ staffId }) => staffId === target.staffId) : undefined;
  const names = { from: nameShown, name: colleague?.nameShown ?? words['handover.nameToCome']() };
  return (
    <figure className="youth-reads">
      <figcaption className="soft small">{t['handover.youthReads']()}</figcaption>
      <blockquote lang={language} dir={DIRECTIONS[language]}>
        {words[`proposal.reason.${reason}`](names)}
      </blockquote>
    </figure>
  );
}
