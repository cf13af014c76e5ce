import type { ReactNode } from 'react';
import { useMessages } from '../../components/messages.tsx';

/** The Swedish beside what is written after it; without any, what else is said of the field. */
export function Model({ text, children }: { text: string | null; children?: ReactNode }) {
  const t = useMessages();
  if (text === null || text === '') return children;
  return (
    <span className="model">
      <span className="model-name">{t['texts.model']()} </span>
      <span lang="sv" dir="ltr">
        {text}
      </span>
    </span>
  );
}
