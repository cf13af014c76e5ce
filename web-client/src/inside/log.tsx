import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { Component, createRef, Fragment } from 'preact';
import type { FormEntry, LogEntry, TextMessage } from '../client/state.ts';
import { EventLine } from './event-line.tsx';
import { FormLine } from './form-line.tsx';
import { GivenCard } from './given-card.tsx';
import { Icon } from './icons.tsx';
import type { InsideProps } from './props.ts';

interface LogProps {
  messages: readonly LogEntry[];
  /** What stands above it all. */
  opening: string;
  /** "… is writing", or nothing. */
  writing: string;
  language: PageLanguage;
  words: InsideProps['insideWords'];
  /** Whether each line says who wrote it: more than one has. */
  names: boolean;
  /** Sends once more what did not arrive; where there is nobody to send to, it is not offered. */
  again?: (text: string) => void;
  /** As {@link again}. */
  openForm?: (form: FormEntry) => void;
}

/** Pixels from the end within which one is still reading the newest. */
const AT_END = 80;
const LOCALES = { sv: 'sv-SE', en: 'en-GB', ar: 'ar-u-nu-latn' } as const satisfies Record<PageLanguage, string>;

/** What has been said, oldest first. Follows the newest unless one has scrolled back to read. */
export class Log extends Component<LogProps> {
  #scroller = createRef<HTMLElement>();
  #atEnd = true;
  #top = 0;
  #isHidden = false;
  /** Number of a form just answered: it is brought into sight once the log is. */
  #answered: number | null = null;

  override componentDidMount(): void {
    // Not every browser lets the keyboard scroll what cannot have the focus.
    if (this.#scroller.current) this.#scroller.current.tabIndex = 0;
    this.#toEnd();
  }

  override componentDidUpdate(before: LogProps): void {
    const scroller = this.#scroller.current;
    const wasHidden = this.#isHidden;
    this.#isHidden = scroller?.clientHeight === 0;
    this.#answered = answeredSince(before.messages, this.props.messages) ?? this.#answered;
    if (!scroller || this.#isHidden) return;
    const line = this.#answered === null ? null : scroller.querySelector(`[data-entry="${this.#answered}"]`);
    this.#answered = null;
    if (line) {
      scroller.scrollTop += line.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      return;
    }
    const newest = this.props.messages.at(-1);
    const spoke =
      before.messages.length < this.props.messages.length && newest?.kind === 'text' && newest.from === 'youth';
    if (this.#atEnd || spoke) this.#toEnd();
    // Not every browser keeps the place of what was out of sight.
    else if (wasHidden) scroller.scrollTop = this.#top;
  }

  #scrolled = (): void => {
    const scroller = this.#scroller.current;
    if (!scroller || scroller.clientHeight === 0) return;
    this.#top = scroller.scrollTop;
    this.#atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < AT_END;
  };

  #toEnd(): void {
    const scroller = this.#scroller.current;
    if (!scroller) return;
    this.#atEnd = true;
    scroller.scrollTop = scroller.scrollHeight;
  }

  override render({ messages, opening, writing, language, words, names, again, openForm }: LogProps) {
    return (
      <section class="scroller" ref={this.#scroller} onScroll={this.#scrolled} aria-label={words['talk.log']()}>
        <p class="soft welcome">{opening}</p>
        <div class="log" role="log" aria-live="polite" aria-relevant="additions">
          {messages.map((entry, index) => (
            <Fragment key={entry.number}>
              {beginsAnew(messages, index) && <p class="newcomer soft small">{words['talk.newcomer']()}</p>}
              <LogLine
                entry={entry}
                language={language}
                words={words}
                names={names}
                again={again}
                openForm={openForm}
              />
            </Fragment>
          ))}
        </div>
        <p class="writing small">{writing}</p>
      </section>
    );
  }
}

interface LineProps extends Pick<LogProps, 'language' | 'words' | 'names'> {
  again: LogProps['again'] | undefined;
  openForm: LogProps['openForm'] | undefined;
}

function LogLine({ entry, openForm, ...rest }: LineProps & { entry: LogEntry }) {
  if (entry.kind === 'event') return <EventLine entry={entry} words={rest.words} />;
  if (entry.kind === 'card') return <GivenCard entry={entry} language={rest.language} words={rest.words} />;
  if (entry.kind === 'form') return <FormLine entry={entry} words={rest.words} open={openForm} />;
  return <Bubble message={entry} {...rest} />;
}

/** The number of a form that has been answered since; null: none. */
function answeredSince(before: readonly LogEntry[], now: readonly LogEntry[]): number | null {
  const open = new Set(before.flatMap((one) => (one.kind === 'form' && one.state === 'open' ? [one.number] : [])));
  const answered = now.find((one) => one.kind === 'form' && one.state === 'answered' && open.has(one.number));
  return answered?.number ?? null;
}

/** Whether this text was said to somebody else than the one before it, and no line of the log has said so. */
function beginsAnew(entries: readonly LogEntry[], index: number): boolean {
  const [before, entry] = [entries[index - 1], entries[index]];
  return before?.kind === 'text' && entry?.kind === 'text' && before.epoch !== entry.epoch;
}

function Bubble({ message, language, words, names, again }: Omit<LineProps, 'openForm'> & { message: TextMessage }) {
  const mine = message.from === 'youth';
  return (
    <div class={mine ? 'message mine' : 'message theirs'}>
      {names && message.author ? (
        <p class="author small" translate={false}>
          {message.author.nameShown}
        </p>
      ) : (
        <span class="unseen">{words[mine ? 'talk.mine' : 'talk.theirs']()}</span>
      )}
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
