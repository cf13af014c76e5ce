import type { RoutineBody, RoutineSection } from '@dorren/shared/protocol/routine.ts';
import { DIRECTIONS } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { guideIn, sectionOf } from './guide.ts';

interface GuideProps {
  routine: RoutineBody;
  section: RoutineSection;
  /** Behind its heading until it is opened. */
  folded?: boolean;
  /** Stands under a question that already says what it is about: its heading is spoken only. */
  beneath?: boolean;
}

/** One section of the routine, each point with where it says so. */
export function Guide({ routine, section, folded = false, beneath = false }: GuideProps) {
  const guide = guideIn(routine, usePageLanguage());
  const found = guide && sectionOf(guide, section);
  if (!found) return null;
  const language = { lang: guide.language, dir: DIRECTIONS[guide.language] };
  const points = (
    <ul className="guide-points">
      {found.points.map(({ text, source }) => (
        <li key={text}>
          {text}
          {source !== null && <cite>{source}</cite>}
        </li>
      ))}
    </ul>
  );
  return folded ? (
    <details className="guide" {...language}>
      <summary>{found.heading}</summary>
      {points}
    </details>
  ) : (
    <section className="guide" {...language}>
      <h4 className={beneath ? 'only-spoken' : undefined}>{found.heading}</h4>
      {points}
    </section>
  );
}

/** That the guide is in another language than the page, said before it. */
export function GuideLanguage({ routine }: { routine: RoutineBody }) {
  const t = useMessages();
  const language = usePageLanguage();
  if (guideIn(routine, language)?.language === language) return null;
  return <p className="guide-marks small">{t['reporting.inSwedish']()}</p>;
}

/** How far the guide can be trusted, said openly wherever it stands. */
export function GuideMarks({ routine }: { routine: RoutineBody }) {
  const t = useMessages();
  const unreviewed = guideIn(routine, usePageLanguage())?.reviewed === false;
  if (routine.lawyerConfirmed && !unreviewed) return null;
  return (
    <p className="guide-marks small">
      {!routine.lawyerConfirmed && t['reporting.draft']()} {unreviewed && t['reporting.unreviewed']()}
    </p>
  );
}
