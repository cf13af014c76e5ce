import type { HeldConversation } from '@dorren/shared/protocol/staff-messages.ts';
import { shown } from './others.ts';
import type { Conversation, StaffEntry } from './staff-state.ts';

/** A conversation before anything has been heard in it. `messages`: what this tab still shows of it from an epoch before. */
export function atFirst(held: HeldConversation, messages: readonly StaffEntry[]): Conversation {
  const { id, profile, notice, acknowledgedAt, concern, joinedAt, takenAt, came, arriving } = held;
  return {
    ...{ id, profile, notice, acknowledgedAt, concern, joinedAt, takenAt, came, arriving },
    phase: held.youthPresent ? 'handshake' : 'interrupted',
    concernOver: null,
    wentAlong: null,
    endedBy: null,
    distrust: null,
    other: shown(held.other, false),
    offer: null,
    summary: null,
    differs: false,
    awaitsSide: false,
    messages,
    youthWriting: false,
    unread: 0,
    fingerprint: null,
    canSend: false,
  };
}
