import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { bytesLeft, withReply } from '../../components/talk/text-size.ts';
import { ageOf, wordingAge } from './duty-plan.ts';
import type { StepProps } from './duty-props.ts';
import { hindrance, mayBecome } from './duty-state.ts';
import { FormAsked } from './form-asked.tsx';
import { wordingsIn, youthLanguage } from './guide.ts';
import { Guide } from './guide-sections.tsx';
import { HindranceLine } from './hindrance-line.tsx';
import { WhatNowCards } from './what-now-cards.tsx';
import { WordingList } from './wording-list.tsx';

/** Telling the youth, before anything is reported: in words of one's own, with the cards, and about safe contact. */
export function TellingStep(props: StepProps) {
  const { conversation, plan, state, online, routine, onPlan } = props;
  const t = useMessages();
  const language = youthLanguage(conversation);
  const wordings = wordingsIn(routine, language);
  if (wordings === null) return null;
  const swedish = wordings.language === 'sv' ? null : wordingsIn(routine, 'sv');
  const age = wordingAge(ageOf(plan, conversation.profile.ageBand));
  return (
    <div className="stack">
      <section className="duty-part">
        <h4>{t[`reporting.telling.for.${age}`]()}</h4>
        {(wordings.language !== language || !wordings.reviewed) && (
          <p className="guide-marks small">
            {wordings.language !== language &&
              t['reporting.telling.missing']({ language: t[`language.${language}`]() })}{' '}
            {!wordings.reviewed && t['reporting.unreviewed']()}
          </p>
        )}
        <WordingList
          wordings={wordings}
          swedish={swedish}
          age={age}
          onChoose={(text) => onPlan({ ...plan, telling: withReply(plan.telling, text) })}
        />
      </section>
      <Say {...props} />
      <WhatNowCards
        conversation={conversation}
        plan={plan}
        wordings={wordings}
        online={online}
        onPlan={onPlan}
        onGive={props.onGiveWhatNow}
      />
      <FormAsked form="safe-contact" conversation={conversation} online={online} onAsk={props.onAsk} />
      {mayBecome(state, 'told') && (
        <div className="step-mark">
          <p>{t['reporting.telling.markAbout']()}</p>
          <Button look="main" icon="check" isDisabled={!online} onPress={() => props.onConcern('told')}>
            {t['reporting.telling.mark']()}
          </Button>
        </div>
      )}
      <Guide routine={routine} section="telling" folded />
      <Guide routine={routine} section="telling-safe" folded />
    </div>
  );
}

/** The counsellor's own words, sent as any message is. */
function Say({ conversation, plan, online, onPlan, onSend }: StepProps) {
  const t = useMessages();
  const [sent, setSent] = useState<'sent' | 'failed' | null>(null);
  const why = hindrance(conversation);
  const text = plan.telling.trim();
  return (
    <section className="duty-part">
      <Field
        label={t['reporting.telling.yours']()}
        help={t['reporting.telling.yoursHelp']()}
        value={plan.telling}
        language={youthLanguage(conversation)}
        rows={6}
        autoComplete="off"
        error={bytesLeft(plan.telling) < 0 ? t['composer.tooLong']() : null}
        onChange={(telling) => {
          setSent(null);
          onPlan({ ...plan, telling });
        }}
      />
      <p className="small" role="status">
        {sent === 'sent' && t['reporting.telling.sent']()}
      </p>
      {sent === 'failed' && (
        <Note tone="clay" icon="alert" role="alert">
          {t['reporting.failed']()}
        </Note>
      )}
      <HindranceLine why={why} />
      <div className="row">
        <Button
          look="main"
          size="small"
          icon="send"
          isDisabled={why !== null || !online || text === '' || bytesLeft(text) < 0}
          onPress={() => {
            const taken = onSend(text);
            setSent(taken ? 'sent' : 'failed');
            if (taken) onPlan({ ...plan, telling: '' });
          }}
        >
          {t['composer.send']()}
        </Button>
      </div>
    </section>
  );
}
