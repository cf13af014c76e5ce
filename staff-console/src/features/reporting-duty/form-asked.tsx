import type { Form } from '@dorren/shared/protocol/reporting-duty.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { AnswersList } from '../../components/concern/answers-list.tsx';
import { timeOfDay } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { asked, hindrance } from './duty-state.ts';
import { HindranceLine } from './hindrance-line.tsx';

interface FormAskedProps {
  form: Form;
  conversation: Conversation;
  online: boolean;
  onAsk(form: Form): boolean;
}

/** Puts a voluntary form before the youth, and shows what came of it. */
export function FormAsked({ form, conversation, online, onAsk }: FormAskedProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const [failed, setFailed] = useState(false);
  const { newest, answers } = asked(conversation, form);
  const why = hindrance(conversation);
  const waits = newest !== null && newest.answers === null;
  return (
    <section className="duty-part">
      <h4>{t[`reporting.form.${form}`]()}</h4>
      <p className="small">{t[`reporting.form.${form}About`]()}</p>
      {waits && (
        <p className="small" role="status">
          {t['reporting.form.waits']({ time: timeOfDay(newest.at, language) })} {t['reporting.form.againAbout']()}
        </p>
      )}
      {answers !== null && (
        <div role="status" className="answers-given">
          <p className="small">{t['reporting.form.came']()}</p>
          <AnswersList answers={answers} />
        </div>
      )}
      {failed && (
        <Note tone="clay" icon="alert" role="alert">
          {t['reporting.failed']()}
        </Note>
      )}
      <HindranceLine why={why} />
      <div className="row">
        <Button
          look={newest === null ? 'main' : 'plain'}
          size="small"
          isDisabled={why !== null || !online}
          onPress={() => setFailed(!onAsk(form))}
        >
          {newest === null ? t[`reporting.form.${form}Ask`]() : t['reporting.form.again']()}
        </Button>
      </div>
    </section>
  );
}
