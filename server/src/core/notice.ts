import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { CurrentNotices } from './records.ts';

/** N1, N3: whether what was acknowledged is what is in force now, in that language. */
export function isCurrent(notice: AcknowledgedNotice, current: CurrentNotices): boolean {
  return current[notice.language] === notice.version;
}
