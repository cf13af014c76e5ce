/** What is played: which browser, in which mode, on which page, left in which way. One of each is a cell. */
export const BROWSERS = ['chromium', 'firefox'] as const;
export const MODES = ['normal', 'private'] as const;
/** Ours opened by its address, ours in a frame on a partner's page, a careless one. */
export const PAGES = ['product', 'embedded', 'naive'] as const;
/** Other ways to a page that were tried, to know what they leave. */
export const DESIGNS = [
  ...(['redirect', 'redirect-meta', 'redirect-script', 'popup'] as const),
  ...(['blob-page', 'data-frame'] as const),
] as const;
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
export type Design = (typeof DESIGNS)[number];
export type PageName = (typeof PAGES)[number] | Design;
export type Exit = (typeof EXITS)[number];

export interface Cell {
  browser: BrowserName;
  mode: Mode;
  page: PageName;
  exit: Exit;
}

export const isDesign = (page: PageName): page is Design => DESIGNS.some((design) => design === page);

/** The naive page is there to be found, the designs to be compared: in these ways, if no others are asked for. */
const NAIVE_EXITS: readonly Exit[] = ['quick-exit', 'browser-quit', 'power-cut'];
const DESIGN_EXITS: readonly Exit[] = ['quick-exit'];

export interface Choice {
  browsers: readonly BrowserName[];
  modes: readonly Mode[];
  pages: readonly PageName[];
  /** Null: all of them for our page, some for the others. */
  exits: readonly Exit[] | null;
}

/** The naive page comes first: a bench that cannot find is known early. Designs are compared in normal mode. */
export function cellsOf({ browsers, modes, pages, exits }: Choice): Cell[] {
  const cells: Cell[] = [];
  for (const page of [...(['naive', 'embedded', 'product'] as const), ...DESIGNS].filter((one) =>
    pages.includes(one),
  )) {
    for (const exit of exits ?? exitsOf(page)) {
      for (const mode of modes.filter((one) => one === 'normal' || !isDesign(page))) {
        for (const browser of browsers) cells.push({ browser, mode, page, exit });
      }
    }
  }
  return cells;
}

function exitsOf(page: PageName): readonly Exit[] {
  if (page === 'naive') return NAIVE_EXITS;
  return isDesign(page) ? DESIGN_EXITS : EXITS;
}

export const nameOf = ({ browser, mode, page, exit }: Cell): string => `${browser}.${mode}.${page}.${exit}`;
