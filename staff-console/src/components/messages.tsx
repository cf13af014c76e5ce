/** The page's words: the compiled catalogue of the language chosen, handed down by context. */

import type { Messages } from 'virtual:catalogue/sv';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { createContext, type ReactNode, useContext } from 'react';

export type { Messages };

interface Words {
  language: PageLanguage;
  messages: Messages;
}

const Context = createContext<Words | null>(null);

export function MessagesProvider({ language, messages, children }: Words & { children: ReactNode }) {
  return <Context value={{ language, messages }}>{children}</Context>;
}

function useWords(): Words {
  const words = useContext(Context);
  if (words === null) throw new Error('outside MessagesProvider');
  return words;
}

export function useMessages(): Messages {
  return useWords().messages;
}

export function usePageLanguage(): PageLanguage {
  return useWords().language;
}
