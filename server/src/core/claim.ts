/** One who is bound otherwise would take the conversation: the youth reads their notice first (SPEC N5). */
import type { ClaimOver } from '@dorren/shared/protocol/staff-messages.ts';
import type { Around } from './around.ts';
import { freePlaces } from './candidates.ts';
import { refuse } from './decision.ts';
import { changed, type Draft, decided, draftOf } from './draft.ts';
import type { Decision, Effect } from './effects.ts';
import type { Take } from './events.ts';
import { boundBy } from './notice.ts';
import type { Claim, ConversationRecord, CurrentNotices, Presented, Rules, StaffRecord } from './records.ts';
import { claimOf } from './views.ts';

type Decided = Decision<ConversationRecord>;

/**
 * Nobody is asked anew for one whom they have declined while there is somebody else to wait for, and nobody is named again whom they did not
 * answer while another could take them: but never is it nobody at all. Whoever's notice they acknowledge after all opens, and does not claim.
 */
export function mayClaim(record: ConversationRecord, around: Around, { staffId, next }: Take): boolean {
  const { excluded, declined, unanswered, returnedBy } = record;
  const others = around.onDuty.filter(({ record: { staffId: other, duty } }) => {
    const isOut = excluded.includes(other) || declined.includes(other) || returnedBy === other;
    return other !== staffId && !isOut && (duty?.capacity ?? 0) > 0;
  });
  if (declined.includes(staffId)) return others.length === 0;
  if (!next || !unanswered.includes(staffId)) return true;
  return !others.some(
    (one) => one.record.connection !== null && freePlaces(one) > 0 && !unanswered.includes(one.record.staffId),
  );
}

/** The caller has seen that they might take it, but for their notice. */
export function claimed(
  rules: Rules,
  record: ConversationRecord,
  by: Presented,
  { id, at }: { id: string; at: number },
): Decided {
  const deadline = at + rules.youthAnswerMs;
  const latest = deadline + rules.waitingGraceMs;
  const claim: Claim = { id, by, deadline, latest, stoppedAt: null };
  const next = { ...record, claim };
  const conversationId = record.id;
  return decided(
    changed(draftOf(record), { claim }, [
      { kind: 'taken-from-queue', conversationId, by: by.nameShown },
      ...claimerTold(next),
      ...claimedTold(next),
    ]),
  );
}

function claimerTold(record: ConversationRecord): Effect[] {
  const claim = claimOf(record);
  if (claim === null || record.claim === null) return [];
  return [{ kind: 'to-staff', staffId: record.claim.by.staffId, message: { t: 'claim', claim } }];
}

/** The youth's line is down: nobody reads meanwhile. */
export function claimStopped(record: ConversationRecord, at: number): ConversationRecord {
  const { claim } = record;
  return claim === null ? record : { ...record, claim: { ...claim, stoppedAt: claim.stoppedAt ?? at } };
}

/** The youth is back, and has as long as was left; but no claim is for ever. */
export function claimGoesOn(draft: Draft, at: number): Draft {
  const { claim } = draft.record;
  if (claim === null || claim.stoppedAt === null) return draft;
  const deadline = Math.min(claim.latest, claim.deadline + Math.max(0, at - claim.stoppedAt));
  const goesOn = changed(draft, { claim: { ...claim, deadline, stoppedAt: null } });
  return deadline <= at ? claimOver(goesOn, 'unanswered') : changed(goesOn, {}, claimerTold(goesOn.record));
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
  const { id, claim, declined, unanswered } = draft.record;
  if (claim === null) return draft;
  const { staffId } = claim.by;
  const effects: Effect[] = [{ kind: 'to-staff', staffId, message: { t: 'claim-over', id, why } }];
  if (why !== 'youth-gone') effects.push({ kind: 'to-youth', conversationId: id, message: { t: 'claim-over' } });
  const changes = {
    claim: null,
    declined: why === 'declined' ? withOne(declined, staffId) : declined,
    unanswered: why === 'unanswered' ? withOne(unanswered, staffId) : unanswered,
  };
  return changed(draft, changes, effects, [{ count: 'claim', outcome: why }]);
}

function withOne(all: readonly string[], one: string): readonly string[] {
  return all.includes(one) ? all : [...all, one];
}

/** One who is not there any more, or is bound by another notice than the youth was told, claims nobody. */
export function claimChecked(draft: Draft, staffId: string, staff: StaffRecord | null, notices: CurrentNotices): Draft {
  const { claim } = draft.record;
  if (claim?.by.staffId !== staffId) return draft;
  return mayClaimOn(claim, staff, notices) ? draft : claimOver(draft, lostBy(staff));
}

/** Why one who may not claim on does not. */
export function lostBy(staff: StaffRecord | null): ClaimOver {
  return staff === null || staff.connection === null || staff.duty === null ? 'off-duty' : 'overtaken';
}

export function mayClaimOn(
  { by }: Claim,
  staff: StaffRecord | null,
  notices: Pick<CurrentNotices, 'door'>,
): staff is StaffRecord {
  if (staff === null || staff.connection === null || staff.duty === null) return false;
  return boundBy(staff, notices) === by.notice;
}
