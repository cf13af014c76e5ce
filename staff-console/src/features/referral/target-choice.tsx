import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { Competence } from '@dorren/shared/protocol/directory.ts';
import type { ReferralMode, ReferralTarget } from '@dorren/shared/protocol/referral.ts';
import type { ColleagueOnDuty } from '@dorren/shared/protocol/staff-messages.ts';
import { CONVERSATION_LANGUAGES, TEAMS } from '@dorren/shared/protocol/values.ts';
import { useEffect, useEffectEvent } from 'react';
import { indented } from '../../components/competences/competence-tree.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { ColleagueChoice } from './colleague-choice.tsx';
import { suitable } from './targets.ts';

export interface TargetChoiceProps {
  mode: ReferralMode;
  /** On duty, without oneself and whoever is in the conversation already; null until it is known. */
  colleagues: readonly ColleagueOnDuty[] | null;
  competences: readonly Competence[];
  target: ReferralTarget | null;
  onTarget(target: ReferralTarget | null): void;
  /** Asks anew who is on duty. */
  onAsk(): void;
}

const KINDS = ['colleague', 'team', 'competence', 'language'] as const satisfies readonly ReferralTarget['kind'][];
const REFRESH_MS = 5_000;

/** One colleague, or the next free one of a team, with a competence, or a language. Kept up to date while it is open. */
export function TargetChoice(props: TargetChoiceProps) {
  const { mode, colleagues, competences, target, onTarget } = props;
  const t = useMessages();
  const language = usePageLanguage();
  const ask = useEffectEvent(props.onAsk);
  useEffect(() => {
    ask();
    const timer = setInterval(() => ask(), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);

  const kind = target?.kind ?? 'colleague';
  const firstCompetence = competences[0]?.id;
  const kinds = KINDS.filter((each) => each !== 'competence' || firstCompetence !== undefined);
  const choose = (chosen: ReferralTarget['kind']) => {
    if (chosen === kind) return;
    if (chosen === 'colleague') onTarget(null);
    else if (chosen === 'team') onTarget({ kind: 'team', team: TEAMS[0] });
    else if (chosen === 'language') onTarget({ kind: 'language', language: CONVERSATION_LANGUAGES[0] });
    else if (firstCompetence !== undefined) onTarget({ kind: 'competence', competence: firstCompetence });
  };

  return (
    <div className="step-part">
      <SelectField
        label={t['handover.whom']()}
        value={kind}
        options={kinds.map((id) => ({ id, name: t[`handover.to.${id}`]() }))}
        onChange={choose}
      />
      {kind === 'colleague' && (
        <ColleagueChoice
          mode={mode}
          colleagues={colleagues}
          competences={competences}
          chosen={target?.kind === 'colleague' ? target.staffId : null}
          onChoose={(staffId) => onTarget({ kind: 'colleague', staffId })}
        />
      )}
      {target?.kind === 'team' && (
        <SelectField
          label={t['handover.team']()}
          value={target.team}
          options={TEAMS.map((id) => ({ id, name: t[`referral.team.${id}`]() }))}
          onChange={(team) => onTarget({ kind: 'team', team })}
        />
      )}
      {target?.kind === 'competence' && (
        <SelectField
          label={t['handover.competence']()}
          value={target.competence}
          options={indented(competences).map(({ competence, depth }) => ({
            id: competence.id,
            name: inLanguage(competence.name, language).text,
            depth,
          }))}
          onChange={(competence) => onTarget({ kind: 'competence', competence })}
        />
      )}
      {target?.kind === 'language' && (
        <SelectField
          label={t['handover.language']()}
          value={target.language}
          options={CONVERSATION_LANGUAGES.map((id) => ({ id, name: t[`language.${id}`]() }))}
          onChange={(chosen) => onTarget({ kind: 'language', language: chosen })}
        />
      )}
      {target !== null && target.kind !== 'colleague' && colleagues !== null && (
        <HowMany {...suitable(target, mode, colleagues, competences)} />
      )}
    </div>
  );
}

function HowMany({ onDuty, free }: { onDuty: number; free: number }) {
  const t = useMessages();
  return (
    <p className="soft small" role="status">
      {t['handover.onDuty']({ onDuty })}
      {onDuty > 0 && <> · {t['handover.free']({ free })}</>}
    </p>
  );
}
