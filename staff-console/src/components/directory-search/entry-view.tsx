/** One entry with everything that staff may see of it. */
import type { KeptEntry, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { type ReactNode, useId } from 'react';
import { useMinute } from '../clock.tsx';
import { Icon } from '../icon.tsx';
import { dateInWords } from '../locales.ts';
import { useMessages, usePageLanguage } from '../messages.tsx';
import { Note } from '../note.tsx';
import { Said, Written } from '../said.tsx';
import { isStale } from './confirmation.ts';
import { areaName, competencePath } from './names.ts';
import { HoursInWords, OpenNow } from './opening.tsx';
import './entry.css';

interface EntryViewProps {
  kept: KeptEntry;
  directory: Pick<StaffDirectory, 'organisations' | 'competences'>;
  /** What can be done about it, under its name. */
  actions?: ReactNode;
}

export function EntryView({ kept, directory, actions }: EntryViewProps) {
  const { entry } = kept;
  const t = useMessages();
  const language = usePageLanguage();
  const title = useId();
  const organisation = directory.organisations.find((each) => each.organisation.id === entry.organisationId);
  const { from, to } = entry.ages;
  return (
    <article className="entry card stack" aria-labelledby={title}>
      <header className="entry-head">
        <h3 id={title}>
          <Said text={entry.name} />
        </h3>
        {organisation && (
          <p className="soft">
            <Said text={organisation.organisation.name} /> · {t[`directory.kind.${organisation.organisation.kind}`]()}
          </p>
        )}
        <div className="row entry-marks">
          <OpenNow hours={entry.hours} />
          {!entry.isPublic && <span className="tag">{t['directory.staffOnly']()}</span>}
        </div>
        {actions}
      </header>
      <Confirmed kept={kept} />
      {entry.staffNotes !== null && (
        <Note tone="glow" icon="shield">
          <h4>{t['directory.staffNotes']()}</h4>
          <p>
            <Written>{entry.staffNotes}</Written>
          </p>
        </Note>
      )}
      {organisation?.organisation.staffNotes != null && (
        <Note icon="shield">
          <h4>{t['directory.organisationNotes']()}</h4>
          <p>
            <Written>{organisation.organisation.staffNotes}</Written>
          </p>
        </Note>
      )}
      <section className="entry-part">
        <h4>{t['directory.contact']()}</h4>
        {entry.telephones.length === 0 && <p className="soft">{t['directory.noTelephone']()}</p>}
        <ul className="telephones">
          {entry.telephones.map(({ number, label }) => (
            <li key={number}>
              <span className="telephone" dir="ltr">
                {number}
              </span>
              {label && (
                <span className="soft">
                  <Said text={label} />
                </span>
              )}
            </li>
          ))}
        </ul>
        <dl className="facts">
          <dt>{t['directory.saysWho']()}</dt>
          <dd>{t[`directory.saysWho.${entry.saysWho === null ? 'unknown' : entry.saysWho ? 'yes' : 'no'}`]()}</dd>
          <dt>{t['directory.anonymity']()}</dt>
          <dd>{t[`directory.anonymity.${entry.anonymity}`]()}</dd>
          {entry.address !== null && (
            <>
              <dt>{t['directory.address']()}</dt>
              <dd>
                <Written>{entry.address}</Written>
              </dd>
            </>
          )}
        </dl>
        {entry.safeContact && (
          <p>
            <strong>{t['directory.safeContact']()}</strong>
            <br />
            <Said text={entry.safeContact} />
          </p>
        )}
      </section>
      {entry.contactPersons.length > 0 && (
        <section className="entry-part">
          <h4>{t['directory.contactPersons']()}</h4>
          <ul className="contact-persons">
            {entry.contactPersons.map((person) => (
              <li key={`${person.name} ${person.telephone} ${person.email}`}>
                <span className="contact-person" dir="auto">
                  {person.name}
                </span>
                {person.telephone !== null && <span dir="ltr">{person.telephone}</span>}
                {person.email !== null && <span dir="ltr">{person.email}</span>}
                {person.about !== null && (
                  <span className="soft">
                    <Written>{person.about}</Written>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="entry-part">
        <h4>{t['directory.about']()}</h4>
        <p>
          <Said text={entry.about} />
        </p>
        {entry.whatHappens && (
          <p>
            <strong>{t['directory.whatHappens']()}</strong>
            <br />
            <Said text={entry.whatHappens} />
          </p>
        )}
        <dl className="facts">
          <dt>{t['directory.areas']()}</dt>
          <dd>{entry.areas.map((area) => areaName(t, area)).join(', ')}</dd>
          <dt>{t['directory.competences']()}</dt>
          <dd>
            {entry.competences.length === 0 ? (
              t['directory.none']()
            ) : (
              <ul>
                {entry.competences.map((id) => (
                  <li key={id}>{competencePath(directory.competences, id, language)}</li>
                ))}
              </ul>
            )}
          </dd>
          <dt>{t['directory.languages']()}</dt>
          <dd>
            {entry.languages.length === 0
              ? t['directory.none']()
              : entry.languages.map((each) => t[`language.${each}`]()).join(', ')}
            {entry.interpreter && ` · ${t['directory.interpreter']()}`}
          </dd>
          <dt>{t['directory.ages']()}</dt>
          <dd>{agesInWords(t, from, to)}</dd>
        </dl>
      </section>
      <section className="entry-part">
        <h4>{t['directory.hours']()}</h4>
        {entry.hours === null ? (
          <p className="soft">{t['directory.hoursUnknown']()}</p>
        ) : (
          <HoursInWords hours={entry.hours} />
        )}
      </section>
    </article>
  );
}

export function agesInWords(t: ReturnType<typeof useMessages>, from: number | null, to: number | null): string {
  if (from !== null && to !== null) return t['directory.ages.between']({ from, to });
  if (from !== null) return t['directory.ages.from']({ from });
  if (to !== null) return t['directory.ages.to']({ to });
  return t['directory.ages.all']();
}

/** Who confirmed it and when, and a clear mark when that is long ago. */
export function Confirmed({ kept }: { kept: Pick<KeptEntry, 'confirmed'> }) {
  const t = useMessages();
  const language = usePageLanguage();
  const stale = isStale(kept, useMinute());
  const { confirmed } = kept;
  const words =
    confirmed === null
      ? t['directory.neverConfirmed']()
      : t['directory.confirmedBy']({ by: confirmed.by, date: dateInWords(confirmed.at, language) });
  return stale ? (
    <p className="confirmed" data-stale>
      <Icon name="alert" />
      <span>
        <strong>{t['directory.stale']()}</strong> {words}
      </span>
    </p>
  ) : (
    <p className="confirmed">
      <Icon name="check" />
      <span>{words}</span>
    </p>
  );
}
