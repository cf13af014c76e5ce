import type { Profile } from '@dorren/shared/protocol/fields.ts';
import { MUNICIPALITIES } from '@dorren/shared/protocol/values.ts';
import { useMessages } from './messages.tsx';
import './profile-line.css';

/** What a youth chose to say, in one line. */
export function ProfileLine({ profile }: { profile: Profile }) {
  const t = useMessages();
  const { language, ageBand, municipality, topics = [] } = profile;
  return (
    <p className="profile-line">
      <span className="tag">{language ? t[`language.${language}`]() : t['profile.noLanguage']()}</span>
      {ageBand && <span>{t[`age.${ageBand}`]()}</span>}
      {municipality && <span>{MUNICIPALITIES[municipality]}</span>}
      {topics.map((topic) => (
        <span key={topic}>{t[`topic.${topic}`]()}</span>
      ))}
    </p>
  );
}
