/** What of the notices has been acknowledged, and whether it is what is in force now (SPEC N1–N3). */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import {
  type Acknowledgement,
  type ConversationRecord,
  type CurrentNotices,
  noticeTextName,
  type StaffRecord,
} from './records.ts';

type Acknowledgements = ConversationRecord['acknowledgements'];

/** V8. */
export function boundBy({ notice }: Pick<StaffRecord, 'notice'>, { door }: Pick<CurrentNotices, 'door'>): string {
  return notice ?? door;
}

/** The version in force, and a text that there is. */
export function isCurrent({ notice, version, language, level }: AcknowledgedNotice, current: CurrentNotices): boolean {
  if (!Object.hasOwn(current.inForce, notice)) return false;
  const inForce = current.inForce[notice];
  return inForce?.version === version && inForce.texts.has(noticeTextName(language, level));
}

/** What lets those in who are bound by this notice; null if it has not been acknowledged, or is out of force by now. */
export function acknowledgementOf(
  { acknowledgements }: ConversationRecord,
  notice: string,
  current: CurrentNotices,
): Acknowledgement | null {
  return acknowledgements.find((one) => one.notice.notice === notice && isCurrent(one.notice, current)) ?? null;
}

export function isDoorAcknowledged(record: ConversationRecord, current: CurrentNotices): boolean {
  return acknowledgementOf(record, current.door, current) !== null;
}

/** With this one in place of an earlier one of the same notice, and the door's first. */
export function withAcknowledgement(
  { acknowledgements }: ConversationRecord,
  added: Acknowledgement,
  { door }: CurrentNotices,
): Acknowledgements {
  const rest = acknowledgements.filter((one) => one.notice.notice !== added.notice.notice);
  const [first, ...others] = rest;
  if (first === undefined || added.notice.notice === door) return [added, ...rest];
  return doorFirst([first, ...others, added], door);
}

/** As they are, unless another notice is the door's that has been acknowledged. */
export function doorFirst(acknowledgements: Acknowledgements, door: string): Acknowledgements {
  const at = acknowledgements.findIndex((one) => one.notice.notice === door);
  const found = acknowledgements[at];
  return at <= 0 || found === undefined ? acknowledgements : [found, ...acknowledgements.filter((_, i) => i !== at)];
}
