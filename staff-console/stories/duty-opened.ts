/** What opens at a press, of the reporting duty. */
import { type Opened, press } from './press.ts';

const DUTY = press('reporting.button');

export const DUTY_OPENED: readonly Opened[] = [
  { name: 'duty-panel', story: 'talk', presses: [DUTY] },
  { name: 'duty-beside-two', story: 'talks', presses: [DUTY] },
  { name: 'duty-notice', story: 'concern', presses: [DUTY, press('reporting.readNotice')] },
  { name: 'duty-end', story: 'concern', presses: [press('conversation.end')] },
  { name: 'duty-end-passed-on', story: 'concern-passed-on', presses: [press('conversation.end')] },
  { name: 'duty-over-outcome', story: 'concern-over', presses: [press('reporting.over.state')] },
  {
    name: 'settling-outcome',
    story: 'settling',
    presses: [press('reporting.settling.state', { number: 1 })],
  },
];
