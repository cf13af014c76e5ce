import type { RoutinePaper } from '@dorren/shared/protocol/routine.ts';
import { createPortal } from 'react-dom';
import { Button } from '../../components/button.tsx';
import { type Messages, useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Report } from './report.ts';
import { gaps } from './report.ts';
import { ReportPaper } from './report-paper.tsx';
import { useNeutralTitle } from './use-neutral-title.ts';

interface ReportPrintProps {
  report: Report;
  words: Messages;
  law: RoutinePaper;
  at: number;
  /** It is on paper or saved, as it is now. */
  isKept: boolean;
  onKept(): void;
}

/** What will be printed, and the printing: by the browser, out of this tab, and nowhere else. */
export function ReportPrint({ report, words, law, at, isKept, onKept }: ReportPrintProps) {
  const t = useMessages();
  useNeutralTitle(words['reporting.print.documentTitle']());
  const missing = gaps(report);
  return (
    <section className="duty-part">
      <h4>{t['reporting.print.preview']()}</h4>
      <p className="small">{t['reporting.print.swedish']()}</p>
      <ReportPaper report={report} words={words} law={law} at={at} />
      {missing.length > 0 && (
        <Note tone="glow" icon="alert">
          <p>{t['reporting.print.missing']()}</p>
          <ul className="missing">
            {missing.map((gap) => (
              <li key={gap}>{t[`reporting.gap.${gap}`]()}</li>
            ))}
          </ul>
        </Note>
      )}
      <Note tone="glow" icon="shield">
        {t['reporting.print.stays']()}
      </Note>
      <div className="row">
        <Button look="main" icon="print" onPress={() => window.print()}>
          {t['reporting.print.submit']()}
        </Button>
      </div>
      {isKept ? (
        <Note tone="pine" icon="check" role="status">
          {t['reporting.print.kept']()}
        </Note>
      ) : (
        <div className="row">
          <Button icon="check" onPress={onKept}>
            {t['reporting.print.keep']()}
          </Button>
        </div>
      )}
      {createPortal(
        <div className="only-print report-print">
          <ReportPaper report={report} words={words} law={law} at={at} />
        </div>,
        document.body,
      )}
    </section>
  );
}
