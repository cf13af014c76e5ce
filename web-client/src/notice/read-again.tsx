import type { Messages } from 'virtual:catalogue/sv';
import type { ReadingLevel } from '@dorren/shared/protocol/values.ts';
import { Component } from 'preact';
import type { ReadNotice } from '../page/notice-read.ts';
import { textOf } from '../page/reading.ts';
import { Icon } from '../parts/icons.tsx';
import type { ReaderParts, ViewProps } from '../views/props.ts';
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

type TextProps = ReadNotice & { words: Messages };

/** At the level that was acknowledged, or at the other one, which came with it. */
class Text extends Component<TextProps, { level: ReadingLevel }> {
  override state = { level: this.props.acknowledged.level };

  override render() {
    const { acknowledged, told, words } = this.props;
    const { level } = this.state;
    const { language, version } = acknowledged;
    const text = textOf(told, level);
    const isEasy = level === 'easy';
    return (
      <article class="card read-again">
        {told.easy && (
          <>
            <button
              type="button"
              class="secondary easy"
              aria-pressed={isEasy}
              onClick={() => this.setState({ level: isEasy ? 'standard' : 'easy' })}
            >
              <Icon name={isEasy ? 'sent' : 'picture'} />
              {words['notice.easy']()}
            </button>
            <p class="soft small" role="status">
              {words[level === acknowledged.level ? 'notice.thisWasRead' : 'notice.otherWasRead']()}
            </p>
          </>
        )}
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
}
