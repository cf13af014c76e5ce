/** The one line that a partner puts into a page of theirs. */

export const EMBEDDED_PATH = '/embedded';
/** CSS pixels: on a small phone all of it is in sight at once, with a header of the partner's above. Where something lies over the frame nothing can be pressed in it. */
const HEIGHT = 560;
/**
 * Quick exit leaves the partner's page too, at any moment: Firefox lets a frame do that some seconds after something was pressed in it, unless it is granted by name
 * (docs/quick-exit.md). To be named it needs a sandbox, which is to take nothing else away that the page needs: its own origin, and a page of its own beside the partner's.
 */
const SANDBOX = 'allow-scripts allow-same-origin allow-top-navigation allow-popups allow-popups-to-escape-sandbox';

/**
 * No script, and nothing of the partner's goes along: no address (`referrerpolicy`), and where browsers know it no store that outlives the tab
 * (`credentialless`). Size is told by attributes, which a partner's own policy for styles lets pass. `title` is what a screen reader says of the frame.
 */
export function snippet(origin: string, title: string): string {
  const name = title.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return (
    `<iframe src="${origin}${EMBEDDED_PATH}" title="${name}" referrerpolicy="no-referrer" credentialless ` +
    `sandbox="${SANDBOX}" width="100%" height="${HEIGHT}" style="border: 0"></iframe>`
  );
}
