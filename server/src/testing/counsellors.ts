/** Counsellors on duty at a test's relay, and a conversation that is handed on between them. */
import type { ReferralMode, ReferralTarget } from '@dorren/shared/protocol/referral.ts';
import type { HeldConversation } from '@dorren/shared/protocol/staff-messages.ts';
import { systemRandom } from '../adapters/system/system-random.ts';
import type { StaffIdentity } from '../ports/sessions.ts';
import type { TestRelay, Waiting } from './relay.ts';
import type { Console } from './test-socket.ts';

export interface Counsellor {
  staffId: string;
  token: string;
  console: Console;
}

export async function counsellor(
  relay: TestRelay,
  nameShown: string,
  { capacity = 2, ...changes }: Partial<StaffIdentity> & { capacity?: number } = {},
): Promise<Counsellor> {
  const staffId = systemRandom.id();
  const token = relay.session({ staffId, nameShown, ...changes });
  return { staffId, token, console: await relay.onDuty(nameShown, capacity, token) };
}

export interface Talk extends Waiting {
  conversation: HeldConversation;
}

/** Offers, and answers with the offer's id once it stands. */
export async function offered(
  { console }: Counsellor,
  { id }: Talk,
  mode: ReferralMode,
  to: Counsellor | ReferralTarget,
): Promise<string> {
  const target: ReferralTarget = 'console' in to ? { kind: 'colleague', staffId: to.staffId } : to;
  console.say({ t: 'refer', id, mode, to: target });
  const first = mode === 'consultation' ? 'asking-colleague' : 'asking-youth';
  const { standing } = await console.hear('offer', (message) => message.standing.stage === first);
  return standing.offer;
}

/** The youth agrees, the colleague accepts: arriving, with this conversation. */
export async function arriving(
  from: Counsellor,
  talk: Talk,
  mode: 'handover' | 'join',
  to: Counsellor,
): Promise<HeldConversation> {
  const offer = await offered(from, talk, mode, to);
  await talk.tab.hear('offered');
  talk.tab.say({ t: 'consent', offer, answer: 'yes', notice: null });
  await to.console.hear('request');
  to.console.say({ t: 'answer', id: talk.id, offer, accept: true });
  const { conversation } = await to.console.hear('taken');
  await talk.tab.hear('accepted');
  await from.console.hear('parties', (message) => message.conversation.other?.arriving === true);
  return conversation;
}

/** And the youth's page says that the handshake holds. */
export async function arrived(
  from: Counsellor,
  talk: Talk,
  mode: 'handover' | 'join',
  to: Counsellor,
): Promise<HeldConversation> {
  const { epoch } = await arriving(from, talk, mode, to);
  talk.tab.say({ t: 'arrived', epoch });
  const { conversation } = await to.console.hear('parties', (message) => !message.conversation.arriving);
  return conversation;
}
