import type { ReferralRequest } from '@dorren/shared/protocol/staff-messages.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ConcernTag } from '../../components/concern/concern-tag.tsx';
import { useMessages } from '../../components/messages.tsx';
import { ProfileLine } from '../../components/profile-line.tsx';
import { SpokenStatus } from '../../components/status.tsx';
import { TimeLeft } from '../../components/time-left.tsx';
import './requests.css';

const NOTHING_KNOWN = { offers: [], spoken: null };

interface RequestsProps {
  requests: readonly ReferralRequest[];
  online: boolean;
  freePlaces: number;
  onAnswer(offer: string, accept: boolean): void;
}

/** What colleagues ask of oneself: wherever one is in the console, until it is answered or too late. */
export function Requests({ requests, online, freePlaces, onAnswer }: RequestsProps) {
  const t = useMessages();
  const spoken = useSpoken(requests);
  return (
    <>
      <SpokenStatus>{spoken && t[`request.title.${spoken.mode}`]({ name: spoken.from.nameShown })}</SpokenStatus>
      {requests.length > 0 && (
        <section className="requests" aria-label={t['request.list']()}>
          {requests.map((request) => (
            <Request
              key={request.offer}
              request={request}
              online={online}
              isFull={freePlaces === 0 && request.mode !== 'consultation'}
              onAnswer={(accept) => onAnswer(request.offer, accept)}
            />
          ))}
        </section>
      )}
    </>
  );
}

/** The newest that came, until all are gone: each is read aloud once, and none again because another was answered. */
function useSpoken(requests: readonly ReferralRequest[]): ReferralRequest | null {
  const [known, setKnown] = useState<{ offers: readonly string[]; spoken: ReferralRequest | null }>(NOTHING_KNOWN);
  const fresh = requests.filter(({ offer }) => !known.offers.includes(offer)).at(-1);
  if (fresh === undefined && requests.length === known.offers.length) return known.spoken;
  const spoken = fresh ?? (requests.length === 0 ? null : known.spoken);
  setKnown({ offers: requests.map(({ offer }) => offer), spoken });
  return spoken;
}

interface RequestProps {
  request: ReferralRequest;
  online: boolean;
  isFull: boolean;
  onAnswer(accept: boolean): void;
}

function Request({ request, online, isFull, onAnswer }: RequestProps) {
  const t = useMessages();
  const { mode, from, profile, notice, deadline } = request;
  const names = { name: from.nameShown };
  return (
    <article className="request" aria-label={t[`request.title.${mode}`](names)}>
      <div className="request-words">
        <h2>{t[`request.title.${mode}`](names)}</h2>
        <p className="small">
          {t[`role.${from.role}`]()} · {from.organisation}
        </p>
        <p className="small">{t[`request.about.${mode}`](names)}</p>
        {profile !== null && <ProfileLine profile={profile} />}
        {notice !== null && (
          <p className="small">
            {t['notice.short']({ version: notice.version, language: t[`language.${notice.language}`]() })}
          </p>
        )}
        {request.concern && (
          <p className="small">
            <ConcernTag /> {t['reporting.comesWith']()}
          </p>
        )}
        {isFull && <p className="request-full">{t['request.full']()}</p>}
      </div>
      <div className="request-answer">
        <p className="small">
          {t['handover.timeLeft']()} <TimeLeft until={deadline} />
        </p>
        <div className="row">
          <Button look="main" isDisabled={!online || isFull} onPress={() => onAnswer(true)}>
            {t[`request.accept.${mode}`]()}
          </Button>
          <Button isDisabled={!online} onPress={() => onAnswer(false)}>
            {t['request.decline']()}
          </Button>
        </div>
      </div>
    </article>
  );
}
