/** What the reporting-duty panel is given besides the snapshot: the routine in force, the notices, and who reports. */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { RoutineBody } from '@dorren/shared/protocol/routine.ts';
import { type Edition, noticeSeries, ROUTINE } from '@dorren/shared/protocol/texts.ts';
import { useMemo, useState } from 'react';
import type { Outcome } from '../components/outcome.ts';
import { Refused } from '../lib/http-client.ts';
import { outcomeOf } from './asking.ts';
import { keepingLast } from './keeping-last.ts';
import { textsApi } from './platform.ts';
import { type Fetched, useFetched } from './use-fetched.ts';

export interface DutySource {
  /** Of whoever is signed in. */
  organisation: string;
  routine: Fetched<RoutineBody>;
  /** What is there stays until it comes. */
  reloadRoutine(): void;
  /** The edition that was acknowledged. */
  notice(notice: AcknowledgedNotice): Promise<Outcome<Edition>>;
}

export function useDutySource(token: string, organisation: string): DutySource {
  const [newest] = useState(() => keepingLast<RoutineBody>());
  const [routine, reloadRoutine] = useFetched(() => newest(() => currentRoutine(token)));
  return useMemo(
    () => ({
      organisation,
      routine,
      reloadRoutine,
      notice: ({ notice, version }) => outcomeOf(textsApi.edition(token, noticeSeries(notice), version)),
    }),
    [token, organisation, routine, reloadRoutine],
  );
}

async function currentRoutine(token: string): Promise<RoutineBody> {
  const { body } = await textsApi.current(token, ROUTINE);
  if (body.kind !== 'routine') throw new Refused('unavailable');
  return body.routine;
}
