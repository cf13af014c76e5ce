/**
 * Where the address of a page stays although the page does what a page can: each place with the reason. A browser that
 * begins to keep it elsewhere is noticed, because what is not listed fails the bench.
 */
import type { BrowserName, Exit, Mode, PageName } from './cells.ts';
import type { Row } from './result.ts';

export interface Expected {
  browser: BrowserName;
  /** As the table names it. */
  surface: RegExp;
  why: string;
  modes?: readonly Mode[];
  exits?: readonly Exit[];
}

const NORMAL: readonly Mode[] = ['normal'];

const CRASHED: readonly Expected[] = [
  {
    browser: 'chromium',
    surface: /^Crash Reports\//,
    why: "A crash of the tab writes the site's name into the browser's crash report, in private mode too.",
    modes: ['normal', 'private'],
    exits: ['tab-crash'],
  },
  {
    browser: 'firefox',
    surface: /^minidumps\//,
    why: "A crash of the tab writes the address into the browser's crash report.",
    modes: ['normal', 'private'],
    exits: ['tab-crash'],
  },
];

const REST: readonly Expected[] = (['chromium', 'firefox'] as const).map((browser) => ({
  browser,
  surface: /^(freed blocks|journal|directory )/,
  why: 'What the files above held before they were written anew.',
}));

/** Of the door in a partner's frame: the list of visited pages has the partner's page alone. */
const EMBEDDED: readonly Expected[] = [
  {
    browser: 'chromium',
    surface: /^Default\/Sessions\/(Session|Tabs)_\*$/,
    why: 'Open tabs with the addresses of their frames, to come back after a crash.',
  },
  {
    browser: 'chromium',
    surface: /^cache: Default\/Code Cache\/(js|wasm)\/\*$/,
    why: 'That a script was run, under its address; its text is not kept.',
  },
  {
    browser: 'firefox',
    surface: /^sessionstore/,
    why: 'Open tabs with the addresses of their frames, to come back after a crash.',
  },
  ...CRASHED,
  ...REST,
];

const DIRECT: readonly Expected[] = [
  {
    browser: 'chromium',
    surface: /^Default\/History(-journal)?$/,
    why: 'The list of visited pages. No page can prevent it.',
  },
  {
    browser: 'chromium',
    surface: /^Default\/Favicons(-journal)?$/,
    why: 'Which page has which icon, kept for the list of visited pages.',
  },
  { browser: 'chromium', surface: /^Default\/Top Sites(-journal)?$/, why: 'Pages offered in a new tab.' },
  {
    browser: 'chromium',
    surface: /^Default\/Shortcuts(-journal)?$/,
    why: 'What was typed into the address bar and chosen there.',
  },
  {
    browser: 'chromium',
    surface: /^Default\/Network Action Predictor(-journal)?$/,
    why: 'Each beginning of what was typed into the address bar, to load the page sooner next time.',
  },
  {
    browser: 'chromium',
    surface: /^Default\/Sessions\/(Session|Tabs)_\*$/,
    why: 'Open tabs, to come back after a crash; addresses and titles only.',
  },
  {
    browser: 'chromium',
    surface: /^Default\/(Secure )?Preferences$/,
    why: 'How much a site is used ("site engagement").',
  },
  {
    browser: 'chromium',
    surface: /^Default\/DIPS(-wal|-journal)?$/,
    why: 'Which sites were interacted with, kept against tracking by redirects.',
  },
  {
    browser: 'chromium',
    surface: /^Default\/TransportSecurity$/,
    why: 'The host, hashed: it wants to be visited encrypted only. Left out, the first visit on a hostile network could be read.',
  },
  {
    browser: 'chromium',
    surface: /^Default\/Site Characteristics Database\//,
    why: 'The host, hashed, with how its tabs behave in the background.',
  },
  {
    browser: 'chromium',
    surface: /^segmentation_platform\/ukm_db(-wal|-journal)?$/,
    why: "The browser's own statistics of visited pages, kept on the device.",
  },
  {
    browser: 'chromium',
    surface: /^cache: Default\/Code Cache\/(js|wasm)\/\*$/,
    why: 'That a script was run, under its address; its text is not kept.',
  },
  {
    browser: 'chromium',
    surface: /^Default\/Network\/|^Default\/Network Persistent State$/,
    why: 'Properties of servers.',
  },
  { browser: 'firefox', surface: /^places\.sqlite(-wal)?$/, why: 'The list of visited pages. No page can prevent it.' },
  {
    browser: 'firefox',
    surface: /^favicons\.sqlite(-wal)?$/,
    why: 'Which page has which icon, kept for the list of visited pages.',
  },
  {
    browser: 'firefox',
    surface: /^sessionstore/,
    why: 'Open tabs, to come back after a crash; addresses and titles only.',
  },
  {
    browser: 'firefox',
    surface: /^cache: cache\*\/about:home$/,
    why: "The browser's own first page, kept whole for the next start: it shows the pages that are visited most, out of the list.",
  },
  {
    browser: 'firefox',
    surface: /^SiteSecurityServiceState\.bin$/,
    why: 'The host wants to be visited encrypted only. Left out, the first visit on a hostile network could be read.',
  },
  {
    browser: 'firefox',
    surface: /^bounce-tracking-protection\.sqlite(-wal)?$/,
    why: 'Which sites were interacted with, kept against tracking by redirects.',
  },
  {
    browser: 'firefox',
    surface: /^permissions\.sqlite(-journal)?$/,
    why: 'That a site was interacted with, and that it asked to be kept apart from others.',
  },
  ...CRASHED,
  ...REST,
];

/** Why the address is there; null: nobody has expected it. */
export function expectation(
  page: PageName,
  browser: BrowserName,
  mode: Mode,
  exit: Exit,
  { surface }: Pick<Row, 'surface'>,
): Expected | null {
  return (
    (page === 'embedded' ? EMBEDDED : DIRECT).find(
      (one) =>
        one.browser === browser &&
        (one.modes ?? NORMAL).includes(mode) &&
        (one.exits === undefined || one.exits.includes(exit)) &&
        one.surface.test(surface),
    ) ?? null
  );
}
