/** What the person asks of the console's client: to the server, or into the conversation that it is about. */
import type { OrganisationKind } from '@dorren/shared/protocol/directory.ts';
import type { ProposalReason, ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { OfferMode, ReferralTarget, Wanted } from '@dorren/shared/protocol/referral.ts';
import type { ConcernAge, ConcernOutcome, Form, WhatNowCard } from '@dorren/shared/protocol/reporting-duty.ts';
import type { FromStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import type { Conversations } from './conversations.ts';
import type { DutyKeeper } from './duty-keeper.ts';
import type { Requests } from './requests.ts';
import type { Sides } from './sides.ts';
import type { Snapshots } from './snapshots.ts';
import type { StaffActions, StaffState } from './staff-state.ts';

export interface ActionsParts {
  snapshots: Snapshots;
  duty: DutyKeeper;
  conversations: Conversations;
  sides: Sides;
  requests: Requests;
  /** False, and the person is told, while there is no connection. */
  say(message: FromStaff): boolean;
  /** A card of an organisation of this kind was given. */
  gaveCard(kind: OrganisationKind): void;
}

export abstract class ClientActions implements Omit<StaffActions, 'close'> {
  protected abstract readonly parts: ActionsParts;

  get state(): StaffState {
    return this.parts.snapshots.state;
  }

  /** Calls back with every new snapshot; the returned function stops it. */
  subscribe(listener: (state: StaffState) => void): () => void {
    return this.parts.snapshots.subscribe(listener);
  }

  dutyOn(languages: readonly ConversationLanguage[], capacity: number): void {
    const { duty, snapshots } = this.parts;
    if (this.state.duty.on) this.dutyChange(languages, capacity);
    else if (!duty.ask(languages, capacity)) snapshots.refuse('duty-on', 'not-certified');
  }

  dutyChange(languages: readonly ConversationLanguage[], capacity: number): void {
    this.parts.say({ t: 'duty-change', languages: [...languages], capacity });
  }

  dutyOff(): void {
    this.parts.say({ t: 'duty-off' });
  }

  take(id: string): void {
    this.parts.say({ t: 'take', id });
  }

  takeNext(): void {
    this.parts.say({ t: 'take-next' });
  }

  send(id: string, text: string): boolean {
    return this.parts.conversations.get(id)?.send(text) ?? false;
  }

  writing(id: string): void {
    this.parts.conversations.get(id)?.writing();
  }

  look(id: string): void {
    this.parts.conversations.get(id)?.look();
  }

  end(id: string): void {
    this.parts.conversations.end(id);
  }

  askColleagues(): void {
    this.parts.say({ t: 'colleagues' });
  }

  propose(id: string, mode: OfferMode, to: ReferralTarget, reason: ProposalReason, summary: readonly string[]): void {
    this.parts.conversations.refer(id, { mode, to, reason, summary });
  }

  consult(id: string, to: ReferralTarget): void {
    this.parts.conversations.refer(id, { mode: 'consultation', to });
  }

  withdraw(id: string): void {
    const offer = this.parts.conversations.get(id)?.state.offer?.offer;
    if (offer !== undefined) this.parts.say({ t: 'withdraw', id, offer });
  }

  answer(offer: string, accept: boolean): void {
    const { requests, say } = this.parts;
    const id = requests.open.find((request) => request.offer === offer)?.id;
    if (id !== undefined && say({ t: 'answer', id, offer, accept })) requests.answered(offer, accept);
  }

  stepOut(id: string): void {
    this.parts.say({ t: 'step-out', id });
  }

  returnToQueue(id: string, wanted: Wanted): void {
    this.parts.say({ t: 'return', id, wanted });
  }

  giveCard(id: string, card: ReferralCard): boolean {
    const isGiven = this.parts.conversations.get(id)?.giveCard(card) === true;
    if (isGiven) this.parts.gaveCard(card.kind);
    return isGiven;
  }

  concern(id: string, step: 'open' | 'take-over' | 'told' | 'reporting', age: ConcernAge): void {
    this.parts.conversations.saysOfConcern({ t: 'concern', id, step, age });
  }

  concernOutcome(id: string, outcome: ConcernOutcome, age: ConcernAge): void {
    this.parts.conversations.saysOfConcern({ t: 'concern-outcome', id, outcome, age });
  }

  giveWhatNow(id: string, card: WhatNowCard): boolean {
    return this.parts.conversations.get(id)?.giveCard(card) ?? false;
  }

  ask(id: string, form: Form): boolean {
    return this.parts.conversations.get(id)?.putForm(form) ?? false;
  }

  sendAside(id: string, epoch: number, text: string): boolean {
    return this.parts.sides.consultation(id, epoch)?.send(text) ?? false;
  }

  writingAside(id: string, epoch: number): void {
    this.parts.sides.consultation(id, epoch)?.writing();
  }

  lookAside(id: string, epoch: number): void {
    this.parts.sides.consultation(id, epoch)?.look();
  }

  endAside(id: string, epoch: number): void {
    this.parts.sides.end({ id, epoch });
  }

  dismiss(id: string): void {
    this.parts.conversations.dismiss(id);
  }
}
