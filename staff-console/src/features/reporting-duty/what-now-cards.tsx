import { WHAT_NOW_STEPS, type WhatNowCard, type WhatNowStep } from '@dorren/shared/protocol/reporting-duty.ts';
import type { RoutineWordings } from '@dorren/shared/protocol/routine.ts';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { timeOfDay } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import type { CardWords, DutyPlan } from './duty-plan.ts';
import { cardGiven, hindrance } from './duty-state.ts';
import { HindranceLine } from './hindrance-line.tsx';

interface WhatNowCardsProps {
  conversation: Conversation;
  plan: DutyPlan;
  wordings: RoutineWordings;
  online: boolean;
  onPlan(plan: DutyPlan): void;
  onGive(card: WhatNowCard): boolean;
}

/** As `shortText` and a card's paragraph have it. */
const MAX_HEADING = 120;
const MAX_TEXT = 1200;

/** The cards that tell the youth what happens now: each can be changed, and is given when it is pressed. */
export function WhatNowCards(props: WhatNowCardsProps) {
  const { conversation, plan, wordings, onPlan } = props;
  const t = useMessages();
  const language = usePageLanguage();
  return (
    <section className="duty-part">
      <h4>{t['reporting.cards']()}</h4>
      <p className="small">{t['reporting.cardsAbout']()}</p>
      <ol className="what-now">
        {WHAT_NOW_STEPS.map((step) => {
          const words = wordsOf(plan, wordings, step);
          const given = cardGiven(conversation, step);
          const isOpen = plan.card === step;
          return (
            <li key={step} data-open={isOpen || undefined}>
              <AriaButton
                className="what-now-head"
                aria-expanded={isOpen}
                onPress={() => onPlan({ ...plan, card: isOpen ? null : step })}
              >
                <span className="what-now-turn">
                  <Icon name="chevron" />
                </span>
                <span className="what-now-name" lang={wordings.language} dir="auto">
                  {words.heading}
                </span>
                {given && (
                  <span className="tag" data-tone="pine">
                    {t['reporting.cardGivenAt']({ time: timeOfDay(given.at, language) })}
                  </span>
                )}
              </AriaButton>
              {isOpen && <OpenCard {...props} step={step} words={words} again={given !== null} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface OpenCardProps extends WhatNowCardsProps {
  step: WhatNowStep;
  words: CardWords;
  again: boolean;
}

function OpenCard({ conversation, plan, wordings, online, step, words, again, onPlan, onGive }: OpenCardProps) {
  const t = useMessages();
  const [failed, setFailed] = useState(false);
  const why = hindrance(conversation);
  const { language } = wordings;
  const change = (part: Partial<CardWords>) =>
    onPlan({ ...plan, cards: { ...plan.cards, [step]: { ...words, ...part } } });
  const ready = why === null && online && words.heading.trim() !== '' && words.text.trim() !== '';
  return (
    <div className="what-now-open">
      <Field
        label={t['reporting.card.heading']()}
        value={words.heading}
        language={language}
        maxLength={MAX_HEADING}
        autoComplete="off"
        onChange={(heading) => change({ heading })}
      />
      <Field
        label={t['reporting.card.text']()}
        value={words.text}
        language={language}
        rows={5}
        maxLength={MAX_TEXT}
        autoComplete="off"
        onChange={(text) => change({ text })}
      />
      {failed && (
        <Note tone="clay" icon="alert" role="alert">
          {t['reporting.failed']()}
        </Note>
      )}
      <HindranceLine why={why} />
      <div className="row">
        <Button
          look={again ? 'plain' : 'main'}
          size="small"
          icon="send"
          isDisabled={!ready}
          onPress={({ target }) => {
            const card: WhatNowCard = {
              kind: 'what-now',
              step,
              language,
              heading: words.heading.trim(),
              text: words.text.trim(),
            };
            const given = onGive(card);
            setFailed(!given);
            if (!given) return;
            // This button goes with the card that closes.
            target.closest('li')?.querySelector('button')?.focus();
            onPlan({ ...plan, card: null });
          }}
        >
          {again ? t['reporting.card.giveAgain']() : t['reporting.card.give']()}
        </Button>
        {plan.cards[step] !== undefined && (
          <Button
            look="quiet"
            size="small"
            icon="undo"
            onPress={() => {
              const { [step]: _, ...cards } = plan.cards;
              onPlan({ ...plan, cards });
            }}
          >
            {t['reporting.card.reset']()}
          </Button>
        )}
      </div>
    </div>
  );
}

/** As changed here, else as the routine has it. */
function wordsOf({ cards }: DutyPlan, wordings: RoutineWordings, step: WhatNowStep): CardWords {
  const found = cards[step] ?? wordings.cards.find((card) => card.step === step);
  return { heading: found?.heading ?? '', text: found?.text ?? '' };
}
