/** What is counted of concerns and referrals: by month and kind or age, and nothing that points at anybody. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from '@dorren/shared/protocol/directory.ts';
import { FEWEST_TOLD, type ReferredTo, type StatisticsTold } from '@dorren/shared/protocol/statistics.ts';
import { useId } from 'react';
import { Button } from '../../components/button.tsx';
import { monthInWords } from '../../components/locales.ts';
import { type Messages, useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Working } from '../../components/working.tsx';
import { byMonth, type Month } from './by-month.ts';
import { ConcernTable } from './concern-table.tsx';
import './statistics.css';

interface StatisticsViewProps {
  /** Null until they are there. */
  statistics: StatisticsTold | null;
  failed: RefusalCode | null;
  onReload(): void;
}

export function StatisticsView({ statistics, failed, onReload }: StatisticsViewProps) {
  const t = useMessages();
  const months = statistics === null ? [] : byMonth(statistics);
  return (
    <section className="page" aria-labelledby="statistics-title">
      <header className="page-head">
        <h2 id="statistics-title">{t['statistics.title']()}</h2>
      </header>
      <p className="soft">{t['statistics.about']({ fewest: FEWEST_TOLD })}</p>
      {failed !== null && (
        <Note tone="clay" icon="alert" role="alert">
          {t[`code.${failed}`]()} <Button onPress={onReload}>{t['app.tryAgain']()}</Button>
        </Note>
      )}
      {statistics === null && failed === null && <Working>{t['app.loading']()}</Working>}
      {months.length === 0 && statistics !== null && <p className="empty">{t['statistics.none']()}</p>}
      {months.map((month) => (
        <MonthTables key={month.month} month={month} />
      ))}
    </section>
  );
}

function MonthTables({ month: { month, kinds, ages } }: { month: Month }) {
  const t = useMessages();
  const language = usePageLanguage();
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={`${id}-month`}>
      <h3 id={`${id}-month`} className="capital">
        {monthInWords(month, language)}
      </h3>
      {ages.length > 0 && (
        <>
          <h4 id={`${id}-concerns`}>{t['statistics.concerns']()}</h4>
          <ConcernTable ages={ages} label={`${id}-month ${id}-concerns`} />
        </>
      )}
      {kinds.length > 0 && (
        <>
          <h4 id={`${id}-referrals`}>{t['statistics.referrals']()}</h4>
          <ReferralTable kinds={kinds} label={`${id}-month ${id}-referrals`} />
        </>
      )}
    </section>
  );
}

function ReferralTable({ kinds, label }: Pick<Month, 'kinds'> & { label: string }) {
  const t = useMessages();
  return (
    <table className="table" aria-labelledby={label}>
      <thead>
        <tr>
          <th scope="col">{t['statistics.from']()}</th>
          <th scope="col">{t['statistics.to']()}</th>
          <th scope="col">{t['statistics.outcome']()}</th>
          <th scope="col" className="number">
            {t['statistics.number']()}
          </th>
        </tr>
      </thead>
      {kinds.map(({ kind, total, rows }) => (
        <tbody key={kind}>
          <tr className="table-group">
            <th scope="rowgroup" colSpan={3}>
              {t[`statistics.kind.${kind}`]()}
            </th>
            <td className="number">
              <strong>{total === null ? t['statistics.notTold']() : total}</strong>
            </td>
          </tr>
          {rows.map(({ from, to, outcome, count }) => (
            <tr key={`${from} ${to} ${outcome}`}>
              <td>{placeName(t, from)}</td>
              <td>{placeName(t, to)}</td>
              <td>{t[`statistics.outcome.${outcome}`]()}</td>
              <td className="number">{told(t, count)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Few are not told, and that is said. */
function told(t: Messages, count: number | null): string | number {
  return count === null ? t['statistics.few']({ fewest: FEWEST_TOLD }) : count;
}

function placeName(t: Messages, place: ReferredTo): string {
  if (isKind(place)) return t[`directory.kind.${place}`]();
  if (place === 'counsellor') return t['role.counsellor']();
  if (place === 'queue') return t['statistics.queue']();
  return t[`team.${place}`]();
}

function isKind(place: ReferredTo): place is OrganisationKind {
  return ORGANISATION_KINDS.some((kind) => kind === place);
}
