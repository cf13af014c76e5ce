/** All that opens at a press. */

import { DUTY_OPENED } from './duty-opened.ts';
import { type Opened, press } from './press.ts';
import { REFERRAL_OPENED } from './referral-opened.ts';
import { TEXTS_OPENED } from './texts-opened.ts';

const DIRECTORY = [press('admin.directory')];
const NORTH = { name: 'Ungdomsgruppen Norra' };
const MENU = press('app.menu', { name: 'Maria' });

export const OPENED: readonly Opened[] = [
  { name: 'duty', story: 'talk', presses: [press('duty.on', { capacity: 3 })] },
  { name: 'arrivals', story: 'queue', presses: [press('arrivals.off')] },
  { name: 'shortcuts', story: 'queue', presses: [press('app.shortcuts')] },
  { name: 'menu', story: 'queue', presses: [MENU] },
  { name: 'replies-editor', story: 'queue', presses: [MENU, press('app.replies')] },
  { name: 'sign-out-question', story: 'talk', presses: [MENU, press('app.signOut')] },
  { name: 'language', story: 'sign-in', presses: [press('app.language')] },
  { name: 'fingerprint', story: 'talk', presses: [press('fingerprint.button')] },
  { name: 'replies', story: 'talk', presses: [press('replies.button')] },
  { name: 'end-question', story: 'talk', presses: [press('conversation.end')] },
  { name: 'settings', story: 'administrator', presses: [press('admin.settings')] },
  {
    name: 'settings-faults',
    story: 'administrator',
    presses: [press('admin.settings'), press('settings.addPartner'), press('settings.save')],
  },
  { name: 'invite', story: 'administrator', presses: [press('accounts.invite')] },
  { name: 'invite-again', story: 'administrator', presses: [press('accounts.inviteAgain')] },
  { name: 'certify', story: 'administrator', presses: [press('accounts.certify')] },
  { name: 'disable', story: 'administrator', presses: [press('accounts.disable')] },
  { name: 'disabled', story: 'administrator', presses: [press('accounts.disable'), press('disable.submit')] },
  { name: 'revoke', story: 'administrator', presses: [press('accounts.revoke')] },
  { name: 'skills', story: 'administrator', presses: [press('accounts.skills')] },
  { name: 'counsellor-directory', story: 'talk', presses: [press('directory.open')] },
  { name: 'directory', story: 'board', presses: [press('admin.directory')] },
  { name: 'organisations', story: 'board', presses: [...DIRECTORY, press('directory.section.organisations')] },
  { name: 'stale', story: 'board', presses: [...DIRECTORY, press('directory.section.stale')] },
  { name: 'changes', story: 'board', presses: [...DIRECTORY, press('directory.section.news')] },
  { name: 'competences', story: 'board', presses: [...DIRECTORY, press('directory.section.competences')] },
  {
    name: 'competence',
    story: 'board',
    presses: [...DIRECTORY, press('directory.section.competences'), press('competence.add')],
  },
  { name: 'files', story: 'board', presses: [...DIRECTORY, press('directory.section.files')] },
  { name: 'statistics', story: 'board', presses: [press('admin.statistics')] },
  { name: 'history', story: 'contact-person', presses: [press('directory.section.history')] },
  { name: 'entry-form', story: 'contact-person', presses: [press('directory.editOf', NORTH)] },
  {
    name: 'entry-faults',
    story: 'contact-person',
    presses: [press('directory.form.new'), press('directory.form.saveOnly')],
  },
  { name: 'entry-remove', story: 'contact-person', presses: [press('directory.removeOf', NORTH)] },
  { name: 'entry-unconfirmed', story: 'contact-person', presses: [press('directory.confirmOf', NORTH)] },
  {
    name: 'entry-saved-unconfirmed',
    story: 'directory-unconfirmed',
    presses: [press('directory.form.saveAndConfirm')],
  },
  { name: 'organisation-form', story: 'contact-person', presses: [press('directory.organisation.edit')] },
  { name: 'set-up-faults', story: 'set-up-about', presses: [press('setUp.continue')] },
  ...REFERRAL_OPENED,
  ...DUTY_OPENED,
  ...TEXTS_OPENED,
];
