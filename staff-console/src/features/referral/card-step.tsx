import { referralCardOf } from '@dorren/shared/directory/card.ts';
import type { KeptEntry, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import { useState } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Said } from '../../components/said.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { withoutPastDays } from './card-hours.ts';
import { CardPreview } from './card-preview.tsx';
import { hindrance } from './possible.ts';
import { cardLanguage, pageLanguageOf } from './youth-language.ts';

interface CardStepProps {
  conversation: Conversation;
  kept: KeptEntry;
  directory: StaffDirectory;
  nameShown: string;
  telephone: number | null;
  onTelephone(telephone: number | null): void;
  /** False when nothing was taken. */
  onGive(card: ReferralCard): boolean;
  onGiven(name: string): void;
}

const NONE = 'none';

/** What the youth would see, and which number stands on it, before it is given. */
export function CardStep(props: CardStepProps) {
  const { conversation, kept, directory, telephone } = props;
  const t = useMessages();
  const [failed, setFailed] = useState(false);
  const { entry } = kept;
  if (!entry.isPublic)
    return (
      <Note tone="glow" icon="shield">
        {t['referral.card.staffOnly']()}
      </Note>
    );
  const language = cardLanguage(conversation);
  const organisation = directory.organisations.find((each) => each.organisation.id === entry.organisationId);
  const kind = organisation?.organisation.kind ?? 'other-authority';
  const card = referralCardOf(entry, kind, language, telephone ?? entry.telephones.length);
  const why = hindrance('card', conversation);
  const languageName = t[`language.${language}`]();
  return (
    <div className="stack">
      {entry.telephones.length > 0 && (
        <RadioGroup
          className="choice-group"
          value={telephone === null ? NONE : String(telephone)}
          onChange={(value) => props.onTelephone(value === NONE ? null : Number(value))}
        >
          <Label>{t['referral.card.number']()}</Label>
          <div className="choices">
            {entry.telephones.map(({ number, label }, index) => (
              <RadioField key={number} value={String(index)}>
                <RadioButton className="choice">
                  <bdi dir="ltr">{number}</bdi>
                  {label && <Said text={label} />}
                </RadioButton>
              </RadioField>
            ))}
            <RadioField value={NONE}>
              <RadioButton className="choice">{t['referral.card.noNumber']()}</RadioButton>
            </RadioField>
          </div>
        </RadioGroup>
      )}
      <h3>{t['referral.card.preview']()}</h3>
      <p className="soft small">
        {card.language === language
          ? t['referral.card.language']({ language: languageName })
          : t['referral.card.onlySwedish']({ language: languageName })}
      </p>
      <CardPreview card={card} language={pageLanguageOf(conversation)} nameShown={props.nameShown} />
      {failed && (
        <Note tone="clay" icon="alert" role="alert">
          {t['referral.card.failed']()}
        </Note>
      )}
      {why !== null && <p className="soft small">{t[`referral.hindrance.${why}`]()}</p>}
      <div className="row">
        <Button
          look="main"
          icon="send"
          isDisabled={why !== null}
          onPress={() => {
            const given = props.onGive(withoutPastDays(card, Date.now()));
            setFailed(!given);
            if (given) props.onGiven(card.name);
          }}
        >
          {t['referral.card.give']()}
        </Button>
      </div>
    </div>
  );
}
