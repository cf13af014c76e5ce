import { MAX_TEXT_BYTES } from '@dorren/shared/protocol/payload.ts';
import { Component, createRef } from 'preact';
import { askToForget } from '../parts/not-remembered.ts';
import { Icon } from './icons.tsx';
import type { PhaseProps } from './props.ts';

type ComposerProps = PhaseProps<'talking'>;
/** Why what stands there has not gone. */
type Trouble = null | 'talk.tooLong' | 'talk.hold';

/**
 * Where one writes. The draft survives a panel, the cover, a lost connection and a counsellor who is gone, and nothing
 * else. Nothing may be remembered or sent elsewhere by the browser: no form, no name, no spell-check.
 */
export class Composer extends Component<ComposerProps, { trouble: Trouble }> {
  override state = { trouble: null as Trouble };
  #field = createRef<HTMLTextAreaElement>();

  override componentDidMount(): void {
    const field = this.#field.current;
    if (!field) return;
    askToForget(field);
    field.value = this.props.draft.text;
  }

  #say = () => {
    const field = this.#field.current;
    const text = field?.value.trim();
    if (!field || !text) return;
    const tooLong = new TextEncoder().encode(text).byteLength > MAX_TEXT_BYTES;
    const isSaid = !tooLong && this.props.say(text);
    // A shorter one would go, so that nothing else says that this one has to wait.
    const isHeld = !isSaid && this.props.visit.canSend;
    this.setState({ trouble: tooLong ? 'talk.tooLong' : isHeld ? 'talk.hold' : null });
    if (isSaid) this.props.draft.text = field.value = '';
    field.focus();
  };

  #key = (event: KeyboardEvent) => {
    // On a telephone's keyboard, Enter is the only way to a new line. Who has no pointer at all has a keyboard.
    const onTelephone = matchMedia('(pointer: coarse)').matches;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || onTelephone) return;
    event.preventDefault();
    this.#say();
  };

  #input = () => {
    this.props.draft.text = this.#field.current?.value ?? '';
    if (this.state.trouble) this.setState({ trouble: null });
    if (this.#field.current?.value.trim()) this.props.writing();
  };

  override render({ insideWords, visit }: ComposerProps, { trouble }: { trouble: Trouble }) {
    return (
      <div class="composer">
        {trouble && (
          <p class="problem small" role="alert">
            {insideWords[trouble]()}
          </p>
        )}
        <div class="composer-row">
          <textarea
            ref={this.#field}
            rows={1}
            dir="auto"
            aria-label={insideWords['talk.input']()}
            placeholder={insideWords['talk.input']()}
            enterkeyhint="enter"
            onInput={this.#input}
            onKeyDown={this.#key}
          />
          <button type="button" class="primary send" disabled={!visit.canSend} onClick={this.#say}>
            <Icon name="send" />
            <span class="unseen">{insideWords['talk.send']()}</span>
          </button>
        </div>
      </div>
    );
  }
}
