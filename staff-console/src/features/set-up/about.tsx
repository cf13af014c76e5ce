import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { useMessages } from '../../components/messages.tsx';
import { NewPassphrase } from '../../components/new-passphrase.tsx';
import { type PassphraseFault, passphraseFault } from '../../components/passphrase-rule.ts';
import { FIRST_SET_UP_STATE, isUsername, type SetUpForm, suggestUsername } from './set-up-state.ts';

type Missing = Partial<Record<keyof SetUpForm, true>>;

export function About({ onGiven }: { onGiven(form: SetUpForm, passphrase: string): void }) {
  const t = useMessages();
  const [form, setForm] = useState(FIRST_SET_UP_STATE.form);
  const [ownUsername, setOwnUsername] = useState(false);
  const [value, setValue] = useState({ passphrase: '', again: '' });
  const [fault, setFault] = useState<PassphraseFault | null>(null);
  const [missing, setMissing] = useState<Missing>({});

  const submit = () => {
    const faults: Missing = {};
    for (const key of ['centreName', 'nameShown', 'organisation'] as const) {
      if (form[key].trim() === '') faults[key] = true;
    }
    if (!isUsername(form.username)) faults.username = true;
    const found = passphraseFault(value.passphrase, value.again, {
      names: [form.username, form.nameShown, form.centreName],
    });
    setMissing(faults);
    setFault(found);
    if (found === null && Object.keys(faults).length === 0) onGiven(form, value.passphrase);
  };

  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        focusFirstFault(event.currentTarget);
      }}
    >
      <Field
        label={t['field.centreName']()}
        help={t['setUp.centreHelp']()}
        error={missing.centreName ? t['field.empty']() : null}
        value={form.centreName}
        onChange={(centreName) => setForm({ ...form, centreName })}
        autoComplete="off"
        maxLength={120}
      />
      <div className="columns">
        <Field
          label={t['field.nameShown']()}
          help={t['field.nameShownHelp']()}
          error={missing.nameShown ? t['field.empty']() : null}
          value={form.nameShown}
          onChange={(nameShown) =>
            setForm({ ...form, nameShown, username: ownUsername ? form.username : suggestUsername(nameShown) })
          }
          autoComplete="off"
          maxLength={120}
        />
        <Field
          label={t['field.organisation']()}
          error={missing.organisation ? t['field.empty']() : null}
          value={form.organisation}
          onChange={(organisation) => setForm({ ...form, organisation })}
          autoComplete="off"
          maxLength={120}
        />
      </div>
      <Field
        label={t['field.username']()}
        help={t['field.usernameHelp']()}
        error={missing.username ? t['field.usernameWrong']() : null}
        value={form.username}
        onChange={(username) => {
          setOwnUsername(username !== '');
          setForm({ ...form, username: username.toLowerCase() });
        }}
        autoComplete="username"
        maxLength={40}
      />
      <NewPassphrase
        label={t['field.passphrase']()}
        value={value}
        fault={fault}
        autoComplete="new-password"
        onChange={setValue}
      />
      <Button type="submit" look="main">
        {t['setUp.continue']()}
      </Button>
    </Form>
  );
}
