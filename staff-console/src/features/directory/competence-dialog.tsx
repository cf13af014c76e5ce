import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import { type Competence, competence as competenceSchema } from '@dorren/shared/protocol/directory.ts';
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import * as v from 'valibot';
import { Button } from '../../components/button.tsx';
import { branch, competenceIdOf, indented } from '../../components/competences/competence-tree.ts';
import { Dialog } from '../../components/dialog.tsx';
import { faultAt } from '../../components/fault-words.ts';
import { type Faults, faultsOf } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { textDraft, textOf } from './entry-draft.ts';

/** No competence's id: an id begins with a letter. */
const TOP = '-';

interface CompetenceDialogProps {
  /** Null for a new one. */
  competence: Competence | null;
  parent: string | null;
  list: readonly Competence[];
  onDone(competence: Competence): void;
  onClose(): void;
}

export function CompetenceDialog({ competence, parent, list, onDone, onClose }: CompetenceDialogProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const [name, setName] = useState(textDraft(competence?.name ?? null));
  const [under, setUnder] = useState(parent ?? TOP);
  const [also, setAlso] = useState(competence?.also.join(', ') ?? '');
  const [faults, setFaults] = useState<Faults>(new Map());
  // Nothing goes under itself, nor under what is under it.
  const own = competence ? branch(list, competence.id) : new Set<string>();
  const parents = indented(list)
    .filter(({ competence: { id } }) => !own.has(id))
    .map(({ competence: each, depth }) => ({ id: each.id, name: inLanguage(each.name, language).text, depth }));

  const done = (form: HTMLFormElement) => {
    const parsed = v.safeParse(competenceSchema, {
      id: competence?.id ?? competenceIdOf(name.sv, list),
      parent: under === TOP ? null : under,
      name: textOf(name) ?? { sv: '' },
      also: also.split(',').flatMap((word) => word.trim() || []),
    });
    setFaults(new Map(parsed.success ? [] : faultsOf(parsed.issues)));
    if (parsed.success) onDone(parsed.output);
    else focusFirstFault(form);
  };

  return (
    <Dialog title={competence ? t['competence.editTitle']() : t['competence.add']()} isOpen isForm onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          done(event.currentTarget);
        }}
      >
        {PAGE_LANGUAGES.map((each) => (
          <Field
            key={each}
            language={each}
            label={t['competence.name']({ language: t[`language.${each}`]() })}
            value={name[each]}
            error={faultAt(t, faults, `name.${each}`)}
            onChange={(text) => setName({ ...name, [each]: text })}
            maxLength={120}
            autoComplete="off"
          />
        ))}
        <SelectField
          label={t['competence.under']()}
          value={under}
          options={[{ id: TOP, name: t['competence.top']() }, ...parents]}
          onChange={setUnder}
        />
        <Field
          label={t['competence.also']()}
          help={t['competence.alsoHelp']()}
          value={also}
          error={[...faults.keys()].some((place) => place.startsWith('also')) ? t['competence.alsoWrong']() : null}
          onChange={setAlso}
          rows={3}
          autoComplete="off"
        />
        <div className="row">
          <Button type="submit" look="main">
            {t['competence.done']()}
          </Button>
          <Button onPress={onClose}>{t['dialog.cancel']()}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
