/** What opens at a press: from which story, and which buttons (or tabs, or menu items) lead there, by their messages. */
import type { StoryName } from './names.ts';

export interface Opened {
  name: string;
  story: StoryName;
  presses: readonly { message: string; values?: object }[];
}

const press = (message: string, values?: object) => (values === undefined ? { message } : { message, values });
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
  { name: 'invite', story: 'administrator', presses: [press('accounts.invite')] },
  { name: 'invite-again', story: 'administrator', presses: [press('accounts.inviteAgain')] },
  { name: 'certify', story: 'administrator', presses: [press('accounts.certify')] },
  { name: 'disable', story: 'administrator', presses: [press('accounts.disable')] },
  { name: 'disabled', story: 'administrator', presses: [press('accounts.disable'), press('disable.submit')] },
  { name: 'revoke', story: 'administrator', presses: [press('accounts.revoke')] },
  { name: 'set-up-faults', story: 'set-up-about', presses: [press('setUp.continue')] },
];
