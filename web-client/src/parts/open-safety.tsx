import type { ViewProps } from '../views/props.ts';
import type { CommonWords } from './common-words.ts';

/** The way to the advice for one's own safety, from wherever one is. */
export function OpenSafety({ words, send }: Pick<ViewProps, 'send'> & { words: CommonWords }) {
  return (
    <button type="button" class="secondary wide needs-script" onClick={() => send({ on: 'open', panel: 'safety' })}>
      {words['safety.open']()}
    </button>
  );
}
