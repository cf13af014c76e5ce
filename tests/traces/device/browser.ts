/**
 * A browser as a person starts it, shut in with a disk of its own: everything else on the system is read-only to it, so
 * what it leaves is on that disk. No driver is attached: it would change what is kept.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserName, Mode } from '../cells.ts';
import type { Authority } from './certificates.ts';
import { type Screen, SIZE } from './screen.ts';

/** Where the browser finds its disk. */
const INSIDE = '/mnt';
const FIREFOX_PROFILE = 'home/.mozilla/firefox/own';

/** First the namespace is made, then the browser takes the place of the shell. */
const SHUT_IN = `
set -e
mount --bind "$HOSTS" /etc/hosts
mount --bind "$DISK" ${INSIDE}
mount --bind ${INSIDE}/tmp /tmp
mount --bind ${INSIDE}/var-tmp /var/tmp
mount -t tmpfs tmpfs /dev/shm
mount -o remount,bind,ro /
ulimit -c 0
cd ${INSIDE}/home
exec "$@"
`;

/** Nothing that says what is kept: first-run pages and calls home only, which this machine could not make. */
const FIREFOX_PREFERENCES = {
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.warnOnQuit': false,
  'browser.warnOnQuitShortcut': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'sv-SE, sv',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

const CLASS = { chromium: 'chromium', firefox: 'firefox' } as const;

export interface Process {
  pid: number;
  /** `browser`, `tab`, or the browser's own name for it. */
  type: string;
}

export interface BrowserOptions {
  browser: BrowserName;
  mode: Mode;
  disk: string;
  /** A file of addresses and names. */
  hosts: string;
  screen: Screen;
}

/** Once for a disk: its folders, the trusted authority, preferences. */
export function furnish(disk: string, browser: BrowserName, authority: Authority): void {
  for (const folder of ['home', 'tmp', 'var-tmp', 'run']) mkdirSync(`${disk}/${folder}`, { mode: 0o700 });
  if (browser === 'chromium') {
    authority.install(`${disk}/home/.pki/nssdb`);
    return;
  }
  authority.install(`${disk}/${FIREFOX_PROFILE}`);
  const lines = Object.entries(FIREFOX_PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(`${disk}/${FIREFOX_PROFILE}/user.js`, lines.join('\n'));
}

export class Browser {
  readonly #options: BrowserOptions;
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #namespace = '';
  #isGone = false;

  private constructor(options: BrowserOptions) {
    this.#options = options;
    const { disk, hosts, screen } = options;
    // With the bench goes what it has started.
    const shutIn = ['--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
    this.#child = spawn('setpriv', [...shutIn, 'sh', '-c', SHUT_IN, 'sh', ...command(options)], {
      stdio: 'ignore',
      env: {
        ...{ PATH: process.env.PATH, LANG: 'sv_SE.UTF-8', DISK: disk, HOSTS: hosts, DISPLAY: screen.display },
        ...{ HOME: `${INSIDE}/home`, TMPDIR: '/tmp', XDG_RUNTIME_DIR: `${INSIDE}/run`, MOZ_ENABLE_WAYLAND: '0' },
      },
    });
    this.#gone = new Promise((resolve) => {
      this.#child.once('exit', () => {
        this.#isGone = true;
        resolve();
      });
    });
  }

  /** Resolves when its window has the keyboard. `restored`: it comes back to where it was. */
  static async start(options: BrowserOptions & { restored?: boolean }): Promise<Browser> {
    const browser = new Browser(options);
    for (let tries = 0; (await options.screen.focusWindow(CLASS[options.browser])) === null; tries++) {
      if (tries > 300 || browser.#isGone) throw new Error(`${options.browser} shows no window`);
      await pause(100);
    }
    browser.#namespace = browser.#findNamespace();
    await options.screen.rests(1_000, 15_000);
    await options.screen.focusWindow(CLASS[options.browser]);
    return browser;
  }

  get isRunning(): boolean {
    return !this.#isGone;
  }

  processes(): Process[] {
    return numbers(readdirSync('/proc')).flatMap((pid) => {
      try {
        if (readlinkSync(`/proc/${pid}/ns/mnt`) !== this.#namespace) return [];
        return [{ pid, type: typeOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) }];
      } catch {
        return [];
      }
    });
  }

  async goTo(address: string): Promise<void> {
    const { screen } = this.#options;
    await screen.press('ctrl+l');
    await pause(150);
    await screen.type(address);
    await screen.pressAndSee('Return');
  }

  /** As a person quits. */
  async quit(): Promise<void> {
    const { browser, screen } = this.#options;
    await screen.focusWindow(CLASS[browser]);
    await screen.press(browser === 'firefox' ? 'ctrl+q' : 'ctrl+shift+w');
    const left = AbortSignal.timeout(20_000);
    while (!this.#isGone && !left.aborted) await pause(50);
    if (!this.#isGone) throw new Error('the browser did not quit');
  }

  /** All its processes, with no time to tidy up. */
  async kill(): Promise<void> {
    for (const { pid } of this.processes()) signal(pid, 'SIGKILL');
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  /** The process of the page runs into a fault, as a bug would make it. */
  async crashTab(): Promise<void> {
    const { screen } = this.#options;
    const tabs = this.processes().filter(({ type }) => type === 'tab');
    if (tabs.length === 0) throw new Error('no process of a tab');
    for (const { pid } of tabs) signal(pid, 'SIGSEGV');
    await screen.rests(800);
  }

  #findNamespace(): string {
    const children = readFileSync(`/proc/${this.#child.pid}/task/${this.#child.pid}/children`, 'utf8');
    return readlinkSync(`/proc/${Number(children.trim().split(' ')[0])}/ns/mnt`);
  }
}

function command({ browser, mode, restored }: BrowserOptions & { restored?: boolean }): string[] {
  const start = restored ? [] : ['about:blank'];
  if (browser === 'firefox') {
    const size = ['--width', String(SIZE.width), '--height', String(SIZE.height)];
    const page = mode === 'private' ? ['--private-window', ...start] : start;
    return [process.env.FIREFOX ?? 'firefox-esr', '--profile', `${INSIDE}/${FIREFOX_PROFILE}`, ...size, ...page];
  }
  return [
    process.env.CHROMIUM ?? 'chromium',
    // Its own confinement does not work as root, and needs what containers do not give.
    ...['--no-sandbox', '--test-type', '--no-first-run', '--no-default-browser-check', '--password-store=basic'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--accept-lang=sv-SE,sv'],
    ...['--window-position=0,0', `--window-size=${SIZE.width},${SIZE.height}`],
    ...(mode === 'private' ? ['--incognito'] : []),
    ...(restored ? ['--restore-last-session'] : start),
  ];
}

function typeOf(commandLine: string): string {
  const words = commandLine.split(/[\0 ]+/).filter((word) => word !== '');
  const type = words.find((word) => word.startsWith('--type='))?.slice('--type='.length);
  if (type !== undefined) {
    const service = words.find((word) => word.startsWith('--utility-sub-type='))?.split('.')[0];
    if (type === 'renderer' && !words.includes('--extension-process')) return 'tab';
    return service?.slice('--utility-sub-type='.length) ?? type;
  }
  if (!words.includes('-contentproc')) return 'browser';
  return words.at(-1) ?? 'unknown';
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has gone by itself.
  }
}

const numbers = (names: readonly string[]): number[] => names.filter((name) => /^\d+$/.test(name)).map(Number);
