/** One who is bound otherwise would take the conversation: the youth reads their notice first (SPEC N5). */
import type { ClaimOver } from '@dorren/shared/protocol/staff-messages.ts';
import { refuse } from './decision.ts';
import { changed, type Draft, decided, draftOf } from './draft.ts';
import type { Decision, Effect } from './effects.ts';
import { presentedBy } from './parties.ts';
import type { Claim, ConversationRecord, Rules, StaffRecord } from './records.ts';
import { claimOf } from './views.ts';

type Decided = Decision<ConversationRecord>;

/** After these the claimer may not take it again. */
const BARS: ReadonlySet<ClaimOver> = new Set(['declined', 'unanswered']);

/** The caller has seen that they might take it, but for their notice. */
export function claimed(
  rules: Rules,
  record: ConversationRecord,
  staff: StaffRecord,
  { id, at }: { id: string; at: number },
): Decided {
  const claim: Claim = { id, by: presentedBy(staff), deadline: at + rules.youthAnswerMs };
  const next = { ...record, claim };
  const seen = claimOf(next);
  const { staffId, nameShown } = staff;
  const told: Effect[] = seen === null ? [] : [{ kind: 'to-staff', staffId, message: { t: 'claim', claim: seen } }];
  const conversationId = record.id;
  return decided(
    changed(draftOf(record), { claim }, [
      { kind: 'taken-from-queue', conversationId, by: nameShown },
      ...told,
      ...claimedTold(next),
    ]),
  );
}

/** To the youth. */
export function claimedTold({ id, claim }: ConversationRecord): Effect[] {
  if (claim === null) return [];
  const { notice } = claim.by;
  return [{ kind: 'to-youth', conversationId: id, message: { t: 'claimed', claim: claim.id, notice } }];
}

/** Of that claim: one that it crosses with stands. */
export function declined(record: ConversationRecord, claim: string): Decided {
  return record.claim?.id !== claim ? refuse('out-of-state') : decided(claimOver(draftOf(record), 'declined'));
}

/** The claim ends, once: both are told, but for a youth who is gone. */
export function claimOver(draft: Draft, why: ClaimOver): Draft {
  const { id, claim, declined } = draft.record;
  if (claim === null) return draft;
  const { staffId } = claim.by;
  const effects: Effect[] = [{ kind: 'to-staff', staffId, message: { t: 'claim-over', id, why } }];
  if (why !== 'youth-gone') effects.push({ kind: 'to-youth', conversationId: id, message: { t: 'claim-over' } });
  const changes = { claim: null, declined: BARS.has(why) ? [...declined, staffId] : declined };
  return changed(draft, changes, effects, [{ count: 'claim', outcome: why }]);
}

/** One who is not there any more, or is bound by another notice than the youth was told, claims nobody. */
export function claimChecked(draft: Draft, staffId: string, staff: StaffRecord | null): Draft {
  const { claim } = draft.record;
  if (claim?.by.staffId !== staffId) return draft;
  return mayClaimOn(claim, staff) ? draft : claimOver(draft, 'overtaken');
}

export function mayClaimOn({ by }: Claim, staff: StaffRecord | null): staff is StaffRecord {
  return staff !== null && staff.connection !== null && staff.duty !== null && staff.notice === by.notice;
}
