/** A counsellor's end of the channel with a youth's page: it answers the handshake (docs/protocol.md, "Handshake"). */
import { answerHandshake, MESSAGE_1_BYTES } from '@dorren/shared/crypto/handshake.ts';
import { acknowledgementContext } from '@dorren/shared/protocol/notice.ts';
import type { HeldConversation } from '@dorren/shared/protocol/staff-messages.ts';
import { AnsweringChannel } from './answering-channel.ts';
import type { ClientParts } from './client-parts.ts';
import type { Duty } from './duty.ts';
import type { TabChannelEvents } from './tab-channel.ts';

/** It comes about only with a page that has acknowledged just what the server says that it has. */
export function youthChannel(
  { sodium, clock }: Pick<ClientParts, 'sodium' | 'clock'>,
  { id: conversationId, epoch, notice }: HeldConversation,
  { keys, certificate: dutyCertificate }: Duty,
  events: TabChannelEvents,
): AnsweringChannel {
  const context = { conversationId, epoch, noticeVersion: acknowledgementContext(notice), dutyCertificate };
  const answering = {
    message1Bytes: MESSAGE_1_BYTES,
    answer: (message1: Uint8Array) => answerHandshake(sodium, context, keys, message1),
  };
  return new AnsweringChannel(sodium, clock, epoch, answering, events);
}
