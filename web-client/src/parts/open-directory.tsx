import type { ViewProps } from '../views/props.ts';

/** The way to the county's directory, from wherever one is. */
export function OpenDirectory({ words, send }: Pick<ViewProps, 'words' | 'send'>) {
  return (
    <div class="needs-script">
      <button type="button" class="secondary wide" onClick={() => send({ on: 'open', panel: 'directory' })}>
        {words['directory.open']()}
      </button>
      <p class="soft small">{words['directory.openHint']()}</p>
    </div>
  );
}
