import type { NoticeMessages } from 'virtual:catalogue/sv/notice';
import { type ReadNotice, textOf } from '../page/reading.ts';
import type { ViewProps } from '../views/props.ts';
import type { ReaderParts } from '../views/reader-parts.ts';
import { Pictogram } from './pictogram.tsx';
import { inLanguage } from './text-direction.ts';

/** What was acknowledged, as it was shown then, whatever has been published since. Whichever was read last stands first. */
export function ReadAgain({ state, reader, send }: Pick<ViewProps, 'state' | 'send'> & { reader: ReaderParts }) {
  const isWaiting = state.youth.visit.phase === 'waiting';
  return (
    <>
      <h1 tabIndex={-1}>{reader.words['notice.again']()}</h1>
      {state.read.toReversed().map((read) => (
        <Text key={read.acknowledged.notice} {...read} words={reader.words} />
      ))}
      <div class="actions">
        <button type="button" class="primary" onClick={() => send({ on: 'close-panel' })}>
          {reader.words[isWaiting ? 'notice.closeWaiting' : 'notice.close']()}
        </button>
      </div>
    </>
  );
}

function Text({ acknowledged, told, words }: ReadNotice & { words: NoticeMessages }) {
  const { language, level, version } = acknowledged;
  const text = textOf(told, level);
  return (
    <article class="card read-again">
      <div class={`notice-text notice-${level}`} {...inLanguage(language)}>
        {text.steps.map((step) => (
          <section key={step.heading}>
            {step.pictogram && <Pictogram name={step.pictogram} />}
            <h2>{step.heading}</h2>
            <p class="prose">{step.text}</p>
          </section>
        ))}
        <p class="soft small prose">{text.legalReference}</p>
      </div>
      <p class="soft small">
        {words['notice.version']({ version })}
        {told.draft && ` · ${words['notice.draft']()}`}
      </p>
    </article>
  );
}
