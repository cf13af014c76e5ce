import type { Bindings } from '@dorren/shared/protocol/texts.ts';
import { useMessages } from '../../components/messages.tsx';
import { whom } from './bindings-draft.ts';
import { useNames } from './names-known.tsx';

/** Whose notice is whose, in words. */
export function BindingsReading({ bindings: { door, bindings } }: { bindings: Bindings }) {
  const t = useMessages();
  const names = useNames();
  return (
    <ul className="points">
      <li>{t['bindings.line.door']({ notice: names.notice(door) })}</li>
      {bindings.map((row) => (
        <li key={whom(row)}>{t['bindings.line']({ whom: names.whom(row), notice: names.notice(row.notice) })}</li>
      ))}
    </ul>
  );
}
