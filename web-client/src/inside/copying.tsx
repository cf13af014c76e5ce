import { Component, type ComponentChildren } from 'preact';
import type { InsideProps } from './props.ts';

interface Props extends Pick<InsideProps, 'insideWords'> {
  class: string;
  children: ComponentChildren;
}

type Told = 'not-yet' | 'now' | 'before';

/**
 * What is copied lies on the clipboard, where other apps, keyboards and a second copy in the cloud may keep it: the first try says so and
 * copies nothing, and whoever tries again is let.
 */
export class Copying extends Component<Props, { told: Told }> {
  override state = { told: 'not-yet' as Told };

  #copy = (event: ClipboardEvent) => {
    if (!isAnythingChosen(event.target)) return;
    const { told } = this.state;
    if (told === 'not-yet') event.preventDefault();
    this.setState({ told: told === 'not-yet' ? 'now' : 'before' });
  };

  override render({ class: name, insideWords, children }: Props, { told }: { told: Told }) {
    return (
      <div class={name} onCopy={this.#copy} onCut={this.#copy}>
        {children}
        {told === 'now' && (
          <p class="note small copying" role="alert">
            {insideWords['talk.copied']()}
          </p>
        )}
      </div>
    );
  }
}

/** The keys can be pressed with nothing to copy. */
function isAnythingChosen(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
    return target.selectionStart !== target.selectionEnd;
  return getSelection()?.isCollapsed === false;
}
