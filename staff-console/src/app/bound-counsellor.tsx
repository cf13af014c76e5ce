import type { Replies } from '@dorren/shared/protocol/staff-http.ts';
import { useEffect, useState } from 'react';
import { outcomeOf, refusalOf } from './asking.ts';
import type { FrameProps } from './console-frame.tsx';
import { CounsellorConsole } from './counsellor-console.tsx';
import { useDutySource } from './duty-source.ts';
import { api } from './platform.ts';
import { certifiedUntil, type Session } from './session.ts';
import { useDirectory } from './use-directory.ts';
import { useFetched } from './use-fetched.ts';

export function BoundCounsellor({ session, frame }: { session: Session; frame: FrameProps }) {
  const { client, account, sodium, fingerprint } = session;
  const { token } = account;
  const [certificate, setCertificate] = useState(account.staffCertificate);
  const [replies, reloadReplies, setReplies] = useFetched<Replies>(() => api.replies(token));
  const [directory, directoryActions] = useDirectory(token);
  const reportingDuty = useDutySource(token, account.organisation);
  const until = certifiedUntil(sodium, certificate);
  const isOver = useIsOver(until);

  const checkCertificate = async () => {
    const outcome = await outcomeOf(api.certificate(token));
    if (!outcome.ok || outcome.value === null) return;
    client.certified(outcome.value);
    setCertificate(outcome.value);
  };

  return (
    <CounsellorConsole
      {...frame}
      actions={client}
      directory={directory}
      directoryActions={directoryActions}
      reportingDuty={reportingDuty}
      replies={replies.state === 'there' ? replies.value : null}
      uncertified={isOver ? fingerprint : null}
      onCheckCertificate={() => void checkCertificate()}
      onReloadReplies={reloadReplies}
      onSaveReplies={async (changed) => {
        const code = await refusalOf(api.changeReplies(token, changed));
        if (code === null) setReplies(changed);
        return code;
      }}
    />
  );
}

/** The longest that a browser's timer can run. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Whether a time is past, or was never given. */
function useIsOver(until: number | null): boolean {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === null || until <= now) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(until - now, MAX_TIMER_MS));
    return () => clearTimeout(timer);
  }, [until, now]);
  return until === null || until <= now;
}
