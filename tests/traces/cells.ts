/** What is played: which browser, in which mode, on which page, left in which way. One of each is a cell. */
export const BROWSERS = ['chromium', 'firefox'] as const;
export const MODES = ['normal', 'private'] as const;
export const PAGES = ['product', 'naive'] as const;
export const EXITS = [
  'quick-exit',
  'ordinary-end',
  'tab-closed',
  'browser-quit',
  'killed',
  'power-cut',
  'reload',
  'back',
  'session-restore',
  'reopen-closed-tab',
  'tab-crash',
] as const;

export type BrowserName = (typeof BROWSERS)[number];
export type Mode = (typeof MODES)[number];
export type PageName = (typeof PAGES)[number];
export type Exit = (typeof EXITS)[number];

export interface Cell {
  browser: BrowserName;
  mode: Mode;
  page: PageName;
  exit: Exit;
}

/** The naive page is there to be found: in these ways, if no others are asked for. */
const NAIVE_EXITS: readonly Exit[] = ['quick-exit', 'browser-quit', 'power-cut'];

export interface Choice {
  browsers: readonly BrowserName[];
  modes: readonly Mode[];
  pages: readonly PageName[];
  /** Null: all of them for the product's page, some for the naive one. */
  exits: readonly Exit[] | null;
}

/** The naive page comes first: a bench that cannot find is known early. */
export function cellsOf({ browsers, modes, pages, exits }: Choice): Cell[] {
  const cells: Cell[] = [];
  for (const page of [...PAGES].reverse().filter((one) => pages.includes(one))) {
    for (const exit of exits ?? (page === 'naive' ? NAIVE_EXITS : EXITS)) {
      for (const mode of modes) {
        for (const browser of browsers) cells.push({ browser, mode, page, exit });
      }
    }
  }
  return cells;
}

export const nameOf = ({ browser, mode, page, exit }: Cell): string => `${browser}.${mode}.${page}.${exit}`;
