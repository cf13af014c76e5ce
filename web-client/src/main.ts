import '../../design/tokens.css';
import './styles/base.css';
import './styles/screens.css';
import './styles/notice.css';
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import { insist } from './page/insist.ts';
import { watchSight } from './page/out-of-sight.ts';
import type { PageEvent } from './page/page-state.ts';
import { exitNow, type QuickExit, takeExit, watchForExit, watchForLeaving } from './page/quick-exit.ts';
import type { Shell } from './page/shell.ts';
import type { Warm } from './page/warm.ts';

/** Where a browser does not say when it has nothing to do. */
const UNTIL_IDLE_MS = 300;

const root = document.querySelector<HTMLElement>('#page');
const exitLink = document.querySelector<HTMLAnchorElement>('#exit');
if (root && exitLink) watch(root, exitLink);

/**
 * First sight stays as it was sent until somebody presses something in it: nothing is drawn twice, and a slow telephone
 * has nothing to do.
 */
function watch(page: HTMLElement, link: HTMLAnchorElement): void {
  const content = JSON.parse(page.dataset.content ?? '') as YouthContent;
  let shell: Shell | null = null;
  let warm: Warm | null = null;
  let warming: Promise<Warm> | null = null;
  let isLeft = false;
  /** Presses in first sight that have come to nothing yet. */
  let beginning = 0;
  let isPractice: QuickExit['isPractice'] = () => false;
  const exit: QuickExit = {
    link,
    leave() {
      isLeft = true;
      shell?.leave();
      warm?.client.close();
    },
    forget: () => shell?.forget(),
    address: () => shell?.exitAddress() ?? content.exitAddress,
    isPractice: (way) => isPractice(way),
  };
  watchForExit(exit);
  watchForLeaving(exit, () => warm?.refill());
  /**
   * Some browsers (Firefox ESR 153) never ask again for a script that they once could not have. So, while nobody has gone further than first sight,
   * the page itself is loaded again, if it can be had.
   */
  const anew = (): void => {
    // Itself.
    fetch('').then(
      ({ ok }) => ok && !shell && !isLeft && location.reload(),
      () => 0,
    );
  };
  const isEmbedded = page.dataset.embedded === 'true' && top !== self;
  // Until it is known what can be seen of the frame.
  page.inert = isEmbedded;
  // After first sight: whoever is quicker than that has the button.
  insist(
    () => import('./page/after-first-sight.ts'),
    ({ watchFurther }) => {
      isPractice = watchFurther(
        {
          page,
          address: exit.address,
          isAtFirst: () => !isLeft && beginning === 0 && (shell?.isAtFirst() ?? true),
          advice: () => void begin({ on: 'open', panel: 'safety' }),
        },
        () => takeExit(exit, 'fingers'),
        isEmbedded ? { page, exit, anew, hide: () => shell?.send({ on: 'hidden' }) } : null,
      );
    },
    anew,
  );

  const warmUp = (): Promise<Warm> => {
    warming ??= import('./page/warm.ts').then(
      ({ Warm: Made }) => {
        warm = new Made(content);
        if (isLeft) warm.client.close();
        return warm;
      },
      (reason) => {
        // The next try begins anew.
        warming = null;
        throw reason;
      },
    );
    return warming;
  };
  whenIdle(() => warmUp().catch(() => undefined));

  const begin = async (event: PageEvent): Promise<void> => {
    beginning += 1;
    try {
      const warmed = await warmUp();
      shell = await warmed.start({
        root: page,
        exitLink: link,
        exit: () => exitNow(exit),
        restart: () => location.replace(location.pathname),
        goesIn: event.on === 'begin',
      });
      shell.send(event);
    } finally {
      beginning -= 1;
    }
  };
  page.addEventListener('click', ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-send]')?.dataset.send : undefined;
    // What cannot be loaded now can be pressed again.
    if (pressed) begin(JSON.parse(pressed) as PageEvent).catch(anew);
  });
  watchSight({
    coversAtOnce: () => shell?.coversAtOnce() ?? true,
    hidden: () => shell?.send({ on: 'hidden' }),
    focusLost: (at) => shell?.send({ on: 'focus-lost', at }),
    focusBack: (at) => shell?.send({ on: 'focus-back', at }),
    shown: () => warm?.client.hint(),
  });
}

/** After first sight has been painted, and only while somebody sees it. */
function whenIdle(then: () => void): void {
  if (document.hidden) document.addEventListener('visibilitychange', () => whenIdle(then), { once: true });
  else if ('requestIdleCallback' in globalThis) requestIdleCallback(then);
  else setTimeout(then, UNTIL_IDLE_MS);
}
