import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { Competence } from '@dorren/shared/protocol/directory.ts';
import type { ReferralMode } from '@dorren/shared/protocol/referral.ts';
import type { ColleagueOnDuty } from '@dorren/shared/protocol/staff-messages.ts';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { canBeAsked } from './targets.ts';

interface ColleagueChoiceProps {
  mode: ReferralMode;
  colleagues: readonly ColleagueOnDuty[] | null;
  competences: readonly Competence[];
  chosen: string | null;
  onChoose(staffId: string): void;
}

/** Those who are on duty, with what they know, and whether they can be asked. */
export function ColleagueChoice({ mode, colleagues, competences, chosen, onChoose }: ColleagueChoiceProps) {
  const t = useMessages();
  const language = usePageLanguage();
  if (colleagues === null) return <p className="soft">{t['handover.fetching']()}</p>;
  if (colleagues.length === 0) return <p className="soft">{t['handover.nobody']()}</p>;
  const nameOf = (id: string) => {
    const found = competences.find((each) => each.id === id);
    return found ? inLanguage(found.name, language).text : id;
  };
  return (
    <RadioGroup className="choice-group" value={chosen} onChange={onChoose}>
      <Label>{t['handover.colleagues']()}</Label>
      <div className="colleagues">
        {colleagues.map((each) => (
          <RadioField
            key={each.staffId}
            value={each.staffId}
            isDisabled={!canBeAsked(each, mode)}
            aria-label={[each.nameShown, each.organisation].join(', ')}
          >
            <RadioButton className="colleague">
              <span className="colleague-name">
                <strong>{each.nameShown}</strong>
                <span className="tag" data-tone={each.free ? 'pine' : undefined}>
                  {each.free ? t['handover.isFree']() : t['handover.notFree']()}
                </span>
              </span>
              <span className="soft small">{each.organisation}</span>
              <span className="small">
                {[
                  ...each.teams.map((team) => t[`referral.team.${team}`]()),
                  ...each.competences.map(nameOf),
                  ...each.languages.map((spoken) => t[`language.${spoken}`]()),
                ].join(' · ')}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
