import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { outcomeOf } from './asking.ts';

/** Something that is fetched: not yet there, there, or refused. */
export type Fetched<T> = { state: 'loading' } | { state: 'there'; value: T } | { state: 'refused'; code: RefusalCode };

/** Fetches at once and whenever `reload` is called; what is there stays until the next is. `fetching` may reject with Refused only. */
export function useFetched<T>(fetching: () => Promise<T>): [Fetched<T>, reload: () => void, set: (value: T) => void] {
  const [fetched, setFetched] = useState<Fetched<T>>({ state: 'loading' });
  const newest = useRef(0);
  const latest = useRef(fetching);
  useEffect(() => {
    latest.current = fetching;
  });
  const reload = useCallback(() => {
    newest.current += 1;
    const number = newest.current;
    void outcomeOf(latest.current()).then((outcome) => {
      if (number !== newest.current) return;
      setFetched(outcome.ok ? { state: 'there', value: outcome.value } : { state: 'refused', code: outcome.code });
    });
  }, []);
  useEffect(reload, [reload]);
  const set = useCallback((value: T) => setFetched({ state: 'there', value }), []);
  return [fetched, reload, set];
}

/** What is there, and what was refused; both null while it is under way. */
export function parts<T>(fetched: Fetched<T>): { value: T | null; failed: RefusalCode | null } {
  return {
    value: fetched.state === 'there' ? fetched.value : null,
    failed: fetched.state === 'refused' ? fetched.code : null,
  };
}
