/** What opens at a press beside a conversation. */
import { type Opened, press } from './press.ts';

const REFERRAL = press('referral.open');
const step = (name: string) =>
  ({ name: `referral-${name}`, story: 'talk', presses: [REFERRAL, press(`referral.step.${name}`)] }) as const;

export const REFERRAL_OPENED: readonly Opened[] = [
  { name: 'referral', story: 'talk', presses: [REFERRAL] },
  { name: 'referral-beside-two', story: 'talks', presses: [REFERRAL] },
  { name: 'referral-when-over', story: 'handed-over', presses: [REFERRAL] },
  {
    name: 'referral-beside-consultation',
    story: 'consultations',
    presses: [press('conversation.name', { number: 2 }), REFERRAL],
  },
  step('directory'),
  step('consultation'),
  step('join'),
  step('handover'),
  step('return'),
  step('contact'),
  {
    name: 'referral-return-question',
    story: 'talk',
    presses: [REFERRAL, press('referral.step.return'), press('referral.return.submit')],
  },
  { name: 'summary-line', story: 'talk', presses: [REFERRAL, press('referral.step.handover'), press('summary.add')] },
  {
    name: 'sign-out-beside',
    story: 'consultation-asked',
    presses: [press('app.menu', { name: 'Maria' }), press('app.signOut')],
  },
  { name: 'step-out-question', story: 'room', presses: [press('handover.stepOut')] },
];
