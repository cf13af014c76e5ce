/** Where the search begins: with what the youth chose to say. Pure. */
import type { Filters } from '@dorren/shared/directory/search.ts';
import type { Competence } from '@dorren/shared/protocol/directory.ts';
import type { Profile } from '@dorren/shared/protocol/fields.ts';
import type { AgeBand, Topic } from '@dorren/shared/protocol/values.ts';

/** Somewhere in the band, in years. */
const AGES: Readonly<Record<AgeBand, number>> = {
  'under-13': 12,
  '13-14': 14,
  '15-17': 16,
  '18-20': 19,
  '21-26': 23,
  'over-26': 27,
};

/** The competence that a topic is about, where the centre's list has it by this id. */
const COMPETENCES: Readonly<Partial<Record<Topic, string>>> = {
  marriage: 'marriage',
  abroad: 'abroad',
  violence: 'violence',
  control: 'control',
  online: 'digital-control',
  identity: 'hbtq',
};

export function firstFilters(profile: Profile, competences: readonly Competence[]): Filters {
  const { municipality, language, ageBand, topics = [] } = profile;
  const known = new Set(competences.map(({ id }) => id));
  const competence = topics.map((topic) => COMPETENCES[topic]).find((id) => id !== undefined && known.has(id));
  return {
    ...(municipality === undefined ? {} : { place: { municipality } }),
    ...(language === undefined ? {} : { language }),
    ...(ageBand === undefined ? {} : { age: AGES[ageBand] }),
    ...(competence === undefined ? {} : { competence }),
  };
}
