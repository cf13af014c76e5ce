import type { EmbeddedMessages } from 'virtual:catalogue/sv/embedded';

/** Out of a frame that stays shut, with what that leaves behind. */
export function OwnPage({ words }: { words: EmbeddedMessages }) {
  return (
    <>
      <a class="own-page" href="/" target="_blank" rel="noopener noreferrer">
        {words['embedded.own']()}
      </a>
      <p class="soft small">{words['embedded.ownText']()}</p>
    </>
  );
}
