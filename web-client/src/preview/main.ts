/**
 * What a youth will see of a notice that is being written, for a frame of the console's: the page's own reader and style, and nothing else of
 * it. It asks the server for nothing but its own words; what it shows, the page around hands it.
 */
import '../../../design/tokens.css';
import '../styles/base.css';
import '../styles/screens.css';
import '../styles/notice.css';
import '../styles/pictograms.css';
import { h, render } from 'preact';
import { loadMissing } from '../notice/missing-words.ts';
import { inLanguage } from '../notice/text-direction.ts';
import { loadWords } from '../page/words.ts';
import { Preview } from './preview.tsx';
import { type Shown, shownBy } from './told.ts';

const root = document.querySelector('#page');
let newest: Shown | null = null;

async function show(root: Element, shown: Shown): Promise<void> {
  newest = shown;
  const { told, pageLanguage, level } = shown;
  const [words, missing] = await Promise.all([loadWords(pageLanguage), loadMissing(pageLanguage)]);
  if (newest !== shown) return;
  Object.assign(document.documentElement, inLanguage(pageLanguage));
  render(h(Preview, { told, level, words, missing }), root);
}

if (root && parent !== window) {
  addEventListener('message', (event) => {
    const shown = shownBy(event, { origin: location.origin, parent });
    if (shown !== null) void show(root, shown);
  });
  parent.postMessage({ t: 'preview-ready' }, location.origin);
}
