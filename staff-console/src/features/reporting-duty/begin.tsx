import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import type { DutyState } from './duty-state.ts';

interface BeginProps {
  conversation: Conversation;
  state: DutyState;
  online: boolean;
  onConcern(step: 'open' | 'take-over'): void;
}

/** Before there is a concern of one's own: what one is, and the way into it. */
export function Begin({ conversation, state, online, onConcern }: BeginProps) {
  const t = useMessages();
  const { phase, arriving, other, wentAlong } = conversation;
  const isIn = phase !== 'ended' && phase !== 'distrusted' && !arriving;
  if (state === 'colleagues')
    return other === null ? null : (
      <Note tone="plain" icon="shield">
        <p>
          <strong>{t['reporting.colleagues']({ name: other.nameShown })}</strong>
        </p>
        <p>{t['reporting.colleaguesAbout']()}</p>
      </Note>
    );
  if (state === 'along') {
    const to = wentAlong?.to ?? null;
    return (
      <Note tone="glow" icon="shield">
        <p>
          <strong>{to === null ? t['reporting.along.next']() : t['reporting.along.to']({ name: to })}</strong>
        </p>
        <p>{t['reporting.along.about']()}</p>
      </Note>
    );
  }
  if (state === 'not-mine')
    return (
      <Note tone="clay" icon="alert">
        <p>
          <strong>{t['reporting.passedOn']()}</strong>
        </p>
        <p>
          {other === null ? t['reporting.passedOnAbout']() : t['reporting.passedOnRoom']({ name: other.nameShown })}
        </p>
        <Button look="main" isDisabled={!online || !isIn} onPress={() => onConcern('take-over')}>
          {t['reporting.takeOver']()}
        </Button>
        {arriving && <p className="small">{t['reporting.hindrance.arriving']()}</p>}
      </Note>
    );
  if (state === 'lost')
    return (
      <Note tone="clay" icon="alert" role="alert">
        <p>
          <strong>{t['reporting.lost']()}</strong>
        </p>
        <p>{t[`reporting.lostAbout.${conversation.concernOver === 'lost' ? 'lost' : 'gone'}`]()}</p>
      </Note>
    );
  const again = state === 'reported' || state === 'not-possible';
  return (
    <Note tone={again ? 'pine' : 'plain'} icon={again ? 'check' : 'shield'}>
      {again ? (
        <p>{t[`reporting.done.${state}`]()}</p>
      ) : (
        <>
          <p>
            <strong>{t['reporting.whatIs']()}</strong>
          </p>
          <p>{t['reporting.whatOpening']()}</p>
        </>
      )}
      {isIn && (
        <Button look={again ? 'plain' : 'main'} isDisabled={!online} onPress={() => onConcern('open')}>
          {again ? t['reporting.openAgain']() : t['reporting.open']()}
        </Button>
      )}
    </Note>
  );
}
