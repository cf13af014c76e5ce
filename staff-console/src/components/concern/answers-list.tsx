import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import { MUNICIPALITIES } from '@dorren/shared/protocol/values.ts';
import { type Messages, useMessages } from '../messages.tsx';
import './concern.css';

/** What the youth chose to tell in a form: nothing more stands there than they wrote. */
export function AnswersList({ answers }: { answers: FormAnswers }) {
  const t = useMessages();
  const lines = linesOf(t, answers);
  if (lines.length === 0) return <p className="soft">{t['reporting.form.declined']()}</p>;
  return (
    <dl className="answers-list">
      {lines.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function linesOf(t: Messages, answers: FormAnswers): { name: string; text: string }[] {
  const lines: { name: string; text: string | null }[] =
    answers.form === 'who'
      ? [
          { name: t['reporting.child.name'](), text: answers.name },
          { name: t['reporting.child.age'](), text: answers.age?.toString() ?? null },
          { name: t['reporting.child.school'](), text: answers.school },
          {
            name: t['reporting.child.municipality'](),
            text: answers.municipality && MUNICIPALITIES[answers.municipality],
          },
          { name: t['reporting.child.reach'](), text: answers.reach },
        ]
      : [
          {
            name: t['reporting.safe.ways'](),
            text: answers.ways.map((way) => t[`reporting.way.${way}`]()).join(', ') || null,
          },
          { name: t['reporting.safe.when'](), text: answers.when },
          { name: t['reporting.safe.notThrough'](), text: answers.notThrough },
        ];
  return lines.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }]));
}
