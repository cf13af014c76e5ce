/**
 * What follows from a change of who is in, whatever brought it about: channels shut and opened, and those told who see it
 * otherwise than before. Derived here alone, so that no transition can forget a channel of one who is out (SPEC H16).
 */
import type { Effect, Held, Link } from './effects.ts';
import { requestTold } from './offer.ts';
import { endsOf, everybodyIn } from './parties.ts';
import type { ConversationRecord, Party, Side } from './records.ts';
import { asideOf, heldOf, requestOf } from './views.ts';

/** `first` before everything else that the transition says, `last` after it. */
export interface Changes {
  readonly first: readonly Effect[];
  readonly last: readonly Effect[];
}

const NONE: Changes = { first: [], last: [] };

export function changesOf(
  before: ConversationRecord | null,
  after: ConversationRecord | null,
  isThere: (staffId: string) => boolean,
): Changes {
  const id = (after ?? before)?.id;
  if (id === undefined || isSame(before, after)) return NONE;
  return {
    first: linksMoved(id, before, after),
    last: [
      ...sidesOver(id, before, after),
      ...partiesTold(before, after, isThere),
      ...requestToldAgain(before, after),
      ...sidesBegun(id, before, after, isThere),
    ],
  };
}

/** Between whom frames flow. */
export function linksOf(record: ConversationRecord): readonly Link[] {
  return [
    ...youthLinksOf(record),
    ...record.sides.map(
      ({ epoch, initiator, responder }): Link => ({ epoch, staff: [initiator.staffId, responder.staffId] }),
    ),
  ];
}

export function youthLinksOf(record: ConversationRecord): readonly Link[] {
  return everybodyIn(record).map(({ epoch, staffId }): Link => ({ epoch, staff: [staffId] }));
}

/** As far as anything here hangs on it. */
function isSame(before: ConversationRecord | null, after: ConversationRecord | null): boolean {
  if (before === null || after === null) return (before ?? after)?.parties.length === 0;
  return (
    before.parties === after.parties &&
    before.offer === after.offer &&
    before.sides === after.sides &&
    before.concern === after.concern
  );
}

function linksMoved(id: string, before: ConversationRecord | null, after: ConversationRecord | null): Effect[] {
  const [were, are] = [before === null ? [] : linksOf(before), after === null ? [] : linksOf(after)];
  const shut = were.filter(({ epoch }) => !are.some((link) => link.epoch === epoch));
  const opened = are.filter(({ epoch }) => !were.some((link) => link.epoch === epoch));
  return [
    ...shut.map(({ epoch }): Effect => ({ kind: 'unlinked', conversationId: id, epoch })),
    ...opened.map((link): Effect => ({ kind: 'linked', conversationId: id, link })),
  ];
}

function sidesOver(id: string, before: ConversationRecord | null, after: ConversationRecord | null): Effect[] {
  const over = (before?.sides ?? []).filter((side) => !hasSide(after, side));
  return over.flatMap((side) =>
    endsOf(side).map(
      ({ staffId }): Effect => ({ kind: 'to-staff', staffId, message: { t: 'side-over', id, epoch: side.epoch } }),
    ),
  );
}

function sidesBegun(
  id: string,
  before: ConversationRecord | null,
  after: ConversationRecord | null,
  isThere: (staffId: string) => boolean,
): Effect[] {
  const begun = (after?.sides ?? []).filter((side) => !hasSide(before, side));
  return begun.flatMap((side) =>
    endsOf(side).map(
      ({ staffId }): Effect => ({ kind: 'side-told', staffId, side: asideOf(id, side, staffId, isThere) }),
    ),
  );
}

function hasSide(record: ConversationRecord | null, { epoch }: Side): boolean {
  return record?.sides.some((side) => side.epoch === epoch) ?? false;
}

/** To each who was in before and still is, when it is not the same for them. */
function partiesTold(
  before: ConversationRecord | null,
  after: ConversationRecord | null,
  isThere: (staffId: string) => boolean,
): Effect[] {
  if (before === null || after === null) return [];
  const were = everybodyIn(before);
  return everybodyIn(after).flatMap((party): Effect[] => {
    const was = were.find(({ epoch }) => epoch === party.epoch);
    if (was === undefined) return [];
    const held = heldOf(after, party, isThere);
    if (looksSame(heldOf(before, was, isThere), held)) return [];
    return [partyTold(party, held)];
  });
}

/** N9: to the colleague who has been asked already. */
function requestToldAgain(before: ConversationRecord | null, after: ConversationRecord | null): Effect[] {
  const [was, is] = [before === null ? null : requestOf(before), after === null ? null : requestOf(after)];
  if (after === null || was === null || is === null) return [];
  return was.offer === is.offer && was.concern !== is.concern ? requestTold(after) : [];
}

export function partyTold({ staffId }: Party, held: Held): Effect {
  return { kind: 'held-told', staffId, t: 'parties', held };
}

/** Both are made by one function, so that their keys are in one order. */
function looksSame(a: Held, b: Held): boolean {
  const seen = ({ arriving, arrived, other, offer, concern }: Held) =>
    JSON.stringify([arriving, arrived, other, offer, concern]);
  return seen(a) === seen(b);
}
