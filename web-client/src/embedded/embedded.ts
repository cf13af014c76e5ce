/** The youth's page in a frame on a partner's page: loaded there alone. It hears nothing from that page, and tells it nothing. */
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { h, render } from 'preact';
import type { QuickExit } from '../page/quick-exit.ts';
import { loadStyle } from '../page/style.ts';
import embeddedStyle from '../styles/embedded.css?url';
import { loadEmbeddedWords } from './embedded-words.ts';
import { type Sight, type Sighting, sightOf } from './sight.ts';
import { Veil, WindowNote } from './veil.tsx';
import { watchFrame } from './watch-frame.ts';
import { openWayOut } from './way-out.ts';

/** Milliseconds. Whoever aimed at what was there before does not hit what is there now. */
const SETTLE_MS = 300;
/** Milliseconds. What passes over the frame while one scrolls is not worth a word. */
const PATIENCE_MS = 700;

export interface Embedded {
  /** Whatever can be pressed or written in, but for the quick exit. It begins inert. */
  page: HTMLElement;
  exit: QuickExit;
  /** The frame is out of sight. */
  hide(): void;
}

/** From here on one can press and write in the frame while all that is seen of it is what was drawn, and only then. */
export function startEmbedded({ page, exit, hide }: Embedded): void {
  exit.wayOut = openWayOut();
  const root = document.documentElement;
  root.classList.add('embedded');
  const note = page.insertAdjacentElement('beforebegin', document.createElement('div'));
  // It was sent with the page: it must be there before what it tells.
  const veil = document.querySelector('#veil');
  veil?.replaceChildren();
  const probe = document.body.appendChild(document.createElement('div'));
  probe.className = 'probe';

  let sight: Sight = 'away';
  let focused: HTMLElement | null = null;
  let settling: ReturnType<typeof setTimeout> | undefined;

  const open = (): void => {
    page.inert = false;
    if (document.hasFocus() && document.activeElement === document.body) focused?.focus({ preventScroll: true });
    focused = null;
  };
  const shut = (): void => {
    const { activeElement } = document;
    const isIn = activeElement instanceof HTMLElement && page.contains(activeElement);
    if (!page.inert && isIn) focused = activeElement;
    page.inert = true;
    // The browser itself lets go only when it draws: until then it would still hear Enter, and send.
    if (isIn) activeElement.blur();
  };
  const say = async (what: 'little' | 'overlaid'): Promise<void> => {
    const words = await loadEmbeddedWords(pageLanguage());
    if (sight === what && veil) render(h(Veil, { what, words }), veil);
  };
  const change = (next: Sight): void => {
    sight = next;
    clearTimeout(settling);
    if (next === 'clear') {
      if (veil) render(null, veil);
      settling = setTimeout(open, SETTLE_MS);
      return;
    }
    shut();
    if (next === 'away') hide();
    else settling = setTimeout(() => void say(next).catch(() => undefined), PATIENCE_MS);
  };

  watchFrame(probe, (sighting) => {
    place(root, sighting);
    const next = sightOf(sighting);
    if (next !== sight) change(next);
  });
  const tellWhere = async (): Promise<void> => {
    if (!isStyled()) await loadStyle(embeddedStyle);
    const words = await loadEmbeddedWords(pageLanguage());
    if (note) render(h(WindowNote, { words }), note);
  };
  // One can do without, and another language is another try.
  const tell = () => void tellWhere().catch(() => undefined);
  new MutationObserver(tell).observe(root, { attributeFilter: ['lang'] });
  tell();
}

/** Where the part is that is in sight, for what must always be within reach. */
function place({ style, classList }: HTMLElement, { frame, seen }: Sighting): void {
  style.setProperty('--seen-top', `${seen.top}px`);
  style.setProperty('--seen-below', `${Math.max(0, frame.height - seen.top - seen.height)}px`);
  classList.toggle('whole', seen.height >= frame.height - 1 && seen.width >= frame.width - 1);
}

/** It is sent with the page, and may not have come. */
function isStyled(): boolean {
  return [...document.styleSheets].some(({ href }) => href?.endsWith(embeddedStyle));
}

function pageLanguage() {
  return PAGE_LANGUAGES.find((language) => language === document.documentElement.lang) ?? 'sv';
}
