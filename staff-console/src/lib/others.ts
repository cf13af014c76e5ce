/** The other counsellor in a conversation, as the server tells of them from one moment to the next: pure. */
import type { Colleague, HeldConversation } from '@dorren/shared/protocol/staff-messages.ts';
import type { Conversation, StaffEvent } from './staff-state.ts';

export type Other = NonNullable<HeldConversation['other']>;
type ShownOther = NonNullable<Conversation['other']>;

/** Whom one sees; `inRoom` is the youth's own word, and never the server's. */
export function shown(other: Other | null, inRoom: boolean): ShownOther | null {
  if (other === null) return null;
  const { arriving, present } = other;
  return { ...nameOf(other), arriving, present, inRoom };
}

export function sameOther(a: ShownOther | null, b: ShownOther | null): boolean {
  if (a === null || b === null) return a === b;
  return (Object.keys(a) as (keyof ShownOther)[]).every((key) => a[key] === b[key]);
}

/** Who came or went, when the server's view of a conversation changes. How an arrival failed is told with its offer. */
export function whatBecame(
  own: Pick<Conversation, 'arriving' | 'came'>,
  before: Other | null,
  { other: after, arriving, arrived }: HeldConversation,
): Pick<StaffEvent, 'event' | 'person'> | null {
  const isSame = before !== null && after !== null && before.epoch === after.epoch;
  const wasIn = before !== null && !before.arriving;
  if (after !== null && !after.arriving && !(isSame && wasIn)) return { event: 'joined', person: nameOf(after) };
  if (!wasIn || isSame) return null;
  const person = nameOf(before);
  if (!before.present) return { event: 'vanished', person };
  if (!own.arriving || arriving) return { event: 'stepped-out', person };
  // One came in their place: because they have handed over, or because they are gone for a reason that is not told (H8).
  return { event: own.came === 'handover' && arrived ? 'handed-over' : 'gone', person };
}

/** Without what is of one moment. */
export function nameOf({ staffId, nameShown, organisation, role }: Colleague): Colleague {
  return { staffId, nameShown, organisation, role };
}
