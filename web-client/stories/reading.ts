/** The page's own shell from the moment one begins, with a server that has the notice or has not, as a test says. */
import '../../design/tokens.css';
import '../src/styles/base.css';
import '../src/styles/screens.css';
import '../src/styles/notice.css';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { JoinRequest } from '../src/client/state.ts';
import { placesOf } from '../src/directory/places.ts';
import { loadReader } from '../src/page/loading.ts';
import { loadFind, loadFront, loadInside, loadMissing, loadPictograms, loadSafety } from '../src/page/loading-later.ts';
import { exitNow, watchForExit } from '../src/page/quick-exit.ts';
import { startShell } from '../src/page/shell.ts';
import { loadWords } from '../src/page/words.ts';
import { IDLE_CLIENT } from './idle-client.ts';
import { noticeTold } from './sample-notice.ts';
import { PLACES } from './sample-places.ts';
import { content } from './states.ts';

/** What a test may do, from outside the page. */
export interface ReadingStory {
  /** Whether the notice can be had. */
  fails: boolean;
  readonly joined: JoinRequest[];
  begin(): void;
  /** As when the tab is out of sight. */
  hide(): void;
  /** As the server would tell it. */
  told(asked: NoticeTold['asked']): NoticeTold;
}

declare global {
  var readingStory: ReadingStory;
}

const page = document.querySelector<HTMLElement>('#page');
const link = document.querySelector<HTMLAnchorElement>('#exit');
if (page && link) await prepare(page, link);

async function prepare(root: HTMLElement, exitLink: HTMLAnchorElement): Promise<void> {
  const nothing = () => undefined;
  const told = (asked: NoticeTold['asked']) => noticeTold(asked, asked === 'ckb' ? null : asked);
  const exit = {
    link: exitLink,
    leave: () => shell.leave(),
    forget: () => shell.forget(),
    address: () => 'about:blank',
    isPractice: () => false,
  };
  const shell = startShell(
    {
      ...{
        root,
        exitLink,
        loadWords,
        loadFront,
        loadInside,
        loadFind,
        loadReader,
        loadMissing,
        loadPictograms,
        loadSafety,
      },
      loadContent: async (language) => content(language),
      loadNotice: async (language) => {
        if (readingStory.fails) throw new Error('no notice');
        return told(language);
      },
      loadPlaces: async () => placesOf(PLACES),
      startClient: async () => ({
        ...IDLE_CLIENT,
        join: (request) => void readingStory.joined.push(request),
        fillIn: () => true,
      }),
      exit: () => exitNow(exit),
      ...{ restart: nothing, speaks: nothing, setSteady: nothing },
    },
    content('sv'),
    { state: 'open', estimate: 'unknown', opensAt: null },
    await loadWords('sv'),
  );
  watchForExit(exit);
  globalThis.readingStory = {
    fails: false,
    joined: [],
    begin: () => shell.send({ on: 'begin' }),
    hide: () => shell.send({ on: 'hidden' }),
    told,
  };
  document.documentElement.dataset.ready = 'yes';
}
