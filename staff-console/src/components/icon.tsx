/** Line drawings of 24 units; always beside words or with a label on what holds them. */
const PATHS = {
  alert: 'M12 8v5m0 3.500v.01M12 3 2.500 20h19Z',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.500 2.500h-15ZM10 21h4',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  checks: 'm2.500 12.500 4 4 8-9m-1.500 8 1 1 8-9',
  chevron: 'm6 9.500 6 6 6-6',
  clock: 'M12 7v5l3.500 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h11v11H9ZM15 9V4H4v11h5',
  door: 'M4 21h16M6 21V10a6 6 0 0 1 12 0v11M14.500 13v.01',
  down: 'M12 5v14m-6-6 6 6 6-6',
  download: 'M12 4v11m-5-5 5 5 5-5M4 20h16',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12ZM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  file: 'M6 3h8l4 4v14H6ZM14 3v4h4',
  gear: 'M4 7h9m5 0h2M4 17h2m5 0h9M15.500 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM8.500 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  key: 'M10.500 13.500a4.500 4.500 0 1 1-6.400 6.400 4.500 4.500 0 0 1 6.400-6.400ZM10.500 13.500 20 4m-4 4 3 3m-6 0 2 2',
  keyboard: 'M3 6h18v12H3ZM7 10h.01M11 10h.01M15 10h.01M17.500 10h.01M7 14h10',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  pause: 'M9 6v12M15 6v12',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 20a6.500 6.500 0 0 1 13 0M16 4.500a3.500 3.500 0 0 1 0 6.200M18 14.300a6.500 6.500 0 0 1 3.500 5.700',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7Z',
  replies: 'M4 5h16v11H10l-4 4v-4H4ZM8 9h8M8 12h5',
  pencil: 'M4 20h4L19.500 8.500l-4-4L4 16ZM13 7l4 4',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 21 21',
  send: 'M4 12 20 4l-5 16-3.500-6.500Z',
  shield: 'M12 3 4.500 6v5.500c0 5 3.500 8 7.500 9.500 4-1.500 7.500-4.500 7.500-9.500V6Zm-3.500 9 2.500 2.500 4.500-5',
  trash: 'M4 7h16M9 7V4h6v3M6.500 7l1 13h9l1-13',
  undo: 'M8 5 3.500 9.500 8 14M4 9.500h10a5.500 5.500 0 0 1 0 11H9',
  up: 'M12 19V5m-6 6 6-6 6 6',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" data-icon={name}>
      <path d={PATHS[name]} />
    </svg>
  );
}
