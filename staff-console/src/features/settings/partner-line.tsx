import { snippet } from '@dorren/shared/protocol/snippet.ts';
import { useMessages } from '../../components/messages.tsx';
import { PressToCopy } from '../../components/press-to-copy.tsx';

interface PartnerLineProps {
  /** Of the youth's page. */
  origin: string;
  title: string;
}

const MUSTS = ['quiet', 'history', 'tls', 'over', 'size', 'around', 'headers'] as const;

/** What partners are given to put into their page, and what they have to know. */
export function PartnerLine({ origin, title }: PartnerLineProps) {
  const t = useMessages();
  const line = snippet(origin, title);
  return (
    <section className="card stack" aria-labelledby="settings-line">
      <h3 id="settings-line">{t['settings.partnerLine']()}</h3>
      <p className="soft small">{t['settings.partnerLineHelp']()}</p>
      <pre className="partner-line" dir="ltr">
        <code>{line}</code>
      </pre>
      <PressToCopy text={line} />
      <h4>{t['settings.partnerMust']()}</h4>
      <ul className="points">
        {MUSTS.map((each) => (
          <li key={each}>{t[`settings.partnerMust.${each}`]()}</li>
        ))}
      </ul>
    </section>
  );
}
