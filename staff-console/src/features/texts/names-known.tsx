/** How notices and organisations are called, wherever bindings are written, compared or read. */
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { Binding, SeriesRow } from '@dorren/shared/protocol/texts.ts';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { distinct, type NoticeKnown, noticesKnown } from './bindings-draft.ts';

export interface NamesKnown {
  notices: readonly NoticeKnown[];
  organisations: readonly { id: string; name: string }[];
  /** One that is not known by its id: it is still what is bound. */
  notice(id: string): string;
  whom(row: Pick<Binding, 'organisation' | 'team'>): string;
}

const Context = createContext<NamesKnown | null>(null);

interface NamesProviderProps {
  rows: readonly SeriesRow[];
  /** Null until it is there. */
  directory: StaffDirectory | null;
  children: ReactNode;
}

export function NamesProvider({ rows, directory, children }: NamesProviderProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const names = useMemo((): NamesKnown => {
    const withId = ({ id, name }: { id: string; name: string }) => t['bindings.withId']({ id, name });
    const notices = distinct(noticesKnown(rows), withId);
    const organisations = distinct(
      (directory?.organisations ?? []).map(({ organisation: { id, name } }) => ({
        id,
        name: inLanguage(name, language).text,
      })),
      withId,
    );
    const nameIn = (list: readonly { id: string; name: string }[], id: string) =>
      list.find((each) => each.id === id)?.name ?? id;
    return {
      notices,
      organisations,
      notice: (id) => nameIn(notices, id),
      whom: ({ organisation, team }) =>
        t['bindings.whom']({
          organisation: organisation === null ? t['bindings.anyOrganisation']() : nameIn(organisations, organisation),
          team: team === null ? t['bindings.anyTeam']() : t[`team.${team}`](),
        }),
    };
  }, [rows, directory, language, t]);
  return <Context value={names}>{children}</Context>;
}

export function useNames(): NamesKnown {
  const names = useContext(Context);
  if (names === null) throw new Error('no names');
  return names;
}
