/** Small line drawings; what they mean is always said in words beside them. */
const PATHS = {
  checked: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM8.500 12l2.500 2.500 4.500-5',
  sent: 'M5 12.500l4.500 4.500L19 7',
  delivered: 'M2 12.500l4.500 4.500L15 7M11 16l1 1 9.500-10',
  undelivered: 'M12 7v6M12 16.500v.5M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z',
  waiting: 'M12 7v5l3 2M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z',
  forward: 'M5 12h14M13 6l6 6-6 6',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9v.1',
  send: 'M4 12l16-8-5 16-3.500-6.500z',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
