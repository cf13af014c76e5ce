import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { KeptEntry } from '@dorren/shared/protocol/directory.ts';
import { createPortal } from 'react-dom';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { PressToCopy } from '../../components/press-to-copy.tsx';
import { asText, CONTACT_STEPS, type ContactList, EMPTY_CONTACT_LIST, isShort, isWritten } from './contact-list.ts';

interface ContactStepProps {
  list: ContactList;
  onList(list: ContactList): void;
  onSearch(): void;
}

const MAX_LETTERS = 2_000;

/** The step list for taking contact together. Never sent: printed or copied from here. */
export function ContactStepList({ list, onList, onSearch }: ContactStepProps) {
  const t = useMessages();
  const written = isWritten(list);
  return (
    <div className="stack">
      <p className="small">{t['referral.contact.about']()}</p>
      <Button size="small" icon="search" onPress={onSearch}>
        {t['referral.step.directory']()}
      </Button>
      <ol className="contact-steps">
        {CONTACT_STEPS.map((step) => (
          <li key={step} dir="auto">
            <Field
              label={t[`referral.contact.${step}`]()}
              help={t[`referral.contact.${step}Help`]()}
              value={list[step]}
              rows={isShort(step) ? 1 : 2}
              maxLength={MAX_LETTERS}
              autoComplete="off"
              onChange={(text) => onList({ ...list, [step]: text })}
            />
          </li>
        ))}
      </ol>
      <p className="soft small">{t['referral.contact.source']()}</p>
      <Note tone="glow" icon="alert">
        {t['referral.contact.trace']()}
      </Note>
      <div className="row">
        <Button icon="print" isDisabled={!written} onPress={() => window.print()}>
          {t['referral.contact.print']()}
        </Button>
        {written && <PressToCopy text={asText(list, (step) => t[`referral.contact.${step}`]())} />}
        {written && (
          <Button look="quiet" icon="trash" onPress={() => onList(EMPTY_CONTACT_LIST)}>
            {t['referral.contact.clear']()}
          </Button>
        )}
      </div>
      {written && createPortal(<Printed list={list} />, document.body)}
    </div>
  );
}

/** All that is printed: only the list, with nothing that says where it comes from. */
function Printed({ list }: { list: ContactList }) {
  const t = useMessages();
  return (
    <div className="only-print contact-print">
      <h1>{t['referral.contact.printTitle']()}</h1>
      <dl>
        {CONTACT_STEPS.map((step) => (
          <div key={step}>
            <dt>{t[`referral.contact.${step}`]()}</dt>
            <dd dir="auto">{list[step]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** An entry's name and numbers, as the first step wants them. */
export function useWhomOf(): (kept: KeptEntry) => string {
  const language = usePageLanguage();
  return ({ entry }) =>
    [inLanguage(entry.name, language).text, ...entry.telephones.map(({ number }) => number)].join(', ');
}
