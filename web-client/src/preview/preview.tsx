import type { Messages } from 'virtual:catalogue/sv';
import type { MissingMessages } from 'virtual:catalogue/sv/missing';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ReadingLevel } from '@dorren/shared/protocol/values.ts';
import { Component } from 'preact';
import { Check, type CheckEvent } from '../notice/check.tsx';
import { NoticeReader } from '../notice/notice-reader.tsx';
import { Pictogram } from '../notice/pictogram.tsx';
import type { ReaderEvent } from '../notice/reader-props.ts';
import { levelOf } from '../page/notice-read.ts';
import { textOf } from '../page/reading.ts';

interface Props {
  told: NoticeTold;
  /** Looked at first; whoever looks may choose the other, as a youth may. */
  level: ReadingLevel;
  words: Messages;
  missing: MissingMessages;
}

interface State {
  /** The level that was last handed over. */
  level: ReadingLevel;
  shown: number;
  easy: boolean;
  check: { chosen: number | null } | null;
}

/** A notice as the page before joining shows it; after its last word it begins again. */
export class Preview extends Component<Props, State> {
  override state: State = { level: 'standard', shown: 0, easy: false, check: null };

  /** What whoever writes it was looking at stays in view, as far as it is still there. */
  static override getDerivedStateFromProps({ told, level }: Props, state: State): Partial<State> {
    if (level !== state.level) return { level, easy: level === 'easy', shown: 0, check: null };
    const { shown, easy, check } = state;
    const { steps, question } = textOf(told, levelOf(told, easy));
    return { shown: Math.min(shown, steps.length - 1), check: question === null ? null : check };
  }

  #read = (event: ReaderEvent) => {
    const { shown, easy } = this.state;
    const { steps, question } = textOf(this.props.told, levelOf(this.props.told, easy));
    switch (event.on) {
      case 'forward':
        if (shown + 1 < steps.length) this.setState({ shown: shown + 1 });
        else this.setState({ shown: 0, check: question === null ? null : { chosen: null } });
        break;
      case 'back':
        this.setState({ shown: Math.max(0, shown - 1) });
        break;
      case 'notice-level':
        this.setState({ easy: event.easy, shown: 0 });
        break;
      // Which language is previewed is chosen around it.
      case 'notice-language':
    }
  };

  #answer = (event: CheckEvent) => {
    if (event.on === 'choose') this.setState({ check: { chosen: event.answer } });
    else this.setState({ check: null });
  };

  override render({ told, words, missing }: Props, { shown, easy, check }: State) {
    const level = levelOf(told, easy);
    const { question } = textOf(told, level);
    return (
      <main>
        <div class="screen">
          {check && question ? (
            <Check
              question={question}
              language={told.language}
              chosen={check.chosen}
              words={words}
              send={this.#answer}
            />
          ) : (
            <NoticeReader
              told={told}
              level={level}
              shown={shown}
              wanted={null}
              failed={false}
              words={words}
              missing={missing}
              Pictogram={Pictogram}
              place={words['notice.before']()}
              mayLeave
              send={this.#read}
            />
          )}
        </div>
      </main>
    );
  }
}
