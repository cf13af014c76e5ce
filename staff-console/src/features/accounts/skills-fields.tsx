import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { Skills } from '@dorren/shared/protocol/staff-http.ts';
import { TEAMS } from '@dorren/shared/protocol/values.ts';
import { CheckboxButton, CheckboxField, CheckboxGroup, Label, Text } from 'react-aria-components';
import { CompetencePicker } from '../../components/competences/competence-picker.tsx';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../components/messages.tsx';

interface SkillsFieldsProps {
  skills: Skills;
  /** Null while it is not there: then the competences stay as they are. */
  directory: StaffDirectory | null;
  onChange(skills: Skills): void;
}

/** What a counsellor works as and knows well: whom a handover can be asked of. */
export function SkillsFields({ skills, directory, onChange }: SkillsFieldsProps) {
  const t = useMessages();
  return (
    <>
      <CheckboxGroup
        className="choice-group"
        value={skills.teams}
        // The first one chosen stays first: it is the one that is counted.
        onChange={(ids) => onChange({ ...skills, teams: ids.flatMap((id) => TEAMS.find((team) => team === id) ?? []) })}
      >
        <Label>{t['accounts.teams']()}</Label>
        <Text slot="description">{t['accounts.teamsHelp']()}</Text>
        <div className="choices">
          {TEAMS.map((team) => (
            <CheckboxField key={team} value={team}>
              <CheckboxButton className="choice">
                <Icon name="check" />
                {t[`team.${team}`]()}
              </CheckboxButton>
            </CheckboxField>
          ))}
        </div>
      </CheckboxGroup>
      {directory && (
        <CompetencePicker
          label={t['accounts.competences']()}
          competences={directory.competences}
          chosen={skills.competences}
          onChange={(competences) => onChange({ ...skills, competences })}
        />
      )}
    </>
  );
}
