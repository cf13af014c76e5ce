import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Edition } from '@dorren/shared/protocol/texts.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { timeOfDay } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import type { Outcome } from '../../components/outcome.ts';
import type { Conversation } from '../../lib/staff-state.ts';
import type { DutyPlan } from './duty-plan.ts';
import { type DutyState, placeOnTrack, TRACK, wasAt } from './duty-state.ts';
import { NoticeDialog } from './notice-dialog.tsx';

interface DutyHeadProps {
  conversation: Conversation;
  plan: DutyPlan;
  state: DutyState;
  /** The edition that was acknowledged. */
  onNotice(): Promise<Outcome<Edition, RefusalCode>>;
}

/** Always in sight: how old, what was acknowledged, and where the duty stands. */
export function DutyHead({ conversation, plan, state, onNotice }: DutyHeadProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const [reading, setReading] = useState(false);
  const { notice, profile, acknowledgedAt } = conversation;
  return (
    <div className="duty-facts">
      <div className="duty-who">
        <span className="tag">{profile.ageBand ? t[`age.${profile.ageBand}`]() : t['reporting.ageUnknown']()}</span>
        <Button look="quiet" size="small" icon="file" onPress={() => setReading(true)}>
          {t['reporting.readNotice']()}
        </Button>
        <p className="small">
          {t['reporting.acknowledged']({
            version: notice.version,
            language: t[`language.${notice.language}`](),
            level: t[`reporting.level.${notice.level}`](),
            time: timeOfDay(acknowledgedAt, language),
          })}
        </p>
      </div>
      <ol className="duty-track" aria-label={t['reporting.track']()}>
        {TRACK.map((stage, place) => {
          const at = placeOnTrack(state, conversation);
          const past = place < at && wasAt(stage, plan);
          const name =
            stage === 'outcome' && (state === 'reported' || state === 'not-possible')
              ? t[`reporting.state.${state}`]()
              : t[`reporting.track.${stage}`]();
          return (
            <li
              key={stage}
              data-place={place === at ? 'here' : past ? 'past' : place < at ? 'skipped' : 'ahead'}
              aria-current={place === at ? 'step' : undefined}
            >
              <span className="duty-dot">{past && <Icon name="check" />}</span>
              <span>{name}</span>
            </li>
          );
        })}
      </ol>
      {state === 'not-possible' && plan.stated?.is === 'not-possible' && (
        <p className="small">{t['reporting.because']({ why: t[`statistics.why.${plan.stated.why}`]() })}</p>
      )}
      {reading && <NoticeDialog notice={notice} onFetch={onNotice} onClose={() => setReading(false)} />}
    </div>
  );
}
