import type { ViewProps } from './props.ts';

/** After the page was out of sight: it says nothing of what it is until it is asked to. */
export function Cover({ words, send }: Pick<ViewProps, 'words' | 'send'>) {
  return (
    <div class="cover">
      <h1 tabIndex={-1}>{words['cover.heading']()}</h1>
      <button type="button" class="secondary" onClick={() => send({ on: 'uncover' })}>
        {words['cover.continue']()}
      </button>
    </div>
  );
}
