import type { NoticeQuestion } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { Button } from '../../components/button.tsx';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Tick } from '../../components/tick.tsx';
import { Model } from './model.tsx';
import { emptyAnswer } from './notice-draft.ts';
import { RowButtons } from './row-buttons.tsx';

type Answer = NoticeQuestion['answers'][number];
const LEAST_ANSWERS = 2;
const MOST_ANSWERS = 4;

interface QuestionFieldsProps {
  question: NoticeQuestion;
  language: ConversationLanguage;
  model: NoticeQuestion | null;
  faults: Faults;
  /** Null: there is to be no question. */
  onChange(question: NoticeQuestion | null): void;
}

/** Whether it was understood: one question, and for each answer a kind word. */
export function QuestionFields({ question, language, model, faults, onChange }: QuestionFieldsProps) {
  const t = useMessages();
  const { answers } = question;
  const set = (index: number, answer: Answer, part: Partial<Answer>) =>
    onChange({ ...question, answers: answers.with(index, { ...answer, ...part }) });
  return (
    <fieldset className="stack part-row">
      <legend className="only-spoken">{t['texts.row.question']()}</legend>
      <div className="row">
        <strong aria-hidden="true">{t['texts.row.question']()}</strong>
        <span className="spacer" />
        <Button size="small" look="quiet" icon="trash" onPress={() => onChange(null)}>
          {t['texts.removeQuestion']()}
        </Button>
      </div>
      <p className="soft small">{t['texts.questionHelp']()}</p>
      <Field
        label={t['texts.question.text']()}
        help={<Model text={model?.question ?? null} />}
        language={language}
        value={question.question}
        error={faultAt(t, faults, 'question.question')}
        onChange={(text) => onChange({ ...question, question: text })}
        rows={2}
        maxLength={300}
        autoComplete="off"
      />
      <ol className="stack">
        {answers.map((answer, index) => {
          const name = t['texts.answer']({ number: index + 1 });
          const like = model?.answers[index];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: answers have no other name
            <li key={index} data-row>
              <fieldset className="stack answer">
                <legend className="only-spoken">{name}</legend>
                <div className="row">
                  <span aria-hidden="true">{name}</span>
                  <span className="spacer" />
                  <RowButtons
                    name={name}
                    list={answers}
                    index={index}
                    least={LEAST_ANSWERS}
                    onChange={(next) => onChange({ ...question, answers: next })}
                  />
                </div>
                <Field
                  label={t['texts.answer.text']()}
                  help={<Model text={like?.text ?? null} />}
                  language={language}
                  value={answer.text}
                  error={faultAt(t, faults, `question.answers.${index}.text`)}
                  onChange={(text) => set(index, answer, { text })}
                  maxLength={120}
                  autoComplete="off"
                />
                <Field
                  label={t['texts.answer.explanation']()}
                  help={<Model text={like?.explanation ?? null} />}
                  language={language}
                  value={answer.explanation}
                  error={faultAt(t, faults, `question.answers.${index}.explanation`)}
                  onChange={(explanation) => set(index, answer, { explanation })}
                  rows={3}
                  maxLength={1200}
                  autoComplete="off"
                />
                <Tick isSelected={answer.right} onChange={(right) => set(index, answer, { right })}>
                  {t['texts.answer.right']()}
                </Tick>
              </fieldset>
            </li>
          );
        })}
      </ol>
      {faults.has('question.answers') && <p className="fault">{t['texts.noRightAnswer']()}</p>}
      <div className="row">
        <Button
          icon="plus"
          isDisabled={answers.length >= MOST_ANSWERS}
          onPress={() => onChange({ ...question, answers: [...answers, emptyAnswer()] })}
        >
          {t['texts.addAnswer']()}
        </Button>
      </div>
    </fieldset>
  );
}
