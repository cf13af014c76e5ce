/** The page's own shell, styles and loading, with a client that does what a test says: what one has half filled in, and where the focus goes. */
import '../../design/tokens.css';
import '../src/styles/base.css';
import '../src/styles/screens.css';
import '../src/styles/notice.css';
import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import type { FormEntry, YouthState } from '../src/client/state.ts';
import { placesOf } from '../src/directory/places.ts';
import { loadReader } from '../src/page/loading.ts';
import { loadFind, loadFront, loadInside, loadMissing, loadPictograms, loadSafety } from '../src/page/loading-later.ts';
import { exitNow, watchForExit } from '../src/page/quick-exit.ts';
import { startShell } from '../src/page/shell.ts';
import { loadWords } from '../src/page/words.ts';
import { IDLE_CLIENT } from './idle-client.ts';
import { noticeTold } from './sample-notice.ts';
import { PLACES } from './sample-places.ts';
import { content, states } from './states.ts';

/** What a test may do, from outside the page. */
export interface Live {
  /** The client's snapshot from here on. */
  show(change: Partial<YouthState>): void;
  /** The visit of this story. */
  story(name: string): YouthState['visit'];
  /** Whether what is filled in is taken. */
  takes: boolean;
  readonly given: [ask: string, answers: FormAnswers][];
  /** As when the tab is out of sight. */
  hide(): void;
}

declare global {
  var live: Live;
}

const root = document.querySelector<HTMLElement>('#page');
const exitLink = document.querySelector<HTMLAnchorElement>('#exit');
if (root && exitLink) await begin(root, exitLink);

async function begin(page: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  const all = states('sv');
  const nothing = () => undefined;
  let youth: YouthState | null = all.waiting?.youth ?? null;
  let hasJoined = false;
  let tell: (now: YouthState) => void = nothing;
  const exit = {
    link,
    leave: () => shell.leave(),
    forget: () => shell.forget(),
    address: () => 'about:blank',
    isPractice: () => false,
  };
  const shell = startShell(
    {
      root: page,
      exitLink: link,
      ...{ loadWords, loadFront, loadInside, loadFind, loadReader, loadMissing, loadPictograms, loadSafety },
      loadContent: async (language) => content(language),
      loadNotice: async () => noticeTold('sv', 'sv'),
      loadPlaces: async () => placesOf(PLACES),
      startClient: async (_, changed) => {
        tell = changed;
        return {
          ...IDLE_CLIENT,
          join: () => {
            hasJoined = true;
          },
          fillIn,
        };
      },
      exit: () => exitNow(exit),
      ...{ restart: nothing, speaks: nothing, setSteady: nothing },
    },
    content('sv'),
    { state: 'open', estimate: 'unknown', opensAt: null },
    await loadWords('sv'),
  );
  watchForExit(exit);

  function fillIn(ask: string, answers: FormAnswers): boolean {
    live.given.push([ask, answers]);
    if (!live.takes || youth?.visit.phase !== 'talking') return false;
    const answered = (entry: FormEntry): FormEntry => ({ ...entry, state: 'answered', answers, mark: 'sent' });
    const messages = youth.visit.messages.map((entry) =>
      entry.kind === 'form' && entry.ask === ask ? answered(entry) : entry,
    );
    live.show({ visit: { ...youth.visit, messages } });
    return true;
  }

  globalThis.live = {
    takes: true,
    given: [],
    show(change) {
      if (youth === null) return;
      youth = { ...youth, ...change };
      tell(youth);
    },
    story(name) {
      const state = all[name];
      if (!state) throw new Error(`no story ${name}`);
      return state.youth.visit;
    },
    hide: () => shell.send({ on: 'hidden' }),
  };
  shell.send({ on: 'begin' });
  for (; !hasJoined; await new Promise((resolve) => setTimeout(resolve))) shell.send({ on: 'forward' });
  // Everything that the visit is drawn with has come.
  for (live.show({}); page.querySelector('.place') === null; ) await new Promise((resolve) => setTimeout(resolve));
  document.documentElement.dataset.live = 'yes';
}
