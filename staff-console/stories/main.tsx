/** Draws one state, named after the hash: `#<language>/<story>`. */
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { createRoot } from 'react-dom/client';
import { LanguageFrame } from '../src/app/language-frame.tsx';
import { STORY_NAMES } from './names.ts';
import { stories } from './stories.tsx';
import '../src/app/base.css';

const nothing = () => undefined;
const container = document.querySelector('#root');
if (!container) throw new Error('no root');
const silent = { onCaughtError: () => undefined };
let root = createRoot(container, silent);

function drawn(): void {
  document.documentElement.dataset.drawn = location.hash;
}

function draw(): void {
  const [wanted, name = ''] = location.hash.slice(1).split('/');
  const language = PAGE_LANGUAGES.find((known) => known === wanted) ?? 'sv';
  const known = STORY_NAMES.find((each) => each === name);
  const story = known && stories()[known];
  root.unmount();
  if (!story) drawn();
  if (!container || !story) return;
  root = createRoot(container, silent);
  root.render(
    <LanguageFrame language={language} offsetMs={0} onDrawn={drawn}>
      {story(nothing)}
    </LanguageFrame>,
  );
}

addEventListener('hashchange', draw);
draw();
