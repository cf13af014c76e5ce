import type { InsideMessages } from 'virtual:catalogue/sv/inside';

/** The service has said that it stops. */
export function RestartSoon({ words, inMs }: { words: InsideMessages; inMs: number }) {
  return <p class="note">{words['restart.soon']({ minutes: Math.max(1, Math.ceil(inMs / 60_000)) })}</p>;
}
