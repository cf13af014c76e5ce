/** What is counted of referrals: by month and kind, and nothing that points at anybody. */
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
import './statistics.css';

interface StatisticsViewProps {
  /** Null until they are there. */
  statistics: StatisticsTold | null;
  failed: RefusalCode | null;
  onReload(): void;
}

export function StatisticsView({ statistics, failed, onReload }: StatisticsViewProps) {
  const t = useMessages();
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
      {statistics?.referrals.length === 0 && <p className="empty">{t['statistics.none']()}</p>}
      {statistics && byMonth(statistics).map((month) => <MonthTable key={month.month} month={month} />)}
    </section>
  );
}

function MonthTable({ month: { month, kinds } }: { month: Month }) {
  const t = useMessages();
  const language = usePageLanguage();
  const title = useId();
  const told = (count: number | null) => (count === null ? t['statistics.few']({ fewest: FEWEST_TOLD }) : count);
  return (
    <section className="card stack" aria-labelledby={title}>
      <h3 id={title} className="capital">
        {monthInWords(month, language)}
      </h3>
      <table className="table" aria-labelledby={title}>
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
                <td className="number">{told(count)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
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
