import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { AccountsActions, ListedAccount } from './accounts-actions.ts';
import { SkillsFields } from './skills-fields.tsx';

interface SkillsDialogProps {
  account: ListedAccount;
  directory: StaffDirectory | null;
  onSave: AccountsActions['changeSkills'];
  onClose(): void;
}

export function SkillsDialog({ account, directory, onSave, onClose }: SkillsDialogProps) {
  const t = useMessages();
  const { teams, competences } = account;
  const [skills, setSkills] = useState({ teams, competences });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const save = async () => {
    setBusy(true);
    const code = await onSave(account.staffId, skills);
    setBusy(false);
    setRefusal(code);
    if (code === null) onClose();
  };
  return (
    <Dialog title={t['accounts.skillsOf']({ name: account.nameShown })} isOpen wide onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SkillsFields skills={skills} directory={directory} onChange={setSkills} />
        {refusal !== null && (
          <Note tone="clay" icon="alert" role="alert">
            {t[`code.${refusal}`]()}
          </Note>
        )}
        <div className="row">
          <Button type="submit" look="main" isDisabled={busy}>
            {t['settings.save']()}
          </Button>
          <Button onPress={onClose}>{t['dialog.cancel']()}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
