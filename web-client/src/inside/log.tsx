import type { InsideMessages } from 'virtual:catalogue/sv/inside';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { Component, createRef, Fragment } from 'preact';
import type { TextMessage } from '../client/state.ts';
import { Icon } from '../parts/icons.tsx';

interface LogProps {
  messages: readonly TextMessage[];
  /** What stands above it all. */
  opening: string;
  /** "… is writing", or nothing. */
  writing: string;
  language: PageLanguage;
  words: InsideMessages;
  /** Sends once more what did not arrive; where there is nobody to send to, it is not offered. */
  again?: (text: string) => void;
}

/** Pixels from the end within which one is still reading the newest. */
const AT_END = 80;
const LOCALES = { sv: 'sv-SE', en: 'en-GB', ar: 'ar-u-nu-latn' } as const satisfies Record<PageLanguage, string>;

/** What has been said, oldest first. Follows the newest unless one has scrolled back to read. */
export class Log extends Component<LogProps> {
  #scroller = createRef<HTMLElement>();
  #atEnd = true;

  override componentDidMount(): void {
    // Not every browser lets the keyboard scroll what cannot have the focus.
    if (this.#scroller.current) this.#scroller.current.tabIndex = 0;
    this.#toEnd();
  }

  override getSnapshotBeforeUpdate(): null {
    const scroller = this.#scroller.current;
    if (scroller) this.#atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < AT_END;
    return null;
  }

  override componentDidUpdate(before: LogProps): void {
    const newest = this.props.messages.at(-1);
    const spoke = before.messages.length < this.props.messages.length && newest?.from === 'youth';
    if (this.#atEnd || spoke) this.#toEnd();
  }

  #toEnd(): void {
    const scroller = this.#scroller.current;
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }

  override render({ messages, opening, writing, language, words, again }: LogProps) {
    return (
      <section class="scroller" ref={this.#scroller} aria-label={words['talk.log']()}>
        <p class="soft welcome">{opening}</p>
        <div class="log" role="log" aria-live="polite" aria-relevant="additions">
          {messages.map((message, index) => (
            <Fragment key={message.number}>
              {message.epoch !== (messages[index - 1]?.epoch ?? message.epoch) && (
                <p class="newcomer soft small">{words['talk.newcomer']()}</p>
              )}
              <Bubble message={message} language={language} words={words} again={again} />
            </Fragment>
          ))}
        </div>
        <p class="writing small">{writing}</p>
      </section>
    );
  }
}

interface BubbleProps extends Pick<LogProps, 'language' | 'words'> {
  again: LogProps['again'] | undefined;
  message: TextMessage;
}

function Bubble({ message, language, words, again }: BubbleProps) {
  const mine = message.from === 'youth';
  return (
    <div class={mine ? 'message mine' : 'message theirs'}>
      <span class="unseen">{words[mine ? 'talk.mine' : 'talk.theirs']()}</span>
      <p class="bubble" dir="auto" translate={false}>
        {message.text}
      </p>
      <p class="meta">
        <time>{timeOfDay(message.at, language)}</time>
        {mine && (
          <span class="mark">
            <Icon name={message.mark} /> {words[`talk.${message.mark}`]()}
          </span>
        )}
      </p>
      {again && message.mark === 'undelivered' && (
        <button type="button" class="quiet small" onClick={() => again(message.text)}>
          {words['talk.again']()}
        </button>
      )}
    </div>
  );
}

function timeOfDay(at: number, language: PageLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
}
