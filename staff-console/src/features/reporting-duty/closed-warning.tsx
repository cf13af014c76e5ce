import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import { useMinute } from '../../components/clock.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Said } from '../../components/said.tsx';
import { agencies, isClosedNow } from './agencies.ts';

interface ClosedWarningProps {
  directory: StaffDirectory;
  /** As it is written in the report. */
  to: string;
  municipality: MunicipalityCode | null;
}

/** In immediate danger a board that is closed reads nothing tonight: who is on call instead. Nothing while it is open. */
export function ClosedWarning({ directory, to, municipality }: ClosedWarningProps) {
  const t = useMessages();
  const now = useMinute();
  if (!isClosedNow(directory, to, now)) return null;
  const onCall = agencies(directory, 'social-services-out-of-hours', municipality);
  return (
    <Note tone="clay" icon="alert" role="alert">
      <p>
        <strong>{t['reporting.report.closedNow']()}</strong>{' '}
        {onCall.length === 0 ? t['reporting.report.noOnCall']() : t['reporting.report.callNow']()}
      </p>
      {onCall.length > 0 && (
        <ul>
          {onCall.map(({ entry }) => (
            <li key={entry.id}>
              <Said text={entry.name} />{' '}
              {entry.telephones.map(({ number }) => (
                <bdi key={number} dir="ltr">
                  <strong>{number}</strong>{' '}
                </bdi>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
