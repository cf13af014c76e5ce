/** An open concern: opened, taken on, told of, and ended with an outcome (SPEC N7–N11). */
import { CONCERN_STAGES, type ConcernAge, type ConcernOutcome } from '@dorren/shared/protocol/reporting-duty.ts';
import { accept, refuse } from './decision.ts';
import type { Counted, Decision, Refusal } from './effects.ts';
import type { ConcernStep, PartyEvent } from './events.ts';
import { everybodyIn, partyOf } from './parties.ts';
import type { Concern, ConversationRecord } from './records.ts';

type Decided = Decision<ConversationRecord>;
type Step = Extract<PartyEvent, { kind: 'concern' }>;

/** N7, N9. Everybody in is told by what has changed (changes.ts). */
export function concernStepped(record: ConversationRecord, event: Step): Decided {
  const refusal = speaksFor(record, event.staffId);
  if (refusal !== null) return refusal;
  const concern = stepped(record.concern, event);
  return 'ok' in concern ? concern : accept({ ...record, concern }, []);
}

export function concernEnded(
  record: ConversationRecord,
  { staffId, outcome, age }: Extract<PartyEvent, { kind: 'concern-outcome' }>,
): Decided {
  const { concern } = record;
  const refusal = speaksFor(record, staffId);
  if (refusal !== null) return refusal;
  if (concern === null) return refuse('out-of-state');
  if (concern.owner !== staffId) return refuse('not-allowed');
  return accept({ ...record, concern: null }, [], [concernOver({ ...concern, age }, outcome)]);
}

/** Forward only. */
export function staged<Of extends Concern>(
  concern: Of,
  stage: Exclude<ConcernStep, 'open' | 'take-over'>,
  age: ConcernAge,
): Of | Refusal {
  if (CONCERN_STAGES.indexOf(stage) <= CONCERN_STAGES.indexOf(concern.stage)) return refuse('out-of-state');
  return { ...concern, stage, age, [stage]: true };
}

/** N11. */
export function concernOver(concern: Concern, outcome: ConcernOutcome | { is: 'lost' }): Counted {
  return { count: 'concern', concern, outcome };
}

/** N9: whoever had taken it on is out, and nothing of what they did goes on but that there is a concern. */
export function passedOn(record: ConversationRecord): ConversationRecord {
  const { concern } = record;
  if (concern === null || concern.owner === null || partyOf(record, concern.owner) !== null) return record;
  return { ...record, concern: { ...concern, owner: null, lastOwner: concern.owner, stage: 'concern' } };
}

/** A8, N10: nobody comes back to it. */
export function ownerDisabled(record: ConversationRecord, staffId: string): ConversationRecord {
  const { concern } = record;
  return concern?.lastOwner === staffId ? { ...record, concern: { ...concern, lastOwner: null } } : record;
}

function stepped(concern: Concern | null, { staffId, step, age }: Step): Concern | Refusal {
  if (step === 'open') {
    if (concern !== null) return refuse('out-of-state');
    return { owner: staffId, lastOwner: null, stage: 'concern', age, takenOver: false, told: false, reporting: false };
  }
  if (concern === null) return refuse('out-of-state');
  if (step === 'take-over') {
    if (concern.owner !== null) return refuse('out-of-state');
    return { ...concern, owner: staffId, lastOwner: null, age, takenOver: true };
  }
  return concern.owner === staffId ? staged(concern, step, age) : refuse('not-allowed');
}

/** Only one who is in, not one who arrives. */
function speaksFor(record: ConversationRecord, staffId: string): Refusal | null {
  if (partyOf(record, staffId) !== null) return null;
  return refuse(everybodyIn(record).some((one) => one.staffId === staffId) ? 'not-allowed' : 'unknown-conversation');
}
