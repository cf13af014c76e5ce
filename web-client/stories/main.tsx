/** Draws one state, named after the hash: `#<language>/<state>`. */
import '../../design/tokens.css';
import '../src/styles/base.css';
import '../src/styles/screens.css';
import '../src/styles/inside.css';
import '../src/styles/directory.css';
import '../src/styles/notice.css';
import '../src/styles/safety.css';
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { render } from 'preact';
import { placesOf } from '../src/directory/places.ts';
import { loadReader } from '../src/page/loading.ts';
import { loadFind, loadFront, loadInside, loadMissing, loadPictograms, loadSafety } from '../src/page/loading-later.ts';
import { loadWords } from '../src/page/words.ts';
import { Mark } from '../src/parts/mark.tsx';
import { Page } from '../src/views/page.tsx';
import { PLACES } from './sample-places.ts';
import { AT, draft, states } from './states.ts';

const places = placesOf(PLACES);
const nothing = () => undefined;

async function draw(): Promise<void> {
  const { hash } = location;
  const [wanted, name = 'start'] = hash.slice(1).split('/');
  const language = PAGE_LANGUAGES.find((known) => known === wanted) ?? 'sv';
  const state = states(language)[name];
  const bar = document.querySelector('.bar');
  const root = document.querySelector('#page');
  if (!state || !bar || !root) return;
  const [words, front, inside, reader, missing, Pictogram, find, safety] = await Promise.all([
    loadWords(language),
    loadFront(language),
    loadInside(language),
    loadReader(language),
    loadMissing(language),
    loadPictograms(),
    loadFind(language),
    loadSafety(language),
  ]);
  // Another one is asked for meanwhile.
  if (location.hash !== hash) return;
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  render(
    <>
      <a class="exit" href="#top">
        {words['exit.leave']()}
      </a>
      <Mark />
    </>,
    bar,
  );
  render(
    <Page
      key={hash}
      state={state}
      words={words}
      inside={inside}
      front={front}
      reader={{ ...reader, missing, Pictogram }}
      find={find}
      places={places}
      safety={safety}
      now={AT}
      send={nothing}
      exit={nothing}
      say={() => true}
      writing={nothing}
      answer={nothing}
      fillIn={() => true}
      draft={draft(language, name)}
    />,
    root,
  );
  if (name === 'safety-open') for (const details of root.querySelectorAll('details')) details.open = true;
  scrollTo(0, 0);
  document.documentElement.dataset.drawn = hash;
}

addEventListener('hashchange', () => void draw());
void draw();
