/** Between a conversation and the client that it is part of. */
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { FromYouth, ToYouth } from '@dorren/shared/protocol/youth-messages.ts';

/** Of the server's messages, a conversation's affair. `resumed` only when it is open. */
export type ConversationMessage = Extract<
  ToYouth,
  { t: 'accepted' | 'offered' | 'offer-over' | 'party-left' | 'peer' | 'resumed' }
>;
export type MessageOf<Type extends ConversationMessage['t']> = Extract<ConversationMessage, { t: Type }>;

export interface ConversationParts {
  id: string;
  /** The version acknowledged. */
  noticeVersion: () => string;
  send(frame: Uint8Array): void;
  say(message: FromYouth): void;
  /** `Conversation.view` may be another one. */
  changed(): void;
  /** Somebody trusted answers. */
  trusted(): void;
  distrusted(reason: DistrustReason): void;
}
