/** The youth comes, goes and comes back (SPEC N1, N4, Q1, Q5, C5, C8, H15). */
import { isConnected, type Surroundings } from './around.ts';
import { youthLinksOf } from './changes.ts';
import { claimedTold, claimGoesOn, claimOver, claimStopped, lostBy, mayClaimOn } from './claim.ts';
import { accept, refuse } from './decision.ts';
import { changed, decided, draftOf } from './draft.ts';
import type { Decision, Effect } from './effects.ts';
import type { ConversationEvent } from './events.ts';
import { acknowledgementOf, doorFirst, isCurrent, isDoorAcknowledged, withAcknowledgement } from './notice.ts';
import { noticeOverrun, offeredTo } from './offer.ts';
import { opened } from './opening.ts';
import { everybodyIn, presentedBy } from './parties.ts';
import { doorState } from './queue.ts';
import type { ConversationRecord, CurrentNotices, Rules } from './records.ts';
import { chainOf } from './views.ts';

type Decided = Decision<ConversationRecord>;
type Event<Kind extends ConversationEvent['kind']> = Extract<ConversationEvent, { kind: Kind }>;

/** N1, Q1. */
export function joined(rules: Rules, around: Surroundings, event: Event<'join'>): Decided {
  if (event.stopping) return refuse('shutting-down');
  const door = doorState(event.open, around.overview, rules);
  if (door === 'closed') return refuse('door-closed');
  if (event.notice.notice !== around.notices.door || !isCurrent(event.notice, around.notices)) {
    return refuse('notice-outdated');
  }
  if (door === 'nobody-on-duty') return refuse('nobody-on-duty');
  if (door === 'full') return refuse('queue-full');
  const { id, resume, connection, notice, profile, at } = event;
  const record: ConversationRecord = {
    id,
    resume,
    state: 'waiting',
    acknowledgements: [{ notice, at }],
    profile,
    joinedAt: at,
    first: false,
    epoch: 0,
    parties: [],
    offer: null,
    sides: [],
    takenAt: null,
    excluded: [],
    passedOver: [],
    returnedBy: null,
    requeuedFor: null,
    wanted: null,
    claim: null,
    declined: [],
    unanswered: [],
    concern: null,
    connection,
    deadline: null,
  };
  const effects: Effect[] = [
    { kind: 'youth-attached', conversationId: id, connection, links: [] },
    { kind: 'to-youth-placed', conversationId: id, message: { t: 'joined', id, resume } },
  ];
  return accept(record, effects, [{ count: 'joined' }]);
}

/**
 * N4, N5: a notice acknowledged by one who waits; the place is kept. That of whoever claims them opens the conversation. One that nobody asks
 * for any more, because the claim was over just before, is kept all the same.
 */
export function acknowledged(
  record: ConversationRecord,
  around: Surroundings,
  { notice, at, stopping }: Event<'acknowledge'>,
): Decided {
  const { notices } = around;
  if (record.state !== 'waiting') return refuse('out-of-state');
  if (!isCurrent(notice, notices)) return refuse('notice-outdated');
  const isKnown = acknowledgementOf(record, notice.notice, notices) !== null;
  const { claim } = record;
  if (isKnown && claim?.by.notice !== notice.notice) return refuse('out-of-state');
  const acknowledgements = withAcknowledgement(record, { notice, at }, notices);
  const next = { ...record, acknowledgements };
  const isIn = isDoorAcknowledged(next, notices);
  const staff = claim === null ? null : (around.staff.get(claim.by.staffId)?.record ?? null);
  if (isIn && !stopping && claim?.by.notice === notice.notice && mayClaimOn(claim, staff, notices)) {
    const { next: open, effects } = opened(next, around, presentedBy(staff, notices), { notice, at }, at);
    return accept(open, effects, [{ count: 'claim', outcome: 'done' }, { count: 'taken' }]);
  }
  const draft = changed(draftOf(record), { acknowledgements }, [
    { kind: 'to-youth-placed', conversationId: record.id, message: { t: 'place' } },
    ...noticeTold(next, notices),
  ]);
  // N4 comes before N5; and a claim that was acknowledged in vain is over.
  const stays = isIn && claim?.by.notice !== notice.notice;
  if (stays) return decided(draft);
  return decided(claimOver(draft, stopping ? 'shutdown' : isIn ? lostBy(staff) : 'overtaken'));
}

/** N4, N5, N6: what others wait for may be out of force, and one who waits is asked again. */
export function noticeChanged(record: ConversationRecord, around: Surroundings): Decided {
  const { notices } = around;
  const acknowledgements = doorFirst(record.acknowledgements, notices.door);
  const draft =
    acknowledgements === record.acknowledgements ? draftOf(record) : changed(draftOf(record), { acknowledgements });
  const rest = isDoorAcknowledged(record, notices) ? draft : claimOver(draft, 'overtaken');
  return decided(changed(noticeOverrun(rest, around), {}, noticeTold(record, notices)));
}

/** N4: one who waits is told when what they acknowledged is out of force. */
export function noticeTold(record: ConversationRecord, current: CurrentNotices): Effect[] {
  if (record.state !== 'waiting' || isDoorAcknowledged(record, current)) return [];
  return [{ kind: 'to-youth', conversationId: record.id, message: { t: 'refused', code: 'notice-outdated' } }];
}

/** C5, C8, H15. */
export function resumed(record: ConversationRecord, around: Surroundings, event: Event<'resume'>): Decided {
  if (!isSecret(record, event.secret)) return refuse('unknown-conversation');
  const { id: conversationId, state } = record;
  const { connection, at } = event;
  const back = { ...record, connection, deadline: null };
  const attached: Effect = { kind: 'youth-attached', conversationId, connection, links: youthLinksOf(record) };
  if (state === 'waiting') {
    const { requeuedFor: reason } = record;
    // First, so that whoever was talking learns why at once.
    const told: Effect[] =
      reason === null ? [] : [{ kind: 'to-youth-placed', conversationId, message: { t: 'requeued', reason } }];
    const greeted = changed(draftOf(back), {}, [
      attached,
      ...told,
      { kind: 'to-youth', conversationId, message: { t: 'resumed', state: 'waiting', epochs: [], offer: null } },
      { kind: 'to-youth-placed', conversationId, message: { t: 'place' } },
      ...noticeTold(back, around.notices),
    ]);
    const goesOn = claimGoesOn(greeted, at);
    return decided(changed(goesOn, {}, isDoorAcknowledged(back, around.notices) ? claimedTold(goesOn.record) : []));
  }
  const parties = everybodyIn(record);
  const epochs = parties.map(({ epoch }) => epoch);
  const effects: Effect[] = [
    attached,
    { kind: 'to-youth', conversationId, message: { t: 'resumed', state: 'open', epochs, offer: livingOffer(record) } },
  ];
  for (const party of parties) {
    const { epoch, offer, staffId, notice } = party;
    effects.push(
      { kind: 'to-youth', conversationId, message: { t: 'accepted', epoch, chain: chainOf(party), offer, notice } },
      { kind: 'to-youth', conversationId, message: { t: 'peer', epoch, present: isConnected(around, staffId) } },
    );
  }
  if (record.offer?.stage === 'asking-youth') effects.push(...offeredTo(record));
  if (state === 'interrupted') effects.push(...presenceTold(record, true));
  return accept({ ...back, state: 'open' }, effects);
}

/** Q5, C8. */
export function gone(rules: Rules, record: ConversationRecord, at: number): Decided {
  const away = { ...record, connection: null };
  if (record.state === 'waiting') {
    return accept({ ...claimStopped(away, at), deadline: at + rules.waitingGraceMs }, []);
  }
  const interrupted = { ...away, state: 'interrupted', deadline: at + rules.youthGraceMs } as const;
  return accept<ConversationRecord>(interrupted, presenceTold(record, false));
}

/** In the time of its length, whatever it contains: both have the schema's one length. */
export function isSecret({ resume }: ConversationRecord, shown: string): boolean {
  if (resume.length !== shown.length) return false;
  let different = 0;
  for (let at = 0; at < resume.length; at++) different |= resume.charCodeAt(at) ^ shown.charCodeAt(at);
  return different === 0;
}

/** As the youth's page knows it: also the one of a party whose handshake it has not confirmed (H8). */
function livingOffer({ offer, parties }: ConversationRecord): string | null {
  if (offer !== null && offer.mode !== 'consultation') return offer.id;
  return parties.find(({ arrived }) => !arrived)?.offer ?? null;
}

function presenceTold(record: ConversationRecord, youthPresent: boolean): Effect[] {
  return everybodyIn(record).map(({ staffId }) => ({
    kind: 'to-staff',
    staffId,
    message: { t: 'presence', id: record.id, youthPresent },
  }));
}
