/** Between a conversation and the client that it is part of. */
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { FromYouth, ToYouth } from '@dorren/shared/protocol/youth-messages.ts';

/** Of the server's messages, a conversation's affair. `resumed` only when it is open, `refused` only when a `yes` was (SPEC N6). */
export type ConversationMessage = Extract<
  ToYouth,
  { t: 'accepted' | 'offered' | 'offer-over' | 'party-left' | 'peer' | 'resumed' | 'refused' }
>;
export type MessageOf<Type extends ConversationMessage['t']> = Extract<ConversationMessage, { t: Type }>;

export interface ConversationParts {
  id: string;
  /** What this page acknowledged of that notice last; null: nothing. */
  acknowledged(notice: string): AcknowledgedNotice | null;
  send(frame: Uint8Array): void;
  say(message: FromYouth): void;
  /** `Conversation.view` may be another one. */
  changed(): void;
  /** Somebody trusted answers. */
  trusted(): void;
  distrusted(reason: DistrustReason): void;
}
