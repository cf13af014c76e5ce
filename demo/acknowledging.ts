import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import { noticeTold } from '@dorren/shared/protocol/notice.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';

/**
 * A notice as it is in force now, read and acknowledged by a simulated youth.
 *
 * @param notice null: the door's
 */
export async function acknowledged(
  origin: string,
  asked: PageLanguage,
  notice: string | null,
): Promise<AcknowledgedNotice> {
  const response = await fetch(`${origin}/notice/${asked}${notice === null ? '' : `/${notice}`}`);
  const told = v.parse(noticeTold, await response.json());
  return { notice: told.notice, version: told.version, language: told.language, level: 'standard' };
}
