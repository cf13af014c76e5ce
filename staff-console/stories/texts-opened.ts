/** What opens at a press among the texts. */
import { type Opened, press } from './press.ts';

const OPEN = press('texts.open');
const REVIEW = press('texts.review');
const SHOW = press('bindings.read');
const CHANGED = [SHOW, press('texts.edit'), press('texts.remove', { name: '' })];

export const TEXTS_OPENED: readonly Opened[] = [
  { name: 'texts', story: 'board', presses: [press('admin.texts')] },
  { name: 'texts-administrator', story: 'administrator', presses: [press('admin.texts')] },
  { name: 'texts-new', story: 'texts-alone', presses: [press('texts.new.button')] },
  { name: 'texts-new-faults', story: 'texts-alone', presses: [press('texts.new.button'), press('texts.new.begin')] },
  { name: 'texts-in-force', story: 'texts-alone', presses: [OPEN] },
  { name: 'texts-writing', story: 'texts-alone', presses: [OPEN, press('texts.edit')] },
  { name: 'texts-faults', story: 'texts-overtaken', presses: [OPEN, press('texts.addStep'), press('texts.save')] },
  {
    name: 'texts-conflict',
    story: 'texts-overtaken',
    presses: [OPEN, press('texts.removeQuestion'), press('texts.save'), press('conflict.keepMine')],
  },
  {
    name: 'texts-conflict-shown',
    story: 'texts-overtaken',
    presses: [OPEN, press('texts.removeQuestion'), press('texts.save')],
  },
  { name: 'texts-returned-open', story: 'texts-returned', presses: [OPEN] },
  { name: 'texts-compare', story: 'texts-returned', presses: [OPEN, press('texts.compare')] },
  { name: 'texts-drop', story: 'texts-returned', presses: [OPEN, press('texts.drop.button')] },
  { name: 'texts-review', story: 'texts-approver', presses: [REVIEW] },
  { name: 'texts-approve', story: 'texts-approver', presses: [REVIEW, press('texts.approve.submit')] },
  {
    name: 'texts-approve-stale',
    story: 'texts-approver',
    presses: [REVIEW, press('texts.approve.submit'), press('texts.approve.confirm')],
  },
  { name: 'texts-send-back', story: 'texts-approver', presses: [REVIEW, press('texts.sendBack.button')] },
  { name: 'texts-own', story: 'texts-proposed-own', presses: [OPEN] },
  { name: 'texts-routine-open', story: 'texts-routine', presses: [OPEN] },
  { name: 'texts-routine-writing', story: 'texts-routine', presses: [OPEN, press('texts.edit')] },
  {
    name: 'texts-version',
    story: 'texts-alone',
    presses: [OPEN, press('texts.openVersion', { version: '2026-10.1' })],
  },
  { name: 'texts-bindings', story: 'texts-alone', presses: [SHOW] },
  { name: 'texts-bindings-writing', story: 'texts-alone', presses: [SHOW, press('texts.edit')] },
  { name: 'texts-bindings-new', story: 'texts-alone', presses: [...CHANGED, press('bindings.add')] },
  { name: 'texts-bindings-compared', story: 'texts-alone', presses: [...CHANGED, press('texts.compare')] },
  {
    name: 'texts-bindings-version',
    story: 'texts-alone',
    presses: [SHOW, press('texts.openVersion', { version: '2026-11.1' })],
  },
  { name: 'texts-bindings-review', story: 'texts-bindings-proposed', presses: [REVIEW] },
  {
    name: 'texts-bindings-stale',
    story: 'texts-bindings-proposed',
    presses: [REVIEW, press('texts.approve.submit'), press('texts.approve.confirm')],
  },
  { name: 'texts-bindings-review-not-ready', story: 'texts-bindings-not-ready', presses: [REVIEW] },
  { name: 'texts-bindings-unsaved', story: 'texts-alone', presses: [...CHANGED, press('texts.all')] },
];
