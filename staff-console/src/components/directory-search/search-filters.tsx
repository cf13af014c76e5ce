import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { Filters } from '@dorren/shared/directory/search.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import {
  CONVERSATION_LANGUAGES,
  type ConversationLanguage,
  MUNICIPALITIES,
  MUNICIPALITY_CODES,
} from '@dorren/shared/protocol/values.ts';
import { useMemo } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import { Button } from '../button.tsx';
import { indented } from '../competences/competence-tree.ts';
import { Field } from '../field.tsx';
import { useMessages, usePageLanguage } from '../messages.tsx';
import { SelectField } from '../select-field.tsx';
import { byName } from './names.ts';
import { placeId, placeOf } from './place-id.ts';

const ANY = 'any';

interface SearchFiltersProps {
  directory: Pick<StaffDirectory, 'entries' | 'competences'>;
  filters: Filters;
  onChange(filters: Filters): void;
}

export function SearchFilters({ directory, filters, onChange }: SearchFiltersProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const places = usePlaces(directory);
  const competences = useMemo(
    () =>
      indented(directory.competences).map(({ competence, depth }) => ({
        id: competence.id,
        name: inLanguage(competence.name, language).text,
        depth,
      })),
    [directory.competences, language],
  );
  const { place, competence, language: spoken, age, openNow = false, anonymous = false, ...rest } = filters;
  /** Those that are set to nothing are left out. */
  const set = (part: { [K in keyof Filters]: Filters[K] | undefined }) =>
    onChange({ ...rest, ...withoutNothing({ place, competence, language: spoken, age, openNow, anonymous, ...part }) });
  return (
    <fieldset className="filters">
      <legend className="only-spoken">{t['directory.search.filters']()}</legend>
      <SelectField
        label={t['directory.search.municipality']()}
        value={place ? placeId(place) : ANY}
        options={[{ id: ANY, name: t['directory.search.anyMunicipality']() }, ...places]}
        onChange={(id) => set({ place: id === ANY ? undefined : placeOf(id) })}
      />
      <SelectField
        label={t['directory.search.competence']()}
        value={competence ?? ANY}
        options={[{ id: ANY, name: t['directory.search.anyCompetence']() }, ...competences]}
        onChange={(id) => set({ competence: id === ANY ? undefined : id })}
      />
      <SelectField<ConversationLanguage | typeof ANY>
        label={t['directory.search.language']()}
        value={spoken ?? ANY}
        options={[
          { id: ANY, name: t['directory.search.anyLanguage']() },
          ...CONVERSATION_LANGUAGES.map((id) => ({ id, name: t[`language.${id}`]() })),
        ]}
        onChange={(id) => set({ language: id === ANY ? undefined : id })}
      />
      <Field
        label={t['directory.search.age']()}
        value={age?.toString() ?? ''}
        inputMode="numeric"
        maxLength={2}
        autoComplete="off"
        onChange={(written) => set({ age: /^\d+$/.test(written) ? Number(written) : undefined })}
      />
      <div className="filter-switches">
        <SwitchField isSelected={openNow} onChange={(isSelected) => set({ openNow: isSelected })}>
          <SwitchButton className="switch">
            <span className="switch-track" aria-hidden="true" />
            {t['directory.search.openNow']()}
          </SwitchButton>
        </SwitchField>
        <SwitchField isSelected={anonymous} onChange={(isSelected) => set({ anonymous: isSelected })}>
          <SwitchButton className="switch">
            <span className="switch-track" aria-hidden="true" />
            {t['directory.search.anonymous']()}
          </SwitchButton>
        </SwitchField>
        {Object.keys(filters).length > 0 && (
          <Button look="quiet" size="small" icon="close" onPress={() => onChange({})}>
            {t['directory.search.reset']()}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function withoutNothing(filters: { [K in keyof Filters]: Filters[K] | undefined }): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== false));
}

/** The municipalities, and under each the districts that the directory knows. */
function usePlaces({ entries }: Pick<StaffDirectory, 'entries'>) {
  const language = usePageLanguage();
  return useMemo(() => {
    const areas = entries.flatMap(({ entry }) => entry.areas);
    return MUNICIPALITY_CODES.toSorted((one, other) =>
      byName(language)(MUNICIPALITIES[one], MUNICIPALITIES[other]),
    ).flatMap((municipality) => {
      const names = areas.flatMap((area) =>
        area.kind === 'district' && area.municipality === municipality ? [area.name] : [],
      );
      const districts = [...new Set(names)].sort(byName(language));
      return [
        { id: placeId({ municipality }), name: MUNICIPALITIES[municipality], depth: 0 },
        ...districts.map((district) => ({ id: placeId({ municipality, district }), name: district, depth: 1 })),
      ];
    });
  }, [entries, language]);
}
