/** The ways a visit is left, by keyboard where a person would use it. Each resolves when the page is gone from sight. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Exit } from './cells.ts';
import { Browser, type BrowserOptions } from './device/browser.ts';
import type { Disk } from './device/image.ts';
import type { Screen } from './device/screen.ts';
import { ORDINARY_COLOUR } from './house.ts';
import type { Stage } from './setting.ts';

export interface Leaving {
  browser: Browser;
  options: BrowserOptions;
  disk: Disk;
  stage: Stage;
}

/** `browser`: what runs afterwards; null when none does. `disk`: what is searched, if not the one that is mounted. */
export interface Left {
  browser: Browser | null;
  disk?: Disk;
}

/** How long a browser is left alone before it is killed or the power goes: sessions are saved every fifteen seconds or so. */
const SAVES_MS = 16_000;

export const LEAVE = {
  async 'quick-exit'({ browser, options: { screen } }) {
    await screen.pressAndSee('shift', 'shift', 'shift');
    await landed(screen);
    return { browser };
  },
  /** By the buttons for it. */
  async 'ordinary-end'({ browser, options: { screen }, stage }) {
    await stage.end({ browser, screen });
    await screen.pressAndSee('Return');
    await landed(screen);
    return { browser };
  },
  /** Another tab stays, so that the browser does. */
  async 'tab-closed'({ browser, options: { screen } }) {
    await screen.press('ctrl+t');
    await screen.rests();
    await screen.press('ctrl+1');
    await screen.rests();
    await screen.pressAndSee('ctrl+w');
    return { browser };
  },
  async 'browser-quit'({ browser }) {
    await browser.quit();
    return { browser: null };
  },
  async killed({ browser }) {
    await later();
    await browser.kill();
    return { browser: null };
  },
  async 'power-cut'({ browser, disk }) {
    await later();
    const cut = disk.copy();
    await browser.kill();
    return { browser: null, disk: cut };
  },
  async reload({ browser, options: { screen } }) {
    await screen.pressAndSee('F5');
    return { browser };
  },
  /** Back to where one was before, and forward again to the page. */
  async back({ browser, options: { screen } }) {
    await screen.pressAndSee('alt+Left');
    await screen.pressAndSee('alt+Right');
    return { browser };
  },
  async 'session-restore'({ browser, options }) {
    await later();
    await browser.kill();
    return { browser: await Browser.start({ ...options, restored: true }) };
  },
  async 'reopen-closed-tab'({ browser, options: { screen } }) {
    await screen.press('ctrl+t');
    await screen.rests();
    await screen.press('ctrl+1');
    await screen.rests();
    await screen.pressAndSee('ctrl+w');
    await screen.press('ctrl+shift+t');
    await screen.rests(1_000);
    return { browser };
  },
  async 'tab-crash'({ browser }) {
    await browser.crashTab();
    return { browser };
  },
} as const satisfies Record<Exit, (leaving: Leaving) => Promise<Left>>;

/** @throws unless the ordinary page is in sight. */
async function landed(screen: Screen): Promise<void> {
  for (let tries = 0; screen.colour() !== ORDINARY_COLOUR; tries++) {
    if (tries > 100) throw new Error('the ordinary page did not come');
    await pause(100);
  }
}

const later = (): Promise<void> => pause(SAVES_MS);
