import type { ImportReport } from '@dorren/shared/protocol/directory.ts';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { useShown } from './use-shown.tsx';

export function ImportReportView({ report }: { report: ImportReport }) {
  const t = useMessages();
  const { problems, imported, organisations, entries, competences } = report;
  if (problems.length > 0) return <Problems problems={problems} />;
  return (
    <Note tone="pine" icon="check" role="status">
      <p>
        <strong>{imported ? t['import.done']() : t['import.fine']()}</strong>
      </p>
      <p>{t['import.organisations'](organisations)}</p>
      <p>{t['import.entries'](entries)}</p>
      <p>{t['import.competences'](competences)}</p>
    </Note>
  );
}

function Problems({ problems }: Pick<ImportReport, 'problems'>) {
  const t = useMessages();
  const [shown, more] = useShown(problems);
  return (
    <>
      <Note tone="clay" icon="alert" role="alert">
        {t['import.problems']({ problems: problems.length })}
      </Note>
      <table className="table">
        <caption className="only-spoken">{t['import.problemTable']()}</caption>
        <thead>
          <tr>
            <th scope="col">{t['import.line']()}</th>
            <th scope="col">{t['import.field']()}</th>
            <th scope="col">{t['import.problem']()}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, field, code }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one row may have the same fault twice
            <tr key={index}>
              <td>{line ?? t['import.wholeFile']()}</td>
              <td>{field === null ? t['import.wholeRow']() : <code dir="ltr">{field}</code>}</td>
              <td>{t[`import.problem.${code}`]()}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}
