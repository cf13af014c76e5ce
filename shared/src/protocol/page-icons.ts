/** The icons that a tab may show. Each is something that stands on any page, and says nothing of what this one is. */

export const PAGE_ICONS = ['sheet', 'globe', 'calendar', 'cloud', 'folder', 'list'] as const;
export type PageIcon = (typeof PAGE_ICONS)[number];

/** One path on a field of 16 by 16, filled by the rule `evenodd`; its colour is seen on light tabs and on dark. */
export const ICON_DRAWINGS: Readonly<Record<PageIcon, { path: string; colour: string }>> = {
  sheet: {
    colour: '#a8a29a',
    path: 'M4.5 1h7A1.5 1.5 0 0 1 13 2.5v11a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 13.5v-11A1.5 1.5 0 0 1 4.5 1Z',
  },
  globe: {
    colour: '#8a8f98',
    path: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 1.5c-.9 0-2 1.7-2.2 4.7h4.4C10 4.2 8.9 2.5 8 2.5Zm-2.9.8A5.5 5.5 0 0 0 2.6 7.2h1.7c.1-1.5.4-2.8.8-3.9Zm5.8 0c.4 1.1.7 2.4.8 3.9h1.7a5.5 5.5 0 0 0-2.5-3.9ZM2.6 8.8a5.5 5.5 0 0 0 2.5 3.9c-.4-1.1-.7-2.4-.8-3.9Zm3.2 0C6 11.8 7.1 13.5 8 13.5s2-1.7 2.2-4.7Zm5.9 0c-.1 1.5-.4 2.8-.8 3.9a5.5 5.5 0 0 0 2.5-3.9Z',
  },
  calendar: {
    colour: '#7f93a8',
    path: 'M4 1h1.5v1.5h5V1H12v1.5h1.5A1.5 1.5 0 0 1 15 4v9.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 13.5V4a1.5 1.5 0 0 1 1.5-1.5H4ZM2.5 6.5v7h11v-7ZM4 8h2.2v1.8H4Zm2.9 0h2.2v1.8H6.9Zm2.9 0H12v1.8H9.8ZM4 10.7h2.2v1.8H4Zm2.9 0h2.2v1.8H6.9Z',
  },
  cloud: {
    colour: '#86a0b5',
    path: 'M4.6 13a3.6 3.6 0 0 1-.5-7.2 4.4 4.4 0 0 1 8.3 1.1A3.1 3.1 0 0 1 12 13Z',
  },
  folder: {
    colour: '#b59f72',
    path: 'M2.5 2.5h3.4l1.6 1.7h6A1.5 1.5 0 0 1 15 5.7v6.3a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 12V4a1.5 1.5 0 0 1 1.5-1.5Z',
  },
  list: {
    colour: '#8f9a8a',
    path: 'M1.5 2.5h2.5v2.5H1.5Zm4 .3h9v1.9h-9ZM1.5 6.8h2.5v2.5H1.5Zm4 .3h9V9h-9Zm-4 4h2.5v2.5H1.5Zm4 .3h9v1.9h-9Z',
  },
};

/** As a `data:` address, with nothing in it that would have to be escaped in an attribute. */
export function iconAddress(icon: PageIcon): string {
  const { path, colour } = ICON_DRAWINGS[icon];
  const drawing = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill-rule='evenodd' fill='${colour}' d='${path}'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing).replaceAll("'", '%27')}`;
}
