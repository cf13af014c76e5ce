/** Where the youth is, as far as is known: chosen here, told in the form, or said before the conversation. Pure. */
import type { MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import type { Conversation } from '../../lib/staff-state.ts';
import type { DutyPlan } from './duty-plan.ts';
import { asked } from './duty-state.ts';

export function municipalityOf(
  { municipality }: Pick<DutyPlan, 'municipality'>,
  conversation: Pick<Conversation, 'messages' | 'profile'>,
): MunicipalityCode | null {
  const { answers } = asked(conversation, 'who');
  const told = answers?.form === 'who' ? answers.municipality : null;
  return municipality ?? told ?? conversation.profile.municipality ?? null;
}
