import type { ViewProps } from '../views/props.ts';
import type { CommonWords } from './common-words.ts';

/** The way to the county's directory, from wherever one is. */
export function OpenDirectory({ words, send }: Pick<ViewProps, 'send'> & { words: CommonWords }) {
  return (
    <div class="needs-script">
      <button type="button" class="secondary wide" onClick={() => send({ on: 'open', panel: 'directory' })}>
        {words['directory.open']()}
      </button>
      <p class="soft small">{words['directory.openHint']()}</p>
    </div>
  );
}
