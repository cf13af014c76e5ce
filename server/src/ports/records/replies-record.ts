import type { Replies } from '@dorren/shared/protocol/staff-http.ts';

/** Each counsellor's own ready-made replies. */
export interface RepliesRecord {
  get(staffId: string): Promise<Replies>;
  put(staffId: string, replies: Replies): Promise<void>;
}
