/**
 * What the console shows: one immutable snapshot, from which every component is drawn. The client
 * (`staff-client.ts`) alone makes them; components only read.
 */
import type { DistrustReason, EndedBy, RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice, Profile } from '@dorren/shared/protocol/fields.ts';
import type { QueueEntry, Supervision } from '@dorren/shared/protocol/staff-messages.ts';
import type { ConversationLanguage, Role } from '@dorren/shared/protocol/values.ts';

export type Connection = 'connecting' | 'online' | 'lost' | 'closed';

export interface StaffMessage {
  number: number;
  from: 'youth' | 'counsellor';
  text: string;
  at: number;
  /** For one's own: `delivered` means the youth's tab has it, `undelivered` that the conversation ended before it confirmed. */
  mark: 'waiting' | 'sent' | 'delivered' | 'undelivered';
}

export interface Conversation {
  id: string;
  profile: Profile;
  notice: AcknowledgedNotice;
  /** Milliseconds since 1970, corrected to the server's clock. */
  acknowledgedAt: number;
  joinedAt: number;
  takenAt: number;
  /** `handshake`: waiting for the youth's page to check the chain; `ended` stays on screen until dismissed. */
  phase: 'handshake' | 'talking' | 'interrupted' | 'ended' | 'distrusted';
  /** In phase `ended`: who ended it, or `requeued` if it went back to the queue or ended while this tab was away. */
  endedBy: EndedBy | 'requeued' | null;
  distrust: DistrustReason | null;
  messages: readonly StaffMessage[];
  youthWriting: boolean;
  /** Messages from the youth that have come since the conversation was last looked at. */
  unread: number;
  /** Seven indexes into the 64 signs; null until the handshake is complete. */
  fingerprint: readonly number[] | null;
  canSend: boolean;
}

export interface StaffState {
  connection: Connection;
  /** Why the socket was closed for good. */
  closed: RefusalCode | null;
  staffId: string;
  role: Role;
  nameShown: string;
  /** Server's clock minus this one's, in milliseconds. */
  clockOffsetMs: number;
  duty: { on: boolean; languages: readonly ConversationLanguage[]; capacity: number };
  queue: { entries: readonly QueueEntry[]; waiting: number };
  conversations: readonly Conversation[];
  supervision: Supervision | null;
  /** The newest refusal; `number` counts up so that the same refusal twice is seen twice. */
  refusal: { number: number; re: string; code: RefusalCode; by: string | null } | null;
  /** The newest one taken by a colleague. */
  takenByColleague: { number: number; by: string } | null;
  shutdownInMs: number | null;
}

/** What components may ask of the client. */
export interface StaffActions {
  /** Makes new duty keys in this tab, signs them with the identity key and goes on duty. */
  dutyOn(languages: readonly ConversationLanguage[], capacity: number): void;
  dutyChange(languages: readonly ConversationLanguage[], capacity: number): void;
  /** Wipes the duty keys once the server has said that duty is off. */
  dutyOff(): void;
  take(id: string): void;
  takeNext(): void;
  send(id: string, text: string): boolean;
  writing(id: string): void;
  /** Marks everything in it as read. */
  look(id: string): void;
  end(id: string): void;
  /** Takes an ended conversation off the screen; its texts are gone with it. */
  dismiss(id: string): void;
  /** Closes the socket and wipes every key and text. */
  close(): void;
}
