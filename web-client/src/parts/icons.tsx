/** Small line drawings; what they mean is always said in words beside them. Those of the way in: `inside/icons.tsx` has the others. */
export const SENT = 'M5 12.500l4.500 4.500L19 7';

const PATHS = {
  sent: SENT,
  forward: 'M5 12h14M13 6l6 6-6 6',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9v.1',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return <Drawing name={name} path={PATHS[name]} />;
}

/** `path`: in a square of 24. */
export function Drawing({ name, path }: { name: string; path: string }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
