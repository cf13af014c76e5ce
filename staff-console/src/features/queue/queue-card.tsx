import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { Competence } from '@dorren/shared/protocol/directory.ts';
import type { QueueEntry } from '@dorren/shared/protocol/staff-messages.ts';
import { type ConversationLanguage, MUNICIPALITIES } from '@dorren/shared/protocol/values.ts';
import { Button } from '../../components/button.tsx';
import { ConcernTag } from '../../components/concern/concern-tag.tsx';
import { Elapsed } from '../../components/elapsed.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';

interface QueueCardProps {
  entry: QueueEntry;
  languages: readonly ConversationLanguage[];
  competences: readonly Competence[];
  canTake: boolean;
  onTake(): void;
}

/** One who waits: what they chose to say, and for how long they have waited. */
export function QueueCard({ entry, languages, competences, canTake, onTake }: QueueCardProps) {
  const t = useMessages();
  const pageLanguage = usePageLanguage();
  const { wanted } = entry;
  const competence = competences.find(({ id }) => id === wanted?.competence);
  const needed = [
    competence ? inLanguage(competence.name, pageLanguage).text : wanted?.competence,
    wanted?.language && t[`language.${wanted.language}`](),
  ].filter(Boolean);
  const { language, ageBand, topics, municipality } = entry.profile;
  return (
    <div className="queue-card" data-first={entry.first || undefined}>
      <div className="queue-card-main">
        <p className="queue-card-top">
          <Elapsed since={entry.joinedAt} />
          {entry.first && (
            <span className="tag" data-tone="glow">
              {wanted === null ? t['queue.first']() : t['queue.returned']()}
            </span>
          )}
          {entry.concern && <ConcernTag />}
        </p>
        <p className="queue-card-who">
          <span className="tag" data-tone={language && languages.includes(language) ? 'pine' : undefined}>
            {language ? t[`language.${language}`]() : t['profile.noLanguage']()}
          </span>
          {ageBand && <span>{t[`age.${ageBand}`]()}</span>}
          {municipality && <span>{MUNICIPALITIES[municipality]}</span>}
        </p>
        <p className="queue-card-about">
          {topics && topics.length > 0
            ? topics.map((topic) => t[`topic.${topic}`]()).join(' · ')
            : t['profile.noTopic']()}
        </p>
        {needed.length > 0 && <p className="queue-card-wanted">{t['queue.wanted']({ what: needed.join(' · ') })}</p>}
        <p className="soft small">
          {t['notice.short']({ version: entry.notice.version, language: t[`language.${entry.notice.language}`]() })}
        </p>
      </div>
      <Button size="small" isDisabled={!canTake} onPress={onTake}>
        {t['queue.take']()}
      </Button>
    </div>
  );
}
