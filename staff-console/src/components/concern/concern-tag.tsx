import { useMessages } from '../messages.tsx';
import './concern.css';

/** That a concern is open, which whoever comes in must take over. */
export function ConcernTag() {
  const t = useMessages();
  return (
    <span className="tag" data-tone="clay">
      {t['reporting.tag']()}
    </span>
  );
}
