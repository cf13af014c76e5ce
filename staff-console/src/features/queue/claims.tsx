import type { Claim } from '@dorren/shared/protocol/staff-messages.ts';
import { useMessages } from '../../components/messages.tsx';
import { ProfileLine } from '../../components/profile-line.tsx';
import { SpokenStatus } from '../../components/status.tsx';
import { TimeLeft } from '../../components/time-left.tsx';

/** Those whom one would take: they read one's notice first, and decide (SPEC N5). */
export function Claims({ claims }: { claims: readonly Claim[] }) {
  const t = useMessages();
  return (
    <>
      <SpokenStatus>{claims.length > 0 && t['queue.claim']()}</SpokenStatus>
      {claims.length > 0 && (
        <ul className="claims" aria-label={t['queue.claims']()}>
          {claims.map(({ id, profile, deadline }) => (
            <li key={id} className="claim">
              <p>
                <strong>{t['queue.claim']()}</strong>
              </p>
              <ProfileLine profile={profile} />
              <p className="small">{t['queue.claimAbout']()}</p>
              <p className="small">
                {t['handover.timeLeft']()} <TimeLeft until={deadline} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
