import '../../design/tokens.css';
import './styles/base.css';
import './styles/screens.css';
import './styles/notice.css';
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import { DOOR_STATES } from '@dorren/shared/protocol/values.ts';
import { ESTIMATE_BUCKETS } from '@dorren/shared/protocol/waiting-time.ts';
import { loadNotice, loadReader, loadWords } from './page/loading.ts';
import type { DoorSign, PageEvent } from './page/page-state.ts';
import { exitNow, type QuickExit, takeExit, watchForExit, watchForLeaving } from './page/quick-exit.ts';
import { type Shell, startShell } from './page/shell.ts';

const later = () => import('./page/loading-later.ts');

const root = document.querySelector<HTMLElement>('#page');
const exitLink = document.querySelector<HTMLAnchorElement>('#exit');
if (root && exitLink) watch(root, exitLink);

/**
 * First sight stays as it was sent until somebody presses something in it: nothing is drawn twice, and a slow telephone
 * has nothing to do.
 */
function watch(page: HTMLElement, link: HTMLAnchorElement): void {
  const content = JSON.parse(page.dataset.content ?? '') as YouthContent;
  const door = doorSign(page.dataset);
  let shell: Shell | null = null;
  const exit: QuickExit = {
    link,
    leave: () => shell?.leave(),
    address: () => shell?.exitAddress() ?? content.exitAddress,
    isPractice: () => false,
  };
  watchForExit(exit);
  watchForLeaving(exit);
  // After first sight: whoever is quicker than that has the button.
  if (navigator.maxTouchPoints > 0) {
    void import('./page/watch-fingers.ts').then(({ watchFingers }) => watchFingers(() => takeExit(exit, 'fingers')));
  }

  const begin = async (event: PageEvent): Promise<void> => {
    const [words, front] = await Promise.all([
      loadWords(content.language),
      event.on === 'begin' ? null : (await later()).loadFront(content.language),
    ]);
    shell ??= startShell(
      {
        root: page,
        exitLink: link,
        loadWords,
        loadFront: async (language) => (await later()).loadFront(language),
        loadInside: async (language) => (await later()).loadInside(language),
        loadContent: async (language) => (await later()).loadContent(language),
        loadFind: async (language) => (await later()).loadFind(language),
        loadPlaces: async () => (await later()).loadPlaces(),
        loadReader,
        loadMissing: async (language) => (await later()).loadMissing(language),
        loadPictograms: async () => (await later()).loadPictograms(),
        loadNotice,
        startClient: async (current, changed) => (await import('./page/client.ts')).startClient(current, changed),
        exit: () => exitNow(exit),
        restart: () => location.replace(location.pathname),
      },
      content,
      door,
      words,
      front,
    );
    shell.send(event);
  };
  page.addEventListener('click', ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-send]')?.dataset.send : undefined;
    // What cannot be loaded now can be pressed again.
    if (pressed) begin(JSON.parse(pressed) as PageEvent).catch(() => undefined);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) shell?.send({ on: 'hidden' });
    else shell?.shown();
  });
}

function doorSign({ door, estimate, opensAt }: DOMStringMap): DoorSign {
  return {
    state: DOOR_STATES.find((state) => state === door) ?? 'closed',
    estimate: ESTIMATE_BUCKETS.find((bucket) => bucket === estimate) ?? 'unknown',
    opensAt: opensAt ? Number(opensAt) : null,
  };
}
