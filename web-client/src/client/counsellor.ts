import type { Counsellor } from './state.ts';

/** Without what else is known of them. */
export function counsellorOf({ nameShown, organisation, role }: Counsellor): Counsellor {
  return { nameShown, organisation, role };
}
