import { SIGNS } from '@dorren/shared/crypto/fingerprint.ts';
import { DialogTrigger, Popover } from 'react-aria-components';
import { IconButton } from '../../components/button.tsx';
import { type Messages, useMessages } from '../../components/messages.tsx';

type SignKey = Extract<keyof Messages, `sign.${number}`>;

/** The seven signs of the handshake, for those who want to compare them by telephone. */
export function FingerprintButton({ fingerprint }: { fingerprint: readonly number[] }) {
  const t = useMessages();
  return (
    <DialogTrigger>
      <IconButton label={t['fingerprint.button']()} icon="key" />
      <Popover className="popover">
        <div className="dialog fingerprint">
          <h2 className="dialog-title">{t['fingerprint.title']()}</h2>
          <ol className="signs">
            {fingerprint.map((index, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sign may come twice and never moves
              <li key={place}>
                <span className="sign" aria-hidden="true">
                  {SIGNS[index]}
                </span>
                {t[`sign.${index}` as SignKey]()}
              </li>
            ))}
          </ol>
          <p className="soft small">{t['fingerprint.about']()}</p>
        </div>
      </Popover>
    </DialogTrigger>
  );
}
