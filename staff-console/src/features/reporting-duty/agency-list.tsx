import type { KeptEntry } from '@dorren/shared/protocol/directory.ts';
import { MUNICIPALITIES, MUNICIPALITY_CODES, type MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import type { ReactNode } from 'react';
import { Confirmed } from '../../components/directory-search/entry-view.tsx';
import { HoursInWords, OpenNow } from '../../components/directory-search/opening.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Said, Written } from '../../components/said.tsx';
import { SelectField } from '../../components/select-field.tsx';

interface AgencyListProps {
  agencies: readonly KeptEntry[];
  /** What can be done with each, under it. */
  action?(kept: KeptEntry): ReactNode;
}

/** Whom to call: the number first, large enough to be read from the keypad. */
export function AgencyList({ agencies, action }: AgencyListProps) {
  const t = useMessages();
  if (agencies.length === 0) return <p className="soft">{t['reporting.noAgency']()}</p>;
  return (
    <ul className="agencies">
      {agencies.map((kept) => {
        const { entry } = kept;
        return (
          <li key={entry.id} className="agency">
            <p className="agency-name">
              <strong>
                <Said text={entry.name} />
              </strong>
              <OpenNow hours={entry.hours} />
            </p>
            {entry.telephones.length === 0 && <p className="soft">{t['directory.noTelephone']()}</p>}
            {entry.telephones.map(({ number, label }) => (
              <p key={number} className="agency-number">
                <bdi dir="ltr">{number}</bdi>
                {label && (
                  <span className="soft small">
                    <Said text={label} />
                  </span>
                )}
              </p>
            ))}
            {entry.staffNotes !== null && (
              <p className="small">
                <Written>{entry.staffNotes}</Written>
              </p>
            )}
            {entry.hours !== null && !entry.hours.always && (
              <details className="small">
                <summary>{t['directory.hours']()}</summary>
                <HoursInWords hours={entry.hours} />
              </details>
            )}
            <div className="small">
              <Confirmed kept={kept} />
            </div>
            {action?.(kept)}
          </li>
        );
      })}
    </ul>
  );
}

interface MunicipalityChoiceProps {
  value: MunicipalityCode | null;
  onChange(code: MunicipalityCode): void;
}

const UNKNOWN = '';

export function MunicipalityChoice({ value, onChange }: MunicipalityChoiceProps) {
  const t = useMessages();
  return (
    <SelectField<MunicipalityCode | typeof UNKNOWN>
      label={t['reporting.municipality']()}
      value={value ?? UNKNOWN}
      options={[
        ...(value === null ? [{ id: UNKNOWN as typeof UNKNOWN, name: t['reporting.municipalityUnknown']() }] : []),
        ...MUNICIPALITY_CODES.map((id) => ({ id, name: MUNICIPALITIES[id] })),
      ]}
      onChange={(code) => {
        if (code !== UNKNOWN) onChange(code);
      }}
    />
  );
}
