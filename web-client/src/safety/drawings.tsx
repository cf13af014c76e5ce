/** Drawings for the advice: where to press, and what it is about. What they show is said in words as well. */

/** `mark`: what one looks for. `turns`: stands the other way round where writing goes from right to left, as browsers do. */
interface Drawn {
  lines: string;
  mark: string;
  turns: boolean;
}

const TOP = 'M14 72V14a8 8 0 0 1 8-8h52a8 8 0 0 1 8 8v58M22 16h34a5 5 0 0 1 0 10H22a5 5 0 0 1 0-10zM22 42h46M22 54h36';
const BOTTOM = 'M14 0v58a8 8 0 0 0 8 8h52a8 8 0 0 0 8-8V0M14 40h68M22 10h46M22 22h36';
const ROWS = 'M12 13h46M12 59h40';

const DRAWINGS = {
  'dots-on-top': {
    ...{ lines: TOP, turns: true },
    mark: 'M72 15v.1M72 21v.1M72 27v.1M72 9a12 12 0 1 0 .1 0z',
  },
  'book-below': {
    ...{ lines: BOTTOM, turns: true },
    mark: 'M56 49c-3-2-5.500-2-8-1v9c2.500-1 5-1 8 1c3-2 5.500-2 8-1v-9c-2.500-1-5-1-8 1zM56 49v9M56 41a12 12 0 1 0 .1 0z',
  },
  'lines-below': {
    ...{ lines: BOTTOM, turns: true },
    mark: 'M66 48.500h12M66 53h12M66 57.500h12M72 41a12 12 0 1 0 .1 0z',
  },
  'clock-in-list': {
    lines: 'M16 13h12M38 13h36M16 59h12M38 59h30M38 36h34',
    mark: 'M22 29a7 7 0 1 0 .1 0zM22 32v4l3 2M12 22h72a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4V26a4 4 0 0 1 4-4z',
    turns: true,
  },
  'cross-at-row': {
    lines: `${ROWS}M12 36h44`,
    mark: 'M72 32l8 8M80 32l-8 8M76 24a12 12 0 1 0 .1 0z',
    turns: true,
  },
  'dots-at-row': {
    lines: `${ROWS}M12 36h44`,
    mark: 'M76 30v.1M76 36v.1M76 42v.1M76 24a12 12 0 1 0 .1 0z',
    turns: true,
  },
  'drag-row': {
    lines: `${ROWS}M4 24h50v24H4`,
    mark: 'M46 36H18M26 28l-8 8 8 8M62 24h22a4 4 0 0 1 4 4v16a4 4 0 0 1-4 4H62zM70 31h12M72 31l1 10h6l1-10M74 31v-2h4v2',
    turns: true,
  },
  'hold-row': {
    lines: `${ROWS}M12 36h20M64 36h14`,
    mark: 'M48 31a5 5 0 1 0 .1 0zM48 24a12 12 0 1 0 .1 0z',
    turns: true,
  },
  watched: {
    lines: 'M32 4h32a6 6 0 0 1 6 6v52a6 6 0 0 1-6 6H32a6 6 0 0 1-6-6V10a6 6 0 0 1 6-6zM43 61h10',
    mark: 'M34 34c6-9 22-9 28 0c-6 9-22 9-28 0zM48 30.500a3.500 3.500 0 1 0 .1 0z',
    turns: false,
  },
  private: {
    lines: 'M12 8h72a4 4 0 0 1 4 4v48a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4V12a4 4 0 0 1 4-4zM8 20h80M16 14h.1M23 14h.1',
    mark: 'M28 37c7-5 13-3 20-1c7-2 13-4 20 1c1 11-5 18-12 15c-4-2-5-5-8-5s-4 3-8 5c-7 3-13-4-12-15zM38 41h5M53 41h5',
    turns: false,
  },
  borrowed: {
    lines:
      'M20 12a8 8 0 1 0 .1 0zM5 60c0-15 6-22 15-22s15 7 15 22M76 12a8 8 0 1 0 .1 0zM61 60c0-15 6-22 15-22s15 7 15 22',
    mark: 'M43 20h10a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H43a3 3 0 0 1-3-3V23a3 3 0 0 1 3-3zM47 41h2',
    turns: true,
  },
  library: {
    lines: 'M10 10h50a3 3 0 0 1 3 3v30a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3V13a3 3 0 0 1 3-3zM29 46v12M41 46v12M18 60h34',
    mark: 'M72 20h7v40h-7zM82 27h7v33h-7zM72 28h7M82 35h7',
    turns: true,
  },
  network: {
    lines: 'M8 66V34l23-22 23 22v32zM24 66V48h14v18',
    mark: 'M60 44a9 9 0 0 1 0 13M67 37a19 19 0 0 1 0 27M74 30a29 29 0 0 1 0 41',
    turns: true,
  },
  steady: {
    lines: 'M6 62h84',
    mark: 'M13 50V22M27 50V22M41 50V22M55 50V22M69 50V22M83 50V22',
    turns: false,
  },
  history: {
    lines: 'M22 36a26 26 0 1 0 8-19M48 22v14l10 7',
    mark: 'M30 5v12h12',
    turns: false,
  },
  page: {
    lines: 'M12 8h72a4 4 0 0 1 4 4v48a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4V12a4 4 0 0 1 4-4zM8 20h80M16 14h.1M23 14h.1',
    mark: 'M20 28h56v28H20zM66 56l10-10',
    turns: true,
  },
} as const satisfies Record<string, Drawn>;

export type DrawingName = keyof typeof DRAWINGS;

/** `label`: what it shows; without one it only stands beside a heading that says it. */
export function Drawing({ name, label }: { name: DrawingName; label?: string }) {
  const { lines, mark, turns } = DRAWINGS[name];
  return (
    <svg
      class={turns ? 'drawing turns' : 'drawing'}
      viewBox="0 0 96 72"
      width="96"
      height="72"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? 'true' : undefined}
    >
      <path d={lines} />
      <path class="drawing-mark" d={mark} />
    </svg>
  );
}

/** Keys to hold down, and the last one to press, as they are named on the keys themselves. */
export function Keys({ names, label }: { names: readonly [string, string]; label: string }) {
  return (
    <svg class="drawing" viewBox="0 0 96 72" width="96" height="72" role="img" aria-label={label}>
      {names.map((name, index) => (
        <g key={name} class={index === 1 ? 'drawing-mark' : undefined}>
          <rect x={index * 48 + 4} y="18" width="38" height="36" rx="6" />
          <text x={index * 48 + 23} y="41">
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
