import { useCallback, useSyncExternalStore } from 'react';
import type { StaffClient } from '../lib/staff-client.ts';
import type { StaffState } from '../lib/staff-state.ts';

/** The client's newest snapshot. */
export function useSnapshot(client: StaffClient): StaffState {
  const subscribe = useCallback((listener: () => void) => client.subscribe(listener), [client]);
  return useSyncExternalStore(subscribe, () => client.state);
}
