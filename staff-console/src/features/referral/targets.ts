/** Who on duty would be meant, as far as one can tell beforehand; the server decides (SPEC H1). Pure. */
import type { Competence } from '@dorren/shared/protocol/directory.ts';
import type { ReferralMode, ReferralTarget } from '@dorren/shared/protocol/referral.ts';
import type { ColleagueOnDuty } from '@dorren/shared/protocol/staff-messages.ts';
import { branch } from '../../components/competences/competence-tree.ts';

/** A consultation takes no place: whoever is on duty can be asked. */
export function canBeAsked(colleague: ColleagueOnDuty, mode: ReferralMode): boolean {
  return colleague.free || mode === 'consultation';
}

export interface Suitable {
  onDuty: number;
  /** Of these, who can be asked now. */
  free: number;
}

/** Whoever has a competence has what is above it too. */
export function suitable(
  target: ReferralTarget,
  mode: ReferralMode,
  colleagues: readonly ColleagueOnDuty[],
  competences: readonly Competence[],
): Suitable {
  const meant = colleagues.filter((colleague) => isMeant(target, colleague, competences));
  return { onDuty: meant.length, free: meant.filter((each) => canBeAsked(each, mode)).length };
}

function isMeant(target: ReferralTarget, colleague: ColleagueOnDuty, competences: readonly Competence[]): boolean {
  switch (target.kind) {
    case 'colleague':
      return colleague.staffId === target.staffId;
    case 'team':
      return colleague.teams.includes(target.team);
    case 'language':
      return colleague.languages.includes(target.language);
    case 'competence': {
      const below = branch(competences, target.competence);
      return colleague.competences.some((each) => below.has(each));
    }
  }
}
