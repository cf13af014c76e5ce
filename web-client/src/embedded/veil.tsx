import type { EmbeddedMessages } from 'virtual:catalogue/sv/embedded';
import { OwnPage } from './own-page.tsx';

interface Words {
  words: EmbeddedMessages;
}

/** All that is left to read out while the page is inert: why nothing can be pressed or written now, and the ways out of it. */
export function Veil({ what, words }: Words & { what: 'little' | 'overlaid' }) {
  return (
    <main class="veil">
      <h1>{words[`embedded.${what}`]()}</h1>
      <p>{words[`embedded.${what}Text`]()}</p>
      <OwnPage words={words} />
    </main>
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
