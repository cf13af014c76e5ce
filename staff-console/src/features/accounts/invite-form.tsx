import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { AccountRequest } from '@dorren/shared/protocol/staff-http.ts';
import { ROLES } from '@dorren/shared/protocol/values.ts';
import { useMemo, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { byName } from '../../components/directory-search/names.ts';
import { Field } from '../../components/field.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { SkillsFields } from './skills-fields.tsx';

export type Invitee = AccountRequest;

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,39}$/;
/** No organisation's id: those begin with a letter or a digit. */
const NONE = '-';
const NOBODY: Invitee = {
  nameShown: '',
  organisation: '',
  username: '',
  role: 'counsellor',
  directoryOrganisation: null,
  teams: [],
  competences: [],
};

interface InviteFormProps {
  directory: StaffDirectory | null;
  busy: boolean;
  onSubmit(invitee: Invitee): void;
}

export function InviteForm({ directory, busy, onSubmit }: InviteFormProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const [invitee, setInvitee] = useState(NOBODY);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<Invitee>) => setInvitee({ ...invitee, ...part });
  const empty = (text: string) => (tried && text.trim() === '' ? t['field.empty']() : null);
  const homeless = invitee.role === 'contact-person' && invitee.directoryOrganisation === null;
  const organisations = useMemo(
    () =>
      (directory?.organisations ?? [])
        .map(({ organisation }) => ({ id: organisation.id, name: inLanguage(organisation.name, language).text }))
        .sort((one, other) => byName(language)(one.name, other.name)),
    [directory, language],
  );
  const isWhole = [invitee.nameShown, invitee.organisation].every((text) => text.trim() !== '') && !homeless;
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole && USERNAME.test(invitee.username)) onSubmit(invitee);
        else focusFirstFault(event.currentTarget);
      }}
    >
      <Field
        label={t['field.nameShown']()}
        help={invitee.role === 'contact-person' ? t['invite.nameOfContact']() : t['field.nameShownHelp']()}
        error={empty(invitee.nameShown)}
        value={invitee.nameShown}
        onChange={(nameShown) => set({ nameShown })}
        autoComplete="off"
        maxLength={120}
        autoFocus
      />
      <Field
        label={t['field.username']()}
        help={t['field.usernameHelp']()}
        error={tried && !USERNAME.test(invitee.username) ? t['field.usernameWrong']() : null}
        value={invitee.username}
        onChange={(username) => set({ username: username.toLowerCase() })}
        autoComplete="off"
        maxLength={40}
      />
      <SelectField
        label={t['field.role']()}
        help={t[`invite.role.${invitee.role}`]()}
        value={invitee.role}
        options={ROLES.map((id) => ({ id, name: t[`role.${id}`]() }))}
        onChange={(role) => set(role === 'counsellor' ? { role } : { role, teams: [], competences: [] })}
      />
      <SelectField
        label={t['invite.directoryOrganisation']()}
        help={invitee.role === 'contact-person' ? t['invite.organisationKept']() : t['invite.organisationComesFrom']()}
        error={tried && homeless ? t['invite.organisationNeeded']() : null}
        value={invitee.directoryOrganisation ?? NONE}
        options={[{ id: NONE, name: t['invite.noOrganisation']() }, ...organisations]}
        onChange={(id) => {
          const chosen = organisations.find((each) => each.id === id);
          // What it is called in words follows, unless somebody has written otherwise.
          const before = organisations.find((each) => each.id === invitee.directoryOrganisation);
          const follows = invitee.organisation === '' || invitee.organisation === before?.name;
          set({
            directoryOrganisation: chosen?.id ?? null,
            ...(follows ? { organisation: chosen?.name ?? '' } : {}),
          });
        }}
      />
      <Field
        label={t['field.organisation']()}
        help={t['field.organisationHelp']()}
        error={empty(invitee.organisation)}
        value={invitee.organisation}
        onChange={(organisation) => set({ organisation })}
        autoComplete="off"
        maxLength={120}
      />
      {invitee.role === 'counsellor' && (
        <SkillsFields
          skills={{ teams: invitee.teams, competences: invitee.competences }}
          directory={directory}
          onChange={set}
        />
      )}
      <Button type="submit" look="main" isDisabled={busy}>
        {t['invite.submit']()}
      </Button>
    </Form>
  );
}
