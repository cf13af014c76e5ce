/** What happens to a conversation. `at` is milliseconds since 1970; names of connections, ids and secrets come from the shell. */
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice, Profile } from '@dorren/shared/protocol/fields.ts';
import type { CurrentNotices } from './records.ts';

export interface Join {
  kind: 'join';
  at: number;
  id: string;
  resume: string;
  connection: string;
  notice: AcknowledgedNotice;
  profile: Profile;
  current: CurrentNotices;
  /** By the opening hours. */
  open: boolean;
  stopping: boolean;
}

export interface Take {
  kind: 'take';
  at: number;
  staffId: string;
  connection: string;
  current: CurrentNotices;
  revocations: string;
  stopping: boolean;
}

export type YouthEvent =
  | Join
  /** The notice acknowledged anew by one who waits: N4. */
  | { kind: 'acknowledge'; at: number; connection: string; notice: AcknowledgedNotice; current: CurrentNotices }
  | { kind: 'resume'; secret: string; connection: string; current: CurrentNotices; revocations: string }
  | { kind: 'distrust'; connection: string; epoch: number; reason: DistrustReason }
  | { kind: 'leave'; at: number; connection: string }
  | { kind: 'beacon'; at: number; secret: string }
  | { kind: 'youth-gone'; at: number; connection: string };

export type ConversationEvent =
  | YouthEvent
  | Take
  | { kind: 'end'; at: number; staffId: string; connection: string }
  /** The youth's grace may be over. */
  | { kind: 'expire'; at: number }
  /** The holder's grace may be over (C6). */
  | { kind: 'holder-vanished'; at: number; staffId: string }
  /** The holder is back, on this connection, without the keys (P5). */
  | { kind: 'keys-lost'; staffId: string; connection: string }
  /** A notice has come into force (N4). */
  | { kind: 'notice-changed'; current: CurrentNotices }
  | { kind: 'shutdown'; at: number };
