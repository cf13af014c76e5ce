import type { Bindings } from '@dorren/shared/protocol/texts.ts';
import type { Team } from '@dorren/shared/protocol/values.ts';

/**
 * By which notice somebody is bound (SPEC V8): by the most exact binding that fits. Of the teams that one works in, the first that has one
 * counts. Null if none fits: by the door's.
 */
export function noticeOf(
  { bindings }: Pick<Bindings, 'bindings'>,
  { directoryOrganisation, teams }: { directoryOrganisation: string | null; teams: readonly Team[] },
): string | null {
  const bound = (organisation: string | null, team: Team | null): string | undefined =>
    bindings.find((binding) => binding.organisation === organisation && binding.team === team)?.notice;
  const ofTeams = (organisation: string | null): string | undefined => {
    for (const team of teams) {
      const notice = bound(organisation, team);
      if (notice !== undefined) return notice;
    }
    return undefined;
  };
  const own = directoryOrganisation;
  return (own === null ? undefined : (ofTeams(own) ?? bound(own, null))) ?? ofTeams(null) ?? null;
}
