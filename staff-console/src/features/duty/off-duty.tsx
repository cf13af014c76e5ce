/** What a counsellor sees first: the way on duty, or why there is none yet. */
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { Button } from '../../components/button.tsx';
import { KeyFingerprint } from '../../components/key-fingerprint.tsx';
import { Mark } from '../../components/mark.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { DutyForm } from './duty-form.tsx';

interface OffDutyProps {
  nameShown: string;
  online: boolean;
  languages: readonly ConversationLanguage[];
  capacity: number;
  /** Fingerprint of one's own key while it is not certified; null when it is. */
  uncertified: string | null;
  onCheckCertificate(): void;
  onDutyOn(languages: readonly ConversationLanguage[], capacity: number): void;
}

export function OffDuty({
  nameShown,
  online,
  languages,
  capacity,
  uncertified,
  onCheckCertificate,
  onDutyOn,
}: OffDutyProps) {
  const t = useMessages();
  return (
    <section className="welcome card" aria-labelledby="off-duty-title">
      <Mark large />
      <h2 id="off-duty-title">{t['duty.welcome']({ name: nameShown })}</h2>
      {uncertified === null ? (
        <>
          <p className="soft">{t['duty.welcomeLead']()}</p>
          <DutyForm
            languages={languages}
            capacity={capacity}
            submit={t['duty.goOn']()}
            isDisabled={!online}
            onSubmit={onDutyOn}
          />
        </>
      ) : (
        <>
          <Note tone="glow" icon="key" role="status">
            {t['duty.uncertified']()}
          </Note>
          <KeyFingerprint label={t['fingerprint.yours']()} value={uncertified} />
          <Button onPress={onCheckCertificate}>{t['duty.checkCertificate']()}</Button>
        </>
      )}
    </section>
  );
}
