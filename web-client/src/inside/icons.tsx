import { Drawing, SENT } from '../parts/icons.tsx';

const PATHS = {
  checked: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM8.500 12l2.500 2.500 4.500-5',
  sent: SENT,
  delivered: 'M2 12.500l4.500 4.500L15 7M11 16l1 1 9.500-10',
  undelivered: 'M12 7v6M12 16.500v.5M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z',
  waiting: 'M12 7v5l3 2M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z',
  send: 'M4 12l16-8-5 16-3.500-6.500z',
} as const;

/** The line drawings of a conversation. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return <Drawing name={name} path={PATHS[name]} />;
}
