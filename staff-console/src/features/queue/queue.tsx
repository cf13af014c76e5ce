import type { Competence } from '@dorren/shared/protocol/directory.ts';
import type { Claim, QueueEntry } from '@dorren/shared/protocol/staff-messages.ts';
import { type ConversationLanguage, MUNICIPALITIES } from '@dorren/shared/protocol/values.ts';
import { GridList, GridListItem } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { SpokenStatus } from '../../components/status.tsx';
import { Claims } from './claims.tsx';
import { QueueCard } from './queue-card.tsx';
import './queue.css';

interface QueueProps {
  entries: readonly QueueEntry[];
  /** All who wait, also those beyond the entries. */
  waiting: number;
  /** Those whom one would take, while they read one's notice. */
  claims: readonly Claim[];
  online: boolean;
  onDuty: boolean;
  /** How many more one can take. */
  freePlaces: number;
  /** The languages one is on duty with. */
  languages: readonly ConversationLanguage[];
  /** For what is wanted for those who were returned. */
  competences: readonly Competence[];
  onTake(id: string): void;
  onTakeNext(): void;
}

export function Queue(props: QueueProps) {
  const { entries, waiting, claims, online, onDuty, freePlaces, languages, competences, onTake, onTakeNext } = props;
  const t = useMessages();
  const canTake = online && onDuty && freePlaces > 0;
  return (
    <section className="queue" aria-labelledby="queue-title" id="queue" tabIndex={-1}>
      <header className="queue-head">
        <h2 id="queue-title">{t['queue.title']()}</h2>
        {onDuty && <span className="count">{t['queue.waiting']({ waiting })}</span>}
        <SpokenStatus>{onDuty ? t['queue.spoken']({ waiting }) : ''}</SpokenStatus>
      </header>
      {onDuty ? (
        <>
          <Button look="main" icon="door" isDisabled={!canTake || waiting === 0} onPress={onTakeNext}>
            {t['queue.takeNext']()}
          </Button>
          <p className="soft small queue-places">{places(t, freePlaces)}</p>
          <Claims claims={claims} />
          <GridList
            className="queue-list"
            aria-label={t['queue.list']()}
            items={entries}
            dependencies={[canTake, languages, competences, t]}
            disallowTypeAhead
            renderEmptyState={() => <p className="empty">{t['queue.empty']()}</p>}
          >
            {(entry) => (
              <GridListItem className="queue-item" textValue={nameOf(t, entry)}>
                <QueueCard
                  entry={entry}
                  languages={languages}
                  competences={competences}
                  canTake={canTake}
                  onTake={() => onTake(entry.id)}
                />
              </GridListItem>
            )}
          </GridList>
          {waiting > entries.length && (
            <p className="soft small">{t['queue.more']({ more: waiting - entries.length })}</p>
          )}
        </>
      ) : (
        <p className="empty">{t['queue.offDuty']()}</p>
      )}
    </section>
  );
}

function places(t: ReturnType<typeof useMessages>, freePlaces: number): string {
  return freePlaces > 0 ? t['queue.places']({ freePlaces }) : t['queue.noPlaces']();
}

/** What tells one who waits from another, where there are no names. */
function nameOf(t: ReturnType<typeof useMessages>, { profile, first, wanted, concern }: QueueEntry): string {
  const { language, ageBand, municipality } = profile;
  return [
    wanted !== null ? t['queue.returned']() : first && t['queue.first'](),
    concern && t['reporting.tag'](),
    language ? t[`language.${language}`]() : t['profile.noLanguage'](),
    ageBand && t[`age.${ageBand}`](),
    municipality && MUNICIPALITIES[municipality],
  ]
    .filter(Boolean)
    .join(', ');
}
