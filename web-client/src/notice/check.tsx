import type { Messages } from 'virtual:catalogue/sv';
import type { NoticeQuestion } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import type { PageEvent } from '../page/page-state.ts';
import { Icon } from '../parts/icons.tsx';
import { inLanguage } from './text-direction.ts';

export type CheckEvent = Extract<PageEvent, { on: 'forward' | 'back' | 'choose' | 'read-again' }>;

interface Props {
  question: NoticeQuestion;
  language: ConversationLanguage;
  /** Of the answers, from 0; null: none yet. */
  chosen: number | null;
  words: Messages;
  send(event: CheckEvent): void;
}

/** One question, for one's own sake: whichever answer is chosen, it is explained, and it goes on. */
export function Check({ question, language, chosen, words, send }: Props) {
  const answer = chosen === null ? undefined : question.answers[chosen];
  return (
    <>
      <p class="eyebrow">{words['notice.check']()}</p>
      <div class="notice-text" {...inLanguage(language)}>
        <h1 tabIndex={-1}>{question.question}</h1>
      </div>
      {answer ? (
        <div class={answer.right ? 'card answered right' : 'card answered'} {...inLanguage(language)}>
          <p class="answered-text">
            {answer.right && <Icon name="sent" />} {answer.text}
          </p>
          <p class="lead prose">{answer.explanation}</p>
        </div>
      ) : (
        <>
          <p class="soft">{words['notice.checkWhy']()}</p>
          <div class="answers" {...inLanguage(language)}>
            {question.answers.map(({ text }, index) => (
              <button type="button" class="secondary" key={text} onClick={() => send({ on: 'choose', answer: index })}>
                {text}
              </button>
            ))}
          </div>
        </>
      )}
      <div class="actions">
        {answer && (
          <button type="button" class="primary" onClick={() => send({ on: 'forward' })}>
            {words['notice.goOn']()}
            <Icon name="forward" />
          </button>
        )}
        <button type="button" class={answer ? 'secondary' : 'quiet'} onClick={() => send({ on: 'read-again' })}>
          {words['notice.readAgain']()}
        </button>
        {!answer && (
          <button type="button" class="quiet" onClick={() => send({ on: 'forward' })}>
            {words['notice.skip']()}
          </button>
        )}
      </div>
    </>
  );
}
