import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { ReactNode } from 'react';
import { LanguageChoice } from './language-choice.tsx';
import { Mark } from './mark.tsx';
import { useMessages } from './messages.tsx';
import { Note } from './note.tsx';
import { useTabTitle } from './use-tab-title.ts';

interface EntranceProps {
  title: string;
  /** Under the title. */
  lead?: string | undefined;
  demonstration: boolean;
  /** Without it the language cannot be chosen here. */
  onLanguage?: (language: PageLanguage) => void;
  children: ReactNode;
}

/** The frame of all that one sees before one is in: sign-in, set-up, invitation. */
export function Entrance({ title, lead, demonstration, onLanguage, children }: EntranceProps) {
  const t = useMessages();
  useTabTitle();
  return (
    <div className="entrance">
      {demonstration && <DemonstrationBanner />}
      <header className="entrance-head">
        <span className="brand">
          <Mark />
          {t['app.name']()}
        </span>
        {onLanguage && <LanguageChoice onChange={onLanguage} />}
      </header>
      <main className="entrance-card">
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </main>
    </div>
  );
}

export function DemonstrationBanner() {
  const t = useMessages();
  return (
    <aside className="demonstration" aria-label={t['app.about']()}>
      <Note tone="glow" icon="alert">
        {t['app.demonstration']()}
      </Note>
    </aside>
  );
}
