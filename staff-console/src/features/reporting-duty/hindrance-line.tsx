import { useMessages } from '../../components/messages.tsx';
import type { Hindrance } from './duty-state.ts';

/** Why nothing can be sent to the youth just now. */
export function HindranceLine({ why }: { why: Hindrance }) {
  const t = useMessages();
  return why === null ? null : <p className="soft small">{t[`reporting.hindrance.${why}`]()}</p>;
}
