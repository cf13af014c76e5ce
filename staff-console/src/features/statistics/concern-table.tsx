import { type Messages, useMessages } from '../../components/messages.tsx';
import type { Month } from './by-month.ts';

/** Concerns of one month, by age as it was judged. What is withheld is said to be. */
export function ConcernTable({ ages, label }: Pick<Month, 'ages'> & { label: string }) {
  const t = useMessages();
  return (
    <table className="table" aria-labelledby={label}>
      <thead>
        <tr>
          <th scope="col">{t['statistics.happened']()}</th>
          <th scope="col" className="number">
            {t['statistics.number']()}
          </th>
        </tr>
      </thead>
      {ages.map(({ age, rows }) => (
        <tbody key={age}>
          <tr className="table-group">
            <th scope="rowgroup" colSpan={2}>
              {t[`reporting.age.${age}`]()}
            </th>
          </tr>
          {rows.map(({ happened, why, count }) => (
            <tr key={`${happened} ${why}`}>
              <td>{inWords(t, happened, why)}</td>
              <td className="number">{count === null ? t['statistics.notTold']() : count}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

type Row = Month['ages'][number]['rows'][number];

function inWords(t: Messages, happened: Row['happened'], why: Row['why']): string {
  const event = t[`statistics.concern.${happened}`]();
  return why === null ? event : `${event}: ${t[`statistics.why.${why}`]()}`;
}
