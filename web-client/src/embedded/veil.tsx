import type { EmbeddedMessages } from 'virtual:catalogue/sv/embedded';

interface Words {
  words: EmbeddedMessages;
}

/** Why nothing can be pressed or written now, and the ways out of it. */
export function Veil({ what, words }: Words & { what: 'little' | 'overlaid' }) {
  return (
    <div class="veil" role="status">
      <p class="veil-heading">{words[`embedded.${what}`]()}</p>
      <p>{words[`embedded.${what}Text`]()}</p>
      <p>
        <a class="own-page" href="/" target="_blank" rel="noopener noreferrer">
          {words['embedded.own']()}
        </a>
        <span class="small"> {words['embedded.ownText']()}</span>
      </p>
    </div>
  );
}

/** At first sight: where one is, and what that means. */
export function WindowNote({ words }: Words) {
  return (
    <details class="window-note">
      <summary>{words['embedded.here']()}</summary>
      <p>{words['embedded.hereText']()}</p>
      <p>{words['embedded.hereLimits']()}</p>
    </details>
  );
}
