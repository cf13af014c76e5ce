import { AnswersList } from '../../components/concern/answers-list.tsx';
import { useMessages } from '../../components/messages.tsx';
import { BubbleFoot } from '../../components/talk/bubble.tsx';
import type { StaffForm } from '../../lib/staff-state.ts';

/** A form that one has put before the youth, and what came of it. */
export function FormEntry({ entry }: { entry: StaffForm }) {
  const t = useMessages();
  const { form, answers, at, mark } = entry;
  return (
    <div className="form-entry">
      <span className="bubble-author">{t[`reporting.log.${form}`]()}</span>
      {answers === null ? <p>{t['reporting.log.waits']()}</p> : <AnswersList answers={answers} />}
      <BubbleFoot at={at} mark={mark} />
    </div>
  );
}
