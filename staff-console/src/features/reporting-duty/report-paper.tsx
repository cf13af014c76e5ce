import type { RoutinePaper } from '@dorren/shared/protocol/routine.ts';
import type { ReactNode } from 'react';
import { dateAndTime, dateInWords, timeOfDay } from '../../components/locales.ts';
import type { Messages } from '../../components/messages.tsx';
import type { Report } from './report.ts';
import './paper.css';

interface ReportPaperProps {
  report: Report;
  /** Swedish, whatever the console's language: that is what the boards read. */
  words: Messages;
  /** What the routine has it say of the law. */
  law: RoutinePaper;
  /** When it was written, milliseconds since 1970. */
  at: number;
}

/** The report exactly as it is printed. */
export function ReportPaper({ report, words, law, at }: ReportPaperProps) {
  const { to, reporter, second, child, seen, quotes, danger, dangerAbout, guardians, told, safe } = report;
  const who = [reporter.name, reporter.organisation, reporter.telephone].filter((text) => text !== '');
  return (
    <article className="paper" lang="sv" dir="ltr">
      <h1>{words['reporting.paper.title']()}</h1>
      <p>{words['reporting.paper.date']({ date: dateInWords(at, 'sv'), time: timeOfDay(at, 'sv') })}</p>
      {to !== '' && <Part name={words['reporting.paper.to']()}>{text(to)}</Part>}
      <Part name={words['reporting.paper.reporter']()}>
        {text(who.join('\n'))}
        {second !== '' && text(words['reporting.paper.second']({ name: second }))}
      </Part>
      <Part name={words['reporting.paper.child']()}>
        {child.length === 0 ? (
          <p>{words['reporting.paper.noIdentity']()}</p>
        ) : (
          <Lines lines={child.map(({ field, text: said }) => ({ name: words[`reporting.child.${field}`](), said }))} />
        )}
      </Part>
      {(seen !== '' || quotes.length > 0) && (
        <Part name={words['reporting.paper.seen']()}>
          {seen !== '' && text(seen)}
          {quotes.length > 0 && (
            <>
              <p className="paper-lead">{words['reporting.paper.quotes']()}</p>
              {quotes.map((quote) => (
                <blockquote key={quote.number} dir="auto">
                  <span className="paper-time" dir="ltr">
                    {dateAndTime(quote.at, 'sv')}
                  </span>
                  <span className="paper-said">{quote.text}</span>
                </blockquote>
              ))}
            </>
          )}
        </Part>
      )}
      {(danger !== null || dangerAbout !== '') && (
        <Part name={words['reporting.paper.danger']()}>
          {danger !== null && <p>{words[`reporting.danger.${danger}`]()}</p>}
          {dangerAbout !== '' && text(dangerAbout)}
        </Part>
      )}
      {guardians !== '' && <Part name={words['reporting.paper.guardians']()}>{text(guardians)}</Part>}
      {told !== '' && <Part name={words['reporting.paper.told']()}>{text(told)}</Part>}
      {(safe.length > 0 || report.neverGuardians) && (
        <Part name={words['reporting.paper.safe']()}>
          {report.neverGuardians && <p>{law.neverGuardians}</p>}
          <Lines lines={safe.map(({ field, text: said }) => ({ name: words[`reporting.safe.${field}`](), said }))} />
        </Part>
      )}
      {report.secrecy && (
        <Part name={words['reporting.paper.secrecy']()}>
          <p>{law.secrecy}</p>
        </Part>
      )}
    </article>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section>
      <h2>{name}</h2>
      {children}
    </section>
  );
}

function Lines({ lines }: { lines: readonly { name: string; said: string }[] }) {
  if (lines.length === 0) return null;
  return (
    <dl>
      {lines.map(({ name, said }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{said}</dd>
        </div>
      ))}
    </dl>
  );
}

/** With its line breaks, in the direction of its own script. */
function text(words: string) {
  return (
    <p className="paper-text" dir="auto">
      {words}
    </p>
  );
}
