import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Edition, Series, SeriesTold } from '@dorren/shared/protocol/texts.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TextsActions } from './texts-actions.ts';

/** A series with its draft, and the version in force with what it says; null: a new one, of which there is only a draft. */
export interface SeriesRead {
  told: SeriesTold;
  current: Edition | null;
}

/** Read at once and whenever `reload` is called; what is there stays until the next is. */
export function useSeries(
  series: Series,
  actions: TextsActions,
): { read: SeriesRead | null; refusal: RefusalCode | null; reload(): Promise<void> } {
  const [read, setRead] = useState<SeriesRead | null>(null);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const { series: readSeries, edition: readEdition } = actions;

  const newest = useRef(0);

  const reload = useCallback(async () => {
    newest.current += 1;
    const number = newest.current;
    const told = await readSeries(series);
    if (number !== newest.current) return;
    if (!told.ok) return setRefusal(told.code);
    const [inForce] = told.value.editions;
    const current = inForce ? await readEdition(series, inForce.version) : null;
    // Asked again meanwhile: that answer is the newer one.
    if (number !== newest.current) return;
    if (current && !current.ok) return setRefusal(current.code);
    setRefusal(null);
    setRead({ told: told.value, current: current === null ? null : current.value });
  }, [series, readSeries, readEdition]);
  useEffect(() => void reload(), [reload]);

  return { read, refusal, reload };
}
