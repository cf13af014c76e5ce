import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { Competence } from '@dorren/shared/protocol/directory.ts';
import type { Wanted } from '@dorren/shared/protocol/referral.ts';
import { CONVERSATION_LANGUAGES, type ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { indented } from '../../components/competences/competence-tree.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { SelectField } from '../../components/select-field.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { hindrance } from './possible.ts';

interface ReturnStepProps {
  conversation: Conversation;
  number: number;
  online: boolean;
  competences: readonly Competence[];
  wanted: Wanted;
  onWanted(wanted: Wanted): void;
  onReturn(): void;
}

const ANY = '';

/** Back to the queue, with what whoever takes it should know or speak. */
export function ReturnStep(props: ReturnStepProps) {
  const { conversation, number, online, competences, wanted, onWanted } = props;
  const t = useMessages();
  const pageLanguage = usePageLanguage();
  const [asking, setAsking] = useState(false);
  const why = hindrance('return', conversation);
  const any = { id: ANY as typeof ANY, name: t['referral.return.any']() };
  return (
    <div className="stack">
      <p>{t['referral.return.about']()}</p>
      {conversation.concern !== null && (
        <Note tone="clay" icon="alert">
          {t['reporting.goesAlong']()}
        </Note>
      )}
      {competences.length > 0 && (
        <SelectField<string>
          label={t['referral.return.competence']()}
          value={wanted.competence ?? ANY}
          options={[
            any,
            ...indented(competences).map(({ competence, depth }) => ({
              id: competence.id,
              name: inLanguage(competence.name, pageLanguage).text,
              depth,
            })),
          ]}
          onChange={(competence) => {
            const { competence: _, ...rest } = wanted;
            onWanted(competence === ANY ? rest : { ...rest, competence });
          }}
        />
      )}
      <SelectField<ConversationLanguage | typeof ANY>
        label={t['referral.return.language']()}
        value={wanted.language ?? ANY}
        options={[any, ...CONVERSATION_LANGUAGES.map((id) => ({ id, name: t[`language.${id}`]() }))]}
        onChange={(language) => {
          const { language: _, ...rest } = wanted;
          onWanted(language === ANY ? rest : { ...rest, language });
        }}
      />
      {why !== null && <p className="soft small">{t[`referral.hindrance.${why}`]()}</p>}
      <div className="row">
        <Button look="clay" isDisabled={why !== null || !online} onPress={() => setAsking(true)}>
          {t['referral.return.submit']()}
        </Button>
      </div>
      <Dialog
        title={t['referral.return.sure']({ number })}
        isOpen={asking && why === null}
        isQuestion
        onClose={() => setAsking(false)}
      >
        <p>{t['referral.return.sureAbout']()}</p>
        <div className="row">
          <Button
            look="clay"
            onPress={() => {
              setAsking(false);
              props.onReturn();
            }}
          >
            {t['referral.return.now']()}
          </Button>
          <Button autoFocus onPress={() => setAsking(false)}>
            {t['referral.return.keep']()}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
